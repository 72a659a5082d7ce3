"""The commands for what follows from the content, and for nbgrader: a course, a gradebook."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tiebreak.commands import catalog

CURRENT, DRIFTED, FAILED = 0, 1, 3
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; name what has drifted and exit with 1.")
def build(check: bool) -> None:
    """Write the files that follow from others: stubs, and the tables of the READMEs."""
    from tiebreak.build import build as write
    from tiebreak.build import drifted

    known = catalog()
    if not check:
        for path in write(known):
            click.echo(f"wrote {path}")
        return
    wrong = drifted(known)
    for one in wrong:
        click.echo(f"{one.path}: {one.subject}: it has drifted. Run `tiebreak build`.", err=True)
    sys.exit(DRIFTED if wrong else CURRENT)


@click.command()
@click.argument("course", metavar="COURSE_DIR", type=FOLDER)
@click.argument("names", metavar="[EXERCISE]...", nargs=-1)
def notebook(course: Path, names: Sequence[str]) -> None:
    """Write a course for nbgrader: a notebook an exercise, and nbgrader_config.py."""
    from tiebreak.notebooks.extra import demand_nbgrader

    demand_nbgrader()
    from tiebreak.notebooks.course import write_course

    for path in write_course(course, catalog(), names):
        click.echo(f"wrote {path}")


@click.command("course-reports")
@click.argument("course", metavar="COURSE_DIR", type=FOLDER)
@click.option("--results", type=FOLDER, required=True)
@click.option("--db", help="Database URL; COURSE_DIR/gradebook.db by default.")
def course_reports(course: Path, results: Path, db: str | None) -> None:
    """Write report.json of everybody whom nbgrader graded, answers in words included."""
    from tiebreak.notebooks.extra import demand_nbgrader

    demand_nbgrader()
    from tiebreak.notebooks.written import write_reports

    for path in write_reports(course, results, catalog(), db):
        click.echo(f"wrote {path}")


@click.command()
@click.argument("results", type=click.Path(path_type=Path))
@click.option("--db", default="sqlite:///gradebook.db", show_default=True, help="Database URL.")
@click.option("--course", help="Course of new entries; the gradebook's own by default.")
def gradebook(results: Path, db: str, course: str | None) -> None:
    """Write the reports in RESULTS into an nbgrader gradebook."""
    from tiebreak.notebooks.extra import demand_nbgrader

    demand_nbgrader()
    from tiebreak.notebooks.entries import Refused
    from tiebreak.notebooks.gradebook import write_reports

    counts = {"written": 0, "unchanged": 0, "refused": 0}
    try:
        for one in write_reports(results, catalog().exercises, db, course):
            if isinstance(one, Refused):
                click.echo(f"tiebreak: {one.sentence}", err=True)
                counts["refused"] += 1
            else:
                counts["written" if one.changed else "unchanged"] += 1
    finally:  # a database that fails in the middle keeps what it has
        if any(counts.values()):
            click.echo(", ".join(f"{count} {what}" for what, count in counts.items()))
    sys.exit(FAILED if counts["refused"] else CURRENT)
