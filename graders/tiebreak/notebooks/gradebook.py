"""``tiebreak gradebook``: reports of plain answers into an nbgrader gradebook.

Notebooks and plain files then stand side by side: an assignment is a screen, a notebook an
exercise, a grade cell a criterion, and a student a submission. Writing twice changes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    InvalidEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy.orm import selectinload

from tiebreak.errors import UsageError
from tiebreak.model import Exercise
from tiebreak.notebooks.database import Book, open_book
from tiebreak.notebooks.entries import Entry, Marks, Refused, read_entries
from tiebreak.notebooks.names import ANSWER_CELL, notebook_of
from tiebreak.notebooks.structure import prepare
from tiebreak.text import printable


@dataclass(frozen=True, kw_only=True)
class Written:
    """One submission that stands in the gradebook as reported."""

    student: str
    changed: bool


def write_reports(
    results: Path, known: Sequence[Exercise], url: str, course: str | None = None
) -> Iterator[Written | Refused]:
    """Write every report below `results` into the gradebook at `url`, yielding each as it is done.

    Raises
    ------
    UsageError
        If `results` is no results folder or `url` no gradebook.
    KitError
        If the database cannot be used, or no longer.
    """
    read = list(read_entries(results, known))
    yield from (one for one in read if isinstance(one, Refused))
    entries = [one for one in read if isinstance(one, Entry)]
    if entries:
        with open_book(url, course) as book:
            refused = _prepare_all(book, entries, course)
            yield from (Refused(sentence=sentence) for sentence in refused.values())
            for entry in entries:
                yield _write(book, entry, set(refused))


def _prepare_all(book: Book, entries: Sequence[Entry], course: str | None) -> dict[str, str]:
    """Make what the entries need; name each assignment that is not to be had, and why."""
    needed: dict[str, dict[str, Exercise]] = {}
    for marks in (marks for entry in entries for marks in entry.marks):
        needed.setdefault(marks.assignment, {})[marks.exercise.id] = marks.exercise
    refused = {}
    for name, exercises in needed.items():
        try:
            with book.transaction() as gradebook:
                prepare(gradebook, name, exercises.values(), course)
        except (UsageError, InvalidEntry) as error:
            refused[name] = f"{book.name}: {printable(str(error))}; nothing was written there"
    return refused


def _write(book: Book, entry: Entry, refused: set[str]) -> Written | Refused:
    """Write one submission, all of it or nothing."""
    assignments = sorted({marks.assignment for marks in entry.marks})
    lost = [name for name in assignments if name in refused]
    if lost:
        return Refused(sentence=f"{printable(entry.student)}: not written: see {', '.join(lost)}")
    try:
        with book.transaction() as gradebook:
            gradebook.update_or_create_student(entry.student)
            changed = [_enter(gradebook, entry, name) for name in assignments]
    except InvalidEntry as error:
        said = printable(str(error), 200)
        return Refused(
            sentence=f"{printable(entry.student)}: the gradebook does not take it: {said}"
        )
    return Written(student=entry.student, changed=any(changed))


def _enter(gradebook: Gradebook, entry: Entry, assignment: str) -> bool:
    """Enter what belongs to one assignment; return whether that changed anything."""
    submission = gradebook.update_or_create_submission(assignment, entry.student)
    found = {notebook.name: notebook for notebook in _loaded(gradebook, submission)}
    changed = False
    for marks in entry.marks:
        if marks.assignment == assignment:
            name = notebook_of(marks.exercise)
            notebook = found.get(name) or _mirrored(gradebook, submission, name)
            changed |= _mark(notebook, marks)
    return changed


def _mark(notebook: SubmittedNotebook, marks: Marks) -> bool:
    grades = {grade.name: grade for grade in notebook.grades}
    absent = sorted(set(marks.scores) - set(grades))
    if absent:
        raise InvalidEntry(f"notebook {notebook.name} was entered without {', '.join(absent)}")
    changed = [_score(grades[name], score) for name, score in marks.scores.items()]
    comments = [comment for comment in notebook.comments if comment.name == ANSWER_CELL]
    changed += [_say(comment, marks.comment) for comment in comments]
    return any(changed)


def _loaded(gradebook: Gradebook, submission: SubmittedAssignment) -> list[SubmittedNotebook]:
    """Return the notebooks of a submission with all that is in them, in a handful of queries."""
    found = gradebook.db.query(SubmittedNotebook).filter_by(assignment_id=submission.id)
    insides = (
        selectinload(SubmittedNotebook.notebook),
        selectinload(SubmittedNotebook.grades).selectinload(Grade.cell),
        selectinload(SubmittedNotebook.comments).selectinload(Comment.cell),
    )
    return list(found.options(*insides))


def _mirrored(
    gradebook: Gradebook, submission: SubmittedAssignment, name: str
) -> SubmittedNotebook:
    """Give a submission the notebook that its assignment got later, as nbgrader would have."""
    original = next(one for one in submission.assignment.notebooks if one.name == name)
    made = SubmittedNotebook(notebook=original, assignment=submission)
    for cell in [*original.grade_cells, *original.task_cells]:
        Grade(cell=cell, notebook=made)
    for cell in [*original.solution_cells, *original.task_cells]:
        Comment(cell=cell, notebook=made)
    gradebook.db.add(made)
    return made


def _score(grade: Grade, score: float) -> bool:
    """Set the automatic score; a person's score stays, and is to be looked at if ours moves."""
    moved: bool = grade.auto_score != score
    look = grade.manual_score is not None and (moved or grade.needs_manual_grade)
    changed: bool = moved or grade.needs_manual_grade != look
    grade.auto_score, grade.needs_manual_grade = score, look
    return changed


def _say(comment: Comment, text: str | None) -> bool:
    changed: bool = comment.auto_comment != text
    comment.auto_comment = text
    return changed
