"""The commands for what follows from the content: derived files, and a course for nbgrader."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tiebreak.commands import catalog

CURRENT, DRIFTED = 0, 1
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
