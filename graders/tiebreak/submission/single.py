"""A single .py -> the exercise that it is named after, or those whose functions it defines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tiebreak.model import Exercise
from tiebreak.submission.names import stem_of
from tiebreak.submission.parts import SOURCE_BYTES, UnreadableError, shown
from tiebreak.submission.places import Answers, all_problems, source_of
from tiebreak.submission.reading import read_regular
from tiebreak.submission.statements import defined_names
from tiebreak.text import printable


def single_answers(path: Path, exercises: Sequence[Exercise]) -> Answers:
    """Answer the exercise that the file is named after, else each that it defines part of.

    Raises
    ------
    UnreadableError
        If the file cannot be read and its name does not say what it was meant to answer.
    """
    named = [exercise for exercise in exercises if exercise.id == stem_of(path.name)]
    try:
        source = source_of("", path.name, read_regular(path, SOURCE_BYTES))
    except UnreadableError as refusal:
        if not named:
            raise
        return all_problems(named, f"{shown(path.name)} {refusal}"), {}
    defined = defined_names(source.text)
    chosen = named or [exercise for exercise in exercises if defined & _functions(exercise)]
    answers = {exercise.id: replace(source, exercise=exercise.id) for exercise in chosen}
    notes = {e.id: _note(path, e) for e in exercises if not named and e.id not in answers}
    return {**answers}, notes


def _functions(exercise: Exercise) -> frozenset[str]:
    return frozenset(function.name for function in exercise.functions)


def _note(path: Path, exercise: Exercise) -> str:
    names = ", ".join(function.name for function in exercise.functions)
    return printable(f"{shown(path.name)} does not define {names}")
