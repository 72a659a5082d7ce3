"""Reports into files: one just graded, or a whole results folder without grading again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from tiebreak.errors import UsageError
from tiebreak.model import Report
from tiebreak.reports.document import document, write_whole
from tiebreak.reports.reading import read_document, report_folders
from tiebreak.reports.standing import Standing, standing
from tiebreak.text import printable

Form = Callable[[dict[str, Any]], str]
Statistics = Callable[[Sequence[dict[str, Any]]], Mapping[str, Any]]
FORMS = {  # by option: the name in a results folder, the module and its function
    "json": ("report.json", "document", "to_text"),
    "junit": ("junit.xml", "junit", "to_junit"),
    "gradescope": ("results.json", "gradescope", "to_gradescope"),
    "html": ("report.html", "page", "to_html"),
}
MADE = tuple(FORMS)[1:]
MARK = b"tiebreak"  # stands near the beginning of every file that the kit writes
HEAD = 4096


def form(name: str) -> Form:
    """Return what writes the form `name`; raise UsageError where it needs an extra."""
    _, module, function = FORMS[name]
    return cast(Form, getattr(import_module(f"tiebreak.reports.{module}"), function))


def write_forms(report: Report, files: Mapping[str, Path | None]) -> None:
    """Write `report` to each of `files`, which are named by form."""
    read = document(report)
    for name, path in files.items():
        if path is not None:
            write_whole(path, form(name)(read))


def export(results: Path, names: Iterable[str], statistics: Statistics) -> Iterator[str]:
    """Write every report below `results` in the forms `names`; say what could not be.

    With ``html`` among them ``index.html`` is written as well, with `statistics` of the reports.

    Raises
    ------
    UsageError
        If `results` is no results folder, or a form needs an extra that is not installed.
    """
    forms = {FORMS[name][0]: form(name) for name in names}
    kept: list[dict[str, Any]] = []
    standings: list[Standing] = []
    for folder in report_folders(results):
        try:
            read = read_document(folder / "report.json")
            standings.append(standing(read, folder.name))
            kept.append(read)
            for name, render in forms.items():
                write_ours(folder / name, render(read))
        except (UsageError, OSError) as error:
            yield printable(str(error))
    if not kept:
        raise UsageError(f"{results}: there is no report to export in it")
    if "html" in names:
        from tiebreak.reports.cohort import to_cohort_html  # noqa: PLC0415 (needs the extra)

        write_ours(results / "index.html", to_cohort_html(standings, statistics(kept)))


def write_ours(path: Path, text: str) -> None:
    """Write `text` to `path` unless a file stands there that the kit did not write."""
    if path.exists():
        with path.open("rb") as handle:
            if MARK not in handle.read(HEAD):
                raise UsageError(f"{path}: it is in the way: tiebreak did not write it")
    write_whole(path, text)
