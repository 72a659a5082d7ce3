"""A course for nbgrader on the disk: notebooks by assignment, and ``nbgrader_config.py``."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tiebreak.catalog import Catalog
from tiebreak.errors import UsageError
from tiebreak.model import Exercise
from tiebreak.notebooks.names import assignment_of, notebook_of
from tiebreak.notebooks.source import source_notebook
from tiebreak.reports.document import write_whole

CONFIG: Final = "nbgrader_config.py"
SEAL: Final = re.compile(r"\n# written by tiebreak, sha256 ([0-9a-f]{64})\n\Z")
ENGINE: Final = "tiebreak.notebooks.grading.TiebreakGrade"


def write_course(course: Path, catalog: Catalog, names: Sequence[str]) -> Iterator[Path]:
    """Write the notebooks of the exercises that `names` select, and the settings.

    Yields the path of what was written; what is there already and the same is left alone.

    Raises
    ------
    UsageError
        If something that this command did not write stands in the way; nothing is written then.
    """
    texts = {
        course / "source" / assignment_of(e) / f"{notebook_of(e)}.ipynb": _notebook(e, catalog)
        for e in catalog.select(names)
    }
    config = course / CONFIG
    if not _kept(config):
        texts[config] = _sealed(_config(course))
    for path in texts:
        _refuse_foreign(path)
    for path, text in texts.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
            yield path


def _notebook(exercise: Exercise, catalog: Catalog) -> str:
    screen = next(screen for screen in catalog.screens if screen.id == exercise.screen)
    readme = screen.folder / "README.md"
    statement = readme.read_text(encoding="utf-8") if readme.is_file() else f"# {screen.title}"
    made = json.loads(source_notebook(exercise, statement))
    made["metadata"]["tiebreak"] = {"sha256": _digest(json.dumps(made, sort_keys=True))}
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _config(course: Path) -> str:
    template = Path(__file__).with_name("nbgrader_config.template").read_text(encoding="utf-8")
    return template.format(course=course.resolve().name)


def _sealed(text: str) -> str:
    return f"{text}\n# written by tiebreak, sha256 {_digest(text)}\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(config: Path) -> bool:
    """Tell whether `config` is there, has been edited, and still names the kit's engine."""
    if not config.is_file():
        return False
    text = config.read_text(encoding="utf-8", errors="replace")
    return not _is_ours(text) and ENGINE in text


def _refuse_foreign(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UsageError(f"{path} is not a plain file; nothing was written")
    if path.exists() and not _is_ours(path.read_text(encoding="utf-8", errors="replace")):
        raise UsageError(
            f"{path} was not written by this command or has been changed since; "
            "nothing was written: move it away first"
        )


def _is_ours(text: str) -> bool:
    """Tell whether `text` is just what this command wrote, by the digest that it left in it."""
    seal = SEAL.search(text)
    if seal:
        return _digest(text[: seal.start()]) == seal[1]
    try:
        made = json.loads(text)
        found = made["metadata"].pop("tiebreak")["sha256"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return bool(found == _digest(json.dumps(made, sort_keys=True)))
