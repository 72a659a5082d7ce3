"""Reports into files: one just graded, or a whole results folder without grading again."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tiebreak.errors import UsageError
from tiebreak.model import Report
from tiebreak.reports.document import document, to_json, write_whole
from tiebreak.reports.gradescope import to_gradescope
from tiebreak.reports.junit import to_junit
from tiebreak.reports.reading import read_document
from tiebreak.text import printable

Form = Callable[[dict[str, Any]], str]
FORMS: dict[str, tuple[str, Form]] = {
    "junit": ("junit.xml", to_junit),
    "gradescope": ("results.json", to_gradescope),
}
MARK = b"tiebreak"


def write_forms(report: Report, files: Mapping[str, Path | None]) -> None:
    """Write `report` to each of `files`, which are named by form: ``json``, ``junit``, …."""
    read = document(report)
    for form, path in files.items():
        if path is not None:
            write_whole(path, to_json(report) if form == "json" else FORMS[form][1](read))


def export(results: Path, forms: list[str]) -> Iterator[str]:
    """Write every report below `results` in each of `forms`; say what could not be.

    Raises
    ------
    UsageError
        If `results` is no results folder.
    """
    folder = results / "reports"
    if not folder.is_dir():
        raise UsageError(f"{results}: it is no results folder: there is no reports/ in it")
    for path in sorted(folder.iterdir()):
        try:
            read = read_document(path / "report.json")
            for form in forms:
                name, render = FORMS[form]
                write_ours(path / name, render(read))
        except (UsageError, OSError) as error:
            yield printable(str(error))


def write_ours(path: Path, text: str) -> None:
    """Write `text` to `path` unless a file stands there that the kit did not write."""
    if path.exists():
        with path.open("rb") as handle:
            if MARK not in handle.read(4096):
                raise UsageError(f"{path}: it is in the way: tiebreak did not write it")
    write_whole(path, text)
