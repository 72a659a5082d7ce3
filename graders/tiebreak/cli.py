"""The ``tiebreak`` command: arguments, printing and exit statuses; it decides nothing."""

import gc
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tiebreak import __version__
from tiebreak.commands import catalog as _catalog
from tiebreak.commands import console as _console
from tiebreak.commands import regrade_diff, similar, stats
from tiebreak.commands_course import build, course_reports, gradebook, notebook
from tiebreak.errors import TiebreakError, UsageError

if TYPE_CHECKING:  # nothing is imported before a command needs it: `tiebreak --help` is fast
    from tiebreak.sandbox import Kind

EARNED, LOST, USAGE, FAILED, STOPPED = 0, 1, 2, 3, 130
ISOLATIONS = click.Choice(["auto", "kernel", "bubblewrap", "weak"])
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tiebreak")
def tiebreak() -> None:
    """Practise and grade NumPy coding screens."""


@tiebreak.command("list")
def list_() -> None:
    """Show the screens and exercises, with points and minutes."""
    from tiebreak.reports.listing import show_catalog

    show_catalog(_catalog(), _console())


@tiebreak.command()
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
@click.option("--submission", type=click.Path(path_type=Path), help="Folder, .zip, .py or .ipynb.")
@click.option("--isolation", type=ISOLATIONS, default="auto", show_default=True)
def check(names: Sequence[str], submission: Path | None, isolation: "Kind") -> None:
    """Run the public examples, on the stubs in exercises/ unless told otherwise."""
    from tiebreak.practice import practise
    from tiebreak.reports.practice import show_practice
    from tiebreak.submission import read_submission

    catalog = _catalog()
    exercises = catalog.select(names)
    read = read_submission(submission or _stubs(catalog.root), catalog.exercises)
    results = practise(exercises, read, isolation)
    show_practice(results, _console())
    sys.exit(EARNED if all(result.passed for result in results) else LOST)


@tiebreak.command()
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
@click.option("--submission", type=click.Path(path_type=Path), help="Folder, .zip, .py or .ipynb.")
@click.option("--json", type=FILE, help="Write the report as JSON.")
@click.option("--junit", type=FILE, help="Write it as JUnit XML.")
@click.option("--gradescope", type=FILE, help="Write Gradescope's results.json.")
@click.option("--html", type=FILE, help="Write it as one HTML page.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--isolation", type=ISOLATIONS, default="auto", show_default=True)
def grade(
    names: Sequence[str],
    submission: Path | None,
    seed: int,
    isolation: "Kind",
    **files: Path | None,
) -> None:
    """Run the hidden suites, on the stubs in exercises/ or on one submission."""
    from tiebreak.grade import Grader
    from tiebreak.reports.export import form, write_forms
    from tiebreak.reports.terminal import show
    from tiebreak.sandbox import Sandbox
    from tiebreak.submission import read_submission

    for name in [name for name, file in files.items() if file is not None]:
        form(name)  # what it needs is installed, or nothing is graded
    gc.freeze()  # what is loaded by now stays: no collection needs to look at it again
    catalog = _catalog()
    exercises = catalog.select(names)
    read = read_submission(submission or _stubs(catalog.root), catalog.exercises)
    with Sandbox(isolation=isolation) as sandbox:
        report = Grader(sandbox=sandbox, exercises=exercises, seed=seed).grade(read)
    write_forms(report, files)
    show(report, _console())
    sys.exit(EARNED if report.score == report.max_score else LOST)


@tiebreak.command("grade-all")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
@click.option("--results", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--jobs", type=click.IntRange(1), help="Processes; one per core by default.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--isolation", type=ISOLATIONS, default="auto", show_default=True)
@click.option("--allow-weak-isolation", is_flag=True, help="Grade even without kernel isolation.")
@click.option("--fresh", is_flag=True, help="Grade again what has a report already.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on a Dask cluster: tcp://host:port.")
@click.option("--json-lines", is_flag=True, help="Print a JSON object for each submission.")
def grade_all(
    submissions: Path,
    names: Sequence[str],
    results: Path,
    jobs: int | None,
    seed: int,
    isolation: "Kind",
    allow_weak_isolation: bool,
    fresh: bool,
    scheduler: str | None,
    json_lines: bool,
) -> None:
    """Grade every folder, archive, notebook or .py in SUBMISSIONS that has no report yet."""
    from tiebreak.team.batch import Batch
    from tiebreak.team.summary import Voice, run_batch

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # how a queue ends its jobs
    catalog = _catalog()
    exercises = catalog.select(names)
    batch = Batch(
        submissions=submissions,
        results=results,
        exercises=exercises,
        known=catalog.exercises,
        jobs=jobs,
        seed=seed,
        isolation=isolation,
        allow_weak=allow_weak_isolation,
        fresh=fresh,
        scheduler=scheduler,
    )
    voice = Voice(out=_console(), err=_console(stderr=True), json_lines=json_lines)
    tally = run_batch(batch, voice)
    if tally.stopped:
        sys.exit(STOPPED)
    sys.exit(FAILED if tally.ungraded else USAGE if tally.refused else EARNED)


@tiebreak.command()
@click.argument("results", type=click.Path(path_type=Path, file_okay=False))
@click.option("--html", is_flag=True, help="report.html for each, index.html for all.")
@click.option("--junit", is_flag=True, help="junit.xml for each.")
@click.option("--gradescope", is_flag=True, help="results.json for each.")
def export(results: Path, **chosen: bool) -> None:
    """Write finished reports in RESULTS in other forms, all of them unless told which."""
    from tiebreak.reports.export import MADE
    from tiebreak.reports.export import export as run
    from tiebreak.team.sections import sections

    names = [name for name in MADE if chosen[name]] or list(MADE)
    for sentence in run(results, names, sections):
        click.echo(f"not exported: {sentence}", err=True)
    click.echo(f"wrote {', '.join(names)} below {results}")


@tiebreak.command()
@click.argument("zip_file", metavar="OUT.zip", type=FILE)
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
@click.option("--allow-weak-isolation", is_flag=True, help="Grade even without kernel isolation.")
def gradescope(zip_file: Path, names: Sequence[str], allow_weak_isolation: bool) -> None:
    """Write the autograder that Gradescope is given for an assignment."""
    from tiebreak.reports.document import write_whole
    from tiebreak.reports.upload import autograder_zip

    _catalog().select(names)
    write_whole(zip_file, autograder_zip(names, allow_weak=allow_weak_isolation))
    click.echo(f"wrote {zip_file}")


@tiebreak.command()
def selfcheck() -> None:
    """Check the content for its authors: files, criteria, stubs, references."""
    from tiebreak.selfcheck import selfcheck as run

    complaints = run(_catalog())
    for complaint in complaints:
        click.echo(complaint, err=True)
    if complaints:
        sys.exit(FAILED)
    click.echo("everything is in order")


for command in (stats, regrade_diff, similar, build, notebook, course_reports, gradebook):
    tiebreak.add_command(command)


def main() -> None:
    """Run the command; the kit's own errors are one sentence and an exit status."""
    try:
        tiebreak.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("tiebreak: stopped", err=True)
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except UsageError as error:
        click.echo(f"tiebreak: {error}", err=True)
        sys.exit(USAGE)
    except TiebreakError as error:
        click.echo(f"tiebreak: {error}", err=True)
        sys.exit(FAILED)
    except Exception:  # a bug of ours must not exit with 1, which says that points were lost
        traceback.print_exc()
        sys.exit(FAILED)


def _stubs(root: Path) -> Path:
    return root / "exercises"
