"""A notebook -> answers. It is read as JSON; nothing in it is run and no output is looked at."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from tiebreak.model import Exercise
from tiebreak.submission.cells import Cell, is_python, prepare, text_for
from tiebreak.submission.notebook_file import code_cells
from tiebreak.submission.parts import (
    SOURCE_BYTES,
    Problem,
    Source,
    UnreadableError,
    problem,
    shown,
    size_words,
)
from tiebreak.submission.places import Answers
from tiebreak.submission.statements import defined_names

_TOO_LONG: Final = f"holds more than {size_words(SOURCE_BYTES)} of code"


def notebook_answers(data: bytes, path: str, exercises: Sequence[Exercise]) -> Answers:
    """Answer the exercises whose functions the notebook's code cells define.

    Raises
    ------
    UnreadableError
        If the notebook is not one, or holds too much code or text that is none.
    """
    cells = code_cells(data)
    python = [cell for cell in cells if is_python(cell)]
    if sum(len(cell.text) for cell in python) > SOURCE_BYTES:
        raise UnreadableError(_TOO_LONG)
    prepared = [ready for cell in python if (ready := prepare(cell))]
    answers: dict[str, Source | Problem] = {}
    digest = hashlib.sha256(data).hexdigest()
    for exercise in exercises:
        found = text_for([function.name for function in exercise.functions], prepared)
        if found is None:
            continue
        text, starts = found
        if len(text.encode()) > SOURCE_BYTES:
            answers[exercise.id] = problem(exercise.id, f"{shown(path)} {_TOO_LONG}")
        else:
            answers[exercise.id] = Source(
                exercise=exercise.id, text=text, path=shown(path), sha256=digest, cells=starts
            )
    return answers, _notes(cells, path, exercises, answers)


def _notes(
    cells: Sequence[Cell],
    path: str,
    exercises: Sequence[Exercise],
    answers: Mapping[str, object],
) -> dict[str, str]:
    """Say where a missing exercise is defined all the same, in a cell that is not read."""
    unread = {
        cell.number: defined_names(cell.text[:SOURCE_BYTES])
        for cell in cells
        if not is_python(cell)
    }
    notes = {}
    for exercise in exercises:
        wanted = {function.name for function in exercise.functions}
        near = [number for number, names in unread.items() if names & wanted]
        if exercise.id not in answers and near:
            notes[exercise.id] = (
                f"{shown(path)}: cell {near[0]} is a test or begins with %%, so it is not read"
            )
    return notes
