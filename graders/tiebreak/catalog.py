"""The screens and exercises that there are, read from ``screen.toml`` and the reference files."""

import ast
import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from tiebreak.errors import AuthorError, UsageError
from tiebreak.model import Criterion, Exercise, Function, Metric, Question, Screen

CRITERIA = (
    "correctness", "ties", "vectorization", "memory", "edge_cases", "inputs", "weights", "readout",
    "network", "temperature", "jacobian", "detection", "accuracy",
)  # fmt: skip
POINTS = 100
MARKS = "marks.toml"


def content_root() -> Path:
    """Return the folder with ``exercises``, ``solutions`` and ``graders``.

    That is what ``TIEBREAK_CONTENT`` names, for exercises of one's own; else the checkout; else,
    in an installed wheel, the copy beside this file.
    """
    if named := os.environ.get("TIEBREAK_CONTENT"):
        return Path(named).resolve()
    here = Path(__file__).resolve().parent
    checkout = here.parent.parent
    return checkout if (checkout / "graders" / "suites").is_dir() else here / "content"


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """All screens, in the order of their folders' names."""

    root: Path
    screens: tuple[Screen, ...]

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises, screen by screen."""
        return tuple(exercise for screen in self.screens for exercise in screen.exercises)

    def select(self, names: Sequence[str]) -> tuple[Exercise, ...]:
        """Return the exercises that `names` ask for; a screen's name asks for all but extensions.

        Raises
        ------
        UsageError
            If a name is neither an exercise nor a screen.
        """
        chosen: dict[str, Exercise] = {}
        for name in names or [screen.id for screen in self.screens]:
            for exercise in self._named(name):
                chosen[exercise.id] = exercise
        return tuple(chosen.values())

    def _named(self, name: str) -> list[Exercise]:
        for screen in self.screens:
            if screen.id == name:
                return [exercise for exercise in screen.exercises if not exercise.extension]
        found = [exercise for exercise in self.exercises if exercise.id == name]
        if not found:
            known = [*(screen.id for screen in self.screens), *(e.id for e in self.exercises)]
            raise UsageError(f"there is no exercise or screen {name!r}{_nearest(name, known)}")
        return found


def load_catalog(root: Path) -> Catalog:
    """Read every ``exercises/*/screen.toml`` below `root`.

    Raises
    ------
    AuthorError
        Naming the file, the line where there is one, what is wrong and what to do.
    """
    files = sorted((root / "exercises").glob("*/screen.toml"))
    if not files:
        raise UsageError(f"{root / 'exercises'} holds no screen: no screen.toml was found below it")
    catalog = Catalog(root=root, screens=tuple(_screen(file, root) for file in files))
    _refuse_twins(catalog)
    return catalog


def _screen(file: Path, root: Path) -> Screen:
    reader, table = _read(file)
    marks = root / "solutions" / file.parent.name / MARKS
    schemes = _read(marks)[1] if marks.is_file() else {}
    id = file.parent.name
    entries = reader.get(table, "exercise", list, id)
    names = [str(entry.get("id")) for entry in entries]
    for name in names:
        reader.demand(names.count(name) == 1, name, "another exercise has that name too")
    return Screen(
        id=id,
        title=reader.get(table, "title", str, id),
        folder=file.parent,
        exercises=tuple(_exercise(reader, entry, root, id, schemes) for entry in entries),
    )


