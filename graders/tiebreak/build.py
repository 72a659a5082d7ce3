"""The files that follow from others: stubs from references, tables from ``screen.toml``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tiebreak.catalog import Catalog
from tiebreak.errors import AuthorError
from tiebreak.model import Exercise, Screen
from tiebreak.reports.document import write_whole
from tiebreak.stubs import stub_of

BEGIN, END = "<!-- begin: {} -->", "<!-- end: {} -->"
SCREEN_HEAD: Final = "| exercise | what it asks | minutes | points |\n| --- | --- | --- | --- |"
KIT_HEAD: Final = "| exercise | what it asks for | points | minutes |\n| --- | --- | ---: | ---: |"


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A file and the text that it should hold."""

    path: Path
    subject: str
    text: str

    @property
    def current(self) -> bool:
        """True when the file holds just that."""
        try:
            return self.path.read_text(encoding="utf-8") == self.text
        except (OSError, UnicodeDecodeError):
            return False


def derived(catalog: Catalog) -> Iterator[Derived]:
    """Yield every derived file of the content, as it should be."""
    for exercise in catalog.exercises:
        text = stub_of(_read(exercise.solution, exercise.id))
        yield Derived(path=exercise.stub, subject=exercise.id, text=text)
    for screen in catalog.screens:
        rows = [_screen_row(one) for one in screen.exercises if not one.extension]
        yield _table(screen.folder / "README.md", screen.id, SCREEN_HEAD, rows)
    if (catalog.root / "pyproject.toml").is_file():  # a checkout; a wheel has no README of the kit
        rows = [_kit_row(one, screen) for screen in catalog.screens for one in screen.exercises]
        yield _table(catalog.root / "README.md", "tiebreak", KIT_HEAD, rows)


def drifted(catalog: Catalog) -> list[Derived]:
    """Return the derived files that do not hold what they should."""
    return [one for one in derived(catalog) if not one.current]


def build(catalog: Catalog) -> list[Path]:
    """Write the derived files that have drifted, each whole or not at all; return their paths."""
    wrong = drifted(catalog)
    for one in wrong:
        write_whole(one.path, one.text)
    return [one.path for one in wrong]


def _table(path: Path, subject: str, head: str, rows: list[str]) -> Derived:
    """Return the file at `path` with the table between its two marks made anew."""
    begin, end = BEGIN.format("exercises"), END.format("exercises")
    text = _read(path, subject)
    if text.count(begin) != 1 or text.count(end) != 1:
        raise AuthorError(
            f"{path}: {subject}: it does not hold {begin!r} and {end!r} once each. Mark the table."
        )
    table = "\n".join([begin, "", head, *rows, "", end])
    made = re.sub(f"{begin}.*?{end}", lambda _: table, text, flags=re.DOTALL)
    return Derived(path=path, subject=subject, text=made)


def _screen_row(exercise: Exercise) -> str:
    points = ", ".join(f"{criterion.id} {criterion.points}" for criterion in exercise.criteria)
    return f"| `{exercise.id}` | {exercise.asks} | {exercise.minutes} | {points} |"


def _kit_row(exercise: Exercise, screen: Screen) -> str:
    link = f"[`{exercise.id}`](exercises/{screen.id}/{exercise.id}.py)"
    return f"| {link} | {exercise.title} | {exercise.points} | {exercise.minutes} |"


def _read(path: Path, subject: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorError(f"{path}: {subject}: it cannot be read: {error}. Mend it.") from error
