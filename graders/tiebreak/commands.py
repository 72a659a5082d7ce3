"""The commands for a cohort that has been graded, or handed in: they read and print."""

import io
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tiebreak.errors import UsageError

if TYPE_CHECKING:  # nothing is imported before a command needs it: `tiebreak --help` is fast
    from rich.console import Console

    from tiebreak.catalog import Catalog
    from tiebreak.submission import Submission

SAME, CHANGED = 0, 1
json_option = click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write everything to FILE.",
    metavar="FILE",
)


@click.command()
@click.argument("results", type=click.Path(path_type=Path))
@json_option
def stats(results: Path, json_file: Path | None) -> None:
    """Show how a screen works: scores, criteria, reliability, what failed alike.

    RESULTS is a folder that grade-all wrote. In FILE each cluster of failures has a "comment"
    for a person to fill; writing to the same FILE again keeps the comments.
    """
    if find_spec("scipy") is None:
        raise UsageError("statistics need SciPy: pip install 'tiebreak[stats]'")
    from tiebreak.team.clusters import with_comments
    from tiebreak.team.cohort import read_results
    from tiebreak.team.statistics import SCHEMA, cohort_statistics
    from tiebreak.team.statistics_table import show_statistics

    cohort = read_results(results)
    found = cohort_statistics(cohort.documents, cohort.sentences)
    if json_file is not None:
        earlier = _earlier(json_file, SCHEMA)
        found["clusters"], found["unused_comments"] = with_comments(
            found["clusters"], earlier.get("clusters"), earlier.get("unused_comments")
        )
        _write(json_file, found)
    show_statistics(found, console())


@click.command("regrade-diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@json_option
def regrade_diff(old: Path, new: Path, json_file: Path | None) -> None:
    """Show whose score changes from OLD to NEW, two results folders, and by which checks.

    Exit status: 0 if every submission that both folders graded keeps its score, 1 if any does
    not, or was graded in OLD and is not gradable in NEW.
    """
    from tiebreak.team.cohort import read_results
    from tiebreak.team.regrade import SCHEMA
    from tiebreak.team.regrade import regrade_diff as compare
    from tiebreak.team.regrade_table import show_difference

    difference = compare(read_results(old), read_results(new))
    if json_file is not None:
        _earlier(json_file, SCHEMA)
        _write(json_file, difference)
    show_difference(difference, console())
    sys.exit(CHANGED if difference["changed"] or difference["lost"] else SAME)


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.6,
    show_default=True,
    help="Share of an answer that must be in the other.",
)
@json_option
def similar(
    submissions: Path, names: Sequence[str], threshold: float, json_file: Path | None
) -> None:
    """List answers in SUBMISSIONS that are much alike, for a person to look at.

    What the stub holds and what more than half of the answers hold does not count; answers of
    less than about six lines besides that are not listed. Nothing is scored or executed.
    """
    from tiebreak.team.similar_table import show_similar
    from tiebreak.team.similarity import SCHEMA, similar_answers

    known = catalog()
    exercises = known.select(names)
    read = _handed_in(submissions, known)
    found = similar_answers(read, exercises, threshold)
    if json_file is not None:
        _earlier(json_file, SCHEMA)
        _write(json_file, found)
    show_similar(found, console())


def _handed_in(folder: Path, known: "Catalog") -> "list[Submission]":
    from tiebreak.submission import find_submissions, read_submission

    paths, clashes = find_submissions(folder)
    for clash in clashes:
        click.echo(f"left out: {clash.sentence}", err=True)
    if not paths:
        raise UsageError(f"{folder} holds no folder, archive, notebook or .py to compare")
    return [read_submission(path, known.exercises) for path in paths]


def _earlier(file: Path, schema: str) -> dict[str, Any]:
    """Read what the same command wrote to `file` before; refuse to replace anything else."""
    if not file.exists():
        return {}
    try:
        document = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or document.get("schema") != schema:
        raise UsageError(f"{file} is there and was not written by this command; name another file")
    return document


def _write(file: Path, document: dict[str, Any]) -> None:
    from tiebreak.reports.document import to_text, write_whole

    try:
        write_whole(file, to_text(document))
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None


def catalog() -> "Catalog":
    """Read the catalogue of this installation."""
    from tiebreak.catalog import content_root, load_catalog

    return load_catalog(content_root())


def console(*, stderr: bool = False) -> "Console":
    """Return the console that every command prints to."""
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):  # not every terminal can show every name
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)
