"""Reports into files: one just graded, or a whole results folder without grading again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from tiebreak.errors import UsageError
from tiebreak.model import Report
from tiebreak.reports.document import document, write_whole
from tiebreak.reports.reading import read_document
from tiebreak.reports.standing import Standing, standing
from tiebreak.text import printable

Form = Callable[[dict[str, Any]], str]
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


def export(results: Path, names: Iterable[str], statistics: Mapping[str, Any]) -> Iterator[str]:
    """Write every report below `results` in the forms `names`; say what could not be.

    With ``html`` among them ``index.html`` is written as well, `statistics` included.

    Raises
    ------
    UsageError
        If `results` is no results folder, or a form needs an extra that is not installed.
    """
    folder = results / "reports"
    if not folder.is_dir():
        raise UsageError(f"{results}: it is no results folder: there is no reports/ in it")
    forms = {FORMS[name][0]: form(name) for name in names}
    kept: list[Standing] = []
    for path in sorted(folder.iterdir()):
        if not path.name.startswith("."):
            yield from _export(path, forms, kept)
    if not kept:
        raise UsageError(f"{results}: there is no report to export in it")
    if "html" in names:
        from tiebreak.reports.cohort import to_cohort_html  # noqa: PLC0415 (needs the extra)

        write_ours(results / "index.html", to_cohort_html(kept, statistics))


def _export(folder: Path, forms: Mapping[str, Form], kept: list[Standing]) -> Iterator[str]:
    """Write one report in all `forms` and keep what the page on all of them needs."""
    try:
        read = read_document(folder / "report.json")
        kept.append(standing(read, folder.name))
        for name, render in forms.items():
            write_ours(folder / name, render(read))
    except (UsageError, OSError) as error:
        yield printable(str(error))


def write_ours(path: Path, text: str) -> None:
    """Write `text` to `path` unless a file stands there that the kit did not write."""
    if path.exists():
        with path.open("rb") as handle:
            if MARK not in handle.read(HEAD):
                raise UsageError(f"{path}: it is in the way: tiebreak did not write it")
    write_whole(path, text)