def _read(file: Path) -> tuple["_Reader", dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AuthorError(f"{file}: it cannot be read: {error}. Mend the file.") from error
    return _Reader(file, text), table


def _exercise(
    reader: "_Reader", entry: dict[str, Any], root: Path, screen: str, schemes: dict[str, Any]
) -> Exercise:
    id = reader.get(entry, "id", str, screen)
    criteria = tuple(
        Criterion(
            id=reader.get(item, "id", str, id),
            title=reader.get(item, "title", str, id),
            points=reader.get(item, "points", int, id),
            hint=reader.get(item, "hint", str, id),
        )
        for item in reader.get(entry, "criteria", list, id)
    )
    reader.demand(
        sum(c.points for c in criteria) == POINTS, id, f"its points do not sum to {POINTS}"
    )
    for c in criteria:
        reader.demand(c.id in CRITERIA, id, f"there is no criterion {c.id!r}")
        reader.demand(c.points > 0, id, f"criterion {c.id!r} carries no points")
    reader.demand(len({c.id for c in criteria}) == len(criteria), id, "a criterion stands twice")
    solution = root / "solutions" / screen / f"{id}.py"
    return Exercise(
        id=id,
        screen=screen,
        title=reader.get(entry, "title", str, id),
        minutes=reader.get(entry, "minutes", int, id),
        hints=_hints(reader, entry, id),
        criteria=criteria,
        functions=functions_of(solution),
        stub=root / "exercises" / screen / f"{id}.py",
        solution=solution,
        suite=root / "graders" / "suites" / screen / f"check_{id}.py",
        extension=bool(entry.get("extension", False)),
        metric=_metric(reader, entry, id),
        asks=str(entry.get("asks", entry["title"])),
        questions=_questions(reader, entry, id, schemes.get(id, {})),
    )


def _questions(
    reader: "_Reader", entry: dict[str, Any], id: str, schemes: dict[str, list[str]]
) -> tuple[Question, ...]:
    """Read the questions; what earns their points stands beside the solutions, out of sight."""
    taken = {item["id"] for item in entry["criteria"]}
    questions = []
    for item in entry.get("question", []):
        name = reader.get(item, "id", str, id)
        said = f"question {name!r}"
        reader.demand(re.fullmatch(r"[a-z][a-z0-9_]*", name) is not None, id, f"{said} is no id")
        reader.demand(name not in taken, id, f"{said} has the id of something else")
        reader.demand(bool(schemes.get(name)), id, f"{said} has no mark scheme in {MARKS}")
        points = reader.get(item, "points", int, id)
        reader.demand(points > 0, id, f"{said} carries no points")
        prompt = reader.get(item, "prompt", str, id)
        questions.append(
            Question(id=name, prompt=prompt, points=points, marks=tuple(map(str, schemes[name])))
        )
        taken.add(name)
    return tuple(questions)


def _hints(reader: "_Reader", entry: dict[str, Any], id: str) -> tuple[str, ...]:
    hints = reader.get(entry, "hints", list, id)
    reader.demand(bool(hints), id, "it has no hint")
    return tuple(map(str, hints))


def _metric(reader: "_Reader", entry: dict[str, Any], id: str) -> Metric | None:
    metric: Metric | None = entry.get("metric")
    reader.demand(metric in (None, *get_args(Metric)), id, f"there is no metric {metric!r}")
    return metric


def functions_of(reference: Path) -> tuple[Function, ...]:
    """Return the public functions that the file `reference` defines at its top level."""
    try:
        tree = ast.parse(reference.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise AuthorError(f"{reference}: it cannot be read: {error}. Mend the file.") from error
    return tuple(
        _function(node)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    )


def _function(node: ast.FunctionDef) -> Function:
    parameters = tuple(arg.arg for arg in [*node.args.posonlyargs, *node.args.args])
    return Function(name=node.name, parameters=parameters)


class _Reader:
    """Look-ups in one screen.toml that fail with the file, the line and what to do."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.lines = text.splitlines()

    def get(self, table: dict[str, Any], key: str, kind: type, id: str) -> Any:
        value = table.get(key)
        self.demand(isinstance(value, kind), id, f"{key!r} is missing or is not {kind.__name__}")
        return value

    def demand(self, holds: bool, id: str, what: str) -> None:
        if not holds:
            line = next((i for i, text in enumerate(self.lines, 1) if f'"{id}"' in text), 1)
            raise AuthorError(f"{self.file}:{line}: {id}: {what}. Mend the entry.")


def _refuse_twins(catalog: Catalog) -> None:
    seen: dict[str, str] = {}
    for screen in catalog.screens:
        for name in [screen.id, *(exercise.id for exercise in screen.exercises)]:
            if name in seen:
                file = screen.folder / "screen.toml"
                raise AuthorError(f"{file}: {name}: {seen[name]} has that name too. Rename one.")
            seen[name] = screen.id


def _nearest(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else "; `tiebreak list` shows what there is"
