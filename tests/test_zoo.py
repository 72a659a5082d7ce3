"""Every answer of the zoo scores what its header says, and the zoo fails every check."""

from collections.abc import Iterator

import pytest

import zoo
from tiebreak.grade import Grader
from tiebreak.sandbox import Sandbox

CATALOG = zoo.catalog()
EXERCISES = {exercise.id: exercise for exercise in CATALOG.exercises}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as entered:
        yield entered


@pytest.mark.parametrize("animal", zoo.animals(), ids=str)
def test_scores_what_its_header_says(animal: zoo.Animal, sandbox: Sandbox) -> None:
    """A right answer loses nothing, a wrong one exactly what its header names."""
    exercise = EXERCISES[animal.exercise]
    result = zoo.grade(animal, Grader(sandbox=sandbox, exercises=[exercise]))
    assert zoo.complaints(animal, exercise, result) == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_is_large_enough(exercise: str) -> None:
    """Each exercise has right answers in eight styles and twelve honest mistakes at least."""
    assert len(zoo.animals("right", exercise)) >= 8
    assert len(zoo.animals("wrong", exercise)) >= 12


def test_holds_enough_attacks() -> None:
    """Sixty attacks are tried in all."""
    assert len(zoo.animals("attack")) >= 60


@pytest.mark.parametrize("exercise", EXERCISES)
def test_fails_every_criterion(exercise: str) -> None:
    """Every criterion is lost by some answer that does not lose everything."""
    lost = {c for a in zoo.animals("wrong", exercise) for c in a.loses}
    assert lost >= {criterion.id for criterion in EXERCISES[exercise].criteria}
