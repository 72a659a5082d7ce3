"""Assignments, notebooks and cells of a gradebook: made where missing, compared where there."""

from collections.abc import Iterable

from nbgrader.api import Assignment, Gradebook, MissingEntry, Notebook

from tiebreak.errors import UsageError
from tiebreak.model import Exercise
from tiebreak.notebooks.names import ANSWER_CELL, grade_cell_of, notebook_of

SAME = (
    "change its points in the course's source, run `nbgrader generate_assignment --force`, and "
    "write again, or name another gradebook with --db"
)
OTHER = "name another gradebook with --db"


def prepare(
    gradebook: Gradebook, name: str, exercises: Iterable[Exercise], course: str | None
) -> None:
    """See that the assignment called `name` has what `exercises` need.

    Raises
    ------
    UsageError
        If something else stands in its place; nothing should then be kept of what was done.
    """
    try:
        assignment = gradebook.find_assignment(name)
    except MissingEntry:
        assignment = gradebook.add_assignment(name)
    if course is not None and assignment.course_id != course:
        raise UsageError(f"assignment {name} belongs to course {assignment.course_id}")
    found = {notebook.name: notebook for notebook in assignment.notebooks}
    of_course = any(notebook.source_cells for notebook in assignment.notebooks)
    for exercise in exercises:
        if notebook_of(exercise) in found:
            _compare(found[notebook_of(exercise)], exercise)
        elif of_course:
            raise UsageError(
                f"assignment {name} is a course's and has no notebook {notebook_of(exercise)}; "
                "add it to the course first"
            )
        else:
            _add(gradebook, assignment, exercise)


def _add(gradebook: Gradebook, assignment: Assignment, exercise: Exercise) -> None:
    place = (notebook_of(exercise), assignment.name)
    gradebook.add_notebook(*place)
    gradebook.add_solution_cell(ANSWER_CELL, *place)
    for criterion in exercise.criteria:
        cell = grade_cell_of(criterion)
        gradebook.add_grade_cell(cell, *place, max_score=criterion.points, cell_type="code")


def _compare(notebook: Notebook, exercise: Exercise) -> None:
    place = f"notebook {notebook.name} of assignment {exercise.screen}"
    cells = {cell.name: cell for cell in notebook.grade_cells}
    for criterion in exercise.criteria:
        cell = cells.pop(grade_cell_of(criterion), None)
        if cell is None:
            raise UsageError(f"{place} has no grade cell {grade_cell_of(criterion)}; {OTHER}")
        if cell.max_score != criterion.points:
            differs = f"{cell.max_score:g} points there and {criterion.points} here"
            raise UsageError(f"{place}: {cell.name} is worth {differs}; {SAME}")
    by_hand = {cell.name for cell in notebook.solution_cells}  # a person's marks are none of ours
    worth = {name for name, cell in cells.items() if cell.max_score}  # public examples are not
    strange = sorted(worth - by_hand)
    if strange:
        raise UsageError(f"{place} has grade cells of another suite: {', '.join(strange)}; {OTHER}")
