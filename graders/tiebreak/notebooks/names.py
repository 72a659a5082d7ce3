"""What nbgrader calls the things of a screen, in notebooks and in its gradebook alike.

nbgrader allows letters, digits, ``_`` and ``-`` in a ``grade_id``, which is unique in its
notebook, and no ``+`` in an assignment's name; the kit's own ids are made of nothing else.
"""

from tiebreak.model import Criterion, Exercise


def assignment_of(exercise: Exercise) -> str:
    """Name the assignment that `exercise` belongs to: its screen.

    An extension is outside the screen's total, so it is an assignment of its own.
    """
    return f"{exercise.screen}-{exercise.id}" if exercise.extension else exercise.screen


def notebook_of(exercise: Exercise) -> str:
    """Name the notebook that asks for `exercise`."""
    return exercise.id


def answer_cell_of(exercise: Exercise) -> str:
    """Name the cell that holds the answer: the only kind that nbgrader has comments for."""
    return f"{exercise.id}-answer"


def grade_cell_of(criterion: Criterion) -> str:
    """Name the cell that has the points of `criterion`."""
    return criterion.id
