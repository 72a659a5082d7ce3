"""What nbgrader calls the things of a screen, in notebooks and in its gradebook alike.

nbgrader allows letters, digits, ``_`` and ``-`` in a ``grade_id``, which is unique in its
notebook, and no ``+`` in an assignment's name; the kit's own ids are made of nothing else.
"""

from typing import Final

from tiebreak.model import Criterion, Exercise

ANSWER_CELL: Final = "answer"  # holds the code; only such a cell has comments in nbgrader


def assignment_of(exercise: Exercise) -> str:
    """Name the assignment that `exercise` belongs to: its screen.

    An extension is outside the screen's total, so it is an assignment of its own.
    """
    return f"{exercise.screen}-{exercise.id}" if exercise.extension else exercise.screen


def notebook_of(exercise: Exercise) -> str:
    """Name the notebook that asks for `exercise`."""
    return exercise.id


def grade_cell_of(criterion: Criterion) -> str:
    """Name the cell that has the points of `criterion`."""
    return criterion.id
