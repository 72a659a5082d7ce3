"""A graded course -> report.json of everybody in it, with what a person gave for words."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from nbgrader.api import MissingEntry

from tiebreak.catalog import Catalog
from tiebreak.errors import UsageError
from tiebreak.notebooks.course import CONFIG
from tiebreak.notebooks.database import open_book
from tiebreak.reports.document import SCHEMA, to_text
from tiebreak.reports.export import write_ours
from tiebreak.submission import safe_name
from tiebreak.text import paragraph

GRADED: Final = "autograded/*/*/*.ipynb"


def write_reports(
    course: Path, results: Path, catalog: Catalog, db: str | None = None
) -> Iterator[Path]:
    """Write ``reports/<student>/report.json`` below `results`, one for each student.

    What the kit found was left in the autograded notebooks; what a person gave for answers in
    words, and remarked on them, stands in the gradebook and is added as ``written``, with the
    question from `catalog`. It does not count in ``score``, which is the sum over the criteria.

    Raises
    ------
    UsageError
        If `course` is no course, nothing in it has been graded, or a file that the kit did not
        write stands in a report's place.
    KitError
        If the gradebook cannot be used, for instance because another process holds it.
    """
    if not (course / CONFIG).is_file():
        raise UsageError(f"{course} is no course for nbgrader: it has no {CONFIG}")
    paths = sorted(course.glob(GRADED))
    if not paths:
        raise UsageError(f"{course} holds no graded notebook; run nbgrader autograde first")
    prompts = {e.id: {one.id: one.prompt for one in e.questions} for e in catalog.exercises}
    students: dict[str, list[dict[str, Any]]] = {}
    with open_book(db or f"sqlite:///{(course / 'gradebook.db').resolve()}", None) as book:
        for path in paths:
            report = _left_in(path)
            if report is not None:
                student, assignment = path.parts[-3:-1]
                place = (path.stem, assignment, student)
                _add_written(report, book.gradebook, place, prompts.get(path.stem, {}))
                students.setdefault(student, []).append(report)
    for student, found in students.items():
        target = results / "reports" / safe_name(student) / "report.json"
        write_ours(target, to_text(together(found)))
        yield target


def together(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one report on all exercises of one student, from one for each."""
    exercises = [exercise for report in reports for exercise in report["exercises"]]
    sums = {key: sum(report[key] for report in reports) for key in ("score", "max_score")}
    sums["seconds"] = round(sum(report["seconds"] for report in reports), 3)
    notes = [note for report in reports for note in report["review"]]
    head = {"schema": SCHEMA}  # notebooks sort their keys; a file tells at its head whose it is
    return head | reports[0] | sums | {"review": notes, "exercises": exercises}


def _left_in(path: Path) -> dict[str, Any] | None:
    """Return the report that grading left in the notebook at `path`."""
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} cannot be read; grade it again") from error
    report: dict[str, Any] | None = metadata.get("tiebreak", {}).get("report")
    return report


def _add_written(
    report: dict[str, Any], gradebook: Any, place: tuple[str, str, str], prompts: Mapping[str, str]
) -> None:
    try:
        notebook = gradebook.find_submission_notebook(*place)
    except MissingEntry as error:
        raise UsageError(f"the gradebook has no {place[0]} of {place[2]}") from error
    comments = {comment.name: comment.comment for comment in notebook.comments}
    marks = {mark.name: mark for mark in notebook.grades if mark.cell.cell_type == "markdown"}
    asked = [*(name for name in prompts if name in marks), *sorted(set(marks) - set(prompts))]
    exercise = report["exercises"][0]
    exercise["written"] = [
        _answer(marks[name], comments.get(name), prompts.get(name)) for name in asked
    ]
    report["review"] += [
        f"{exercise['id']}: {mark.name} was marked before the notebook was last graded; look again"
        for mark in marks.values()
        if mark.needs_manual_grade and mark.manual_score is not None
    ]


def _answer(grade: Any, said: str | None, prompt: str | None) -> dict[str, Any]:
    awaited = grade.manual_score is None and (grade.needs_manual_grade or grade.auto_score is None)
    return {
        "id": grade.name,
        "question": prompt,
        "status": "awaited" if awaited else "graded",
        "score": None if awaited else grade.score,
        "max_score": grade.max_score,
        "comment": None if not said else paragraph(said),
    }
