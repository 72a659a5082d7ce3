"""Every answer of the zoo scores what its header says, and every check is failed by some answer."""

import os

import pytest

import zoo
from tiebreak.grade import Grader
from tiebreak.sandbox import Sandbox

CATALOG = zoo.catalog()
EXERCISES = {exercise.id: exercise for exercise in CATALOG.exercises}
BRIEF = os.environ.get("TIEBREAK_ZOO") == "brief"
"""tox visits the whole zoo on the oldest Python, and the right and a quarter on the others."""


@pytest.mark.parametrize("id", EXERCISES)
def test_every_answer_scores_what_its_header_says(id: str) -> None:
    """A right answer loses nothing, a mistake exactly what its header names.

    The report is the same to the letter when nothing is asked ahead, but for the notes, which the
    clock has a hand in. And no check is idle: each is
    passed by the right answers and failed by some mistake.
    """
    exercise, wrong = EXERCISES[id], {}
    checks, failed = set(), set()
    with Sandbox() as sandbox:
        grader = Grader(sandbox=sandbox, exercises=[exercise])
        patient = Grader(sandbox=sandbox, exercises=[exercise], replay=False)
        for animal in [*zoo.animals("right", id), *some("wrong", id)]:
            result = zoo.grade(animal, grader)
            wrong[str(animal)] = zoo.complaints(animal, exercise, result)
            if not (BRIEF or animal.slow):
                wrong[str(animal)] += zoo.differences(result, zoo.grade(animal, patient))
            outcomes = [o for criterion in result.criteria for o in criterion.outcomes]
            checks |= {outcome.check for outcome in outcomes}
            failed |= {outcome.check for outcome in outcomes if outcome.status == "failed"}
    assert {name: said for name, said in wrong.items() if said} == {}
    assert BRIEF or checks == failed, "a check that no answer of the zoo fails proves nothing"


@pytest.mark.parametrize("id", EXERCISES)
def test_every_attack_earns_its_fair_share(id: str) -> None:
    """An attack loses exactly what its header names."""
    exercise, wrong = EXERCISES[id], {}
    with Sandbox() as sandbox:
        grader = Grader(sandbox=sandbox, exercises=[exercise])
        for animal in some("attack", id):
            result = zoo.grade(animal, grader)
            wrong[str(animal)] = zoo.complaints(animal, exercise, result)
    assert {name: said for name, said in wrong.items() if said} == {}


def some(kind: str, id: str) -> list[zoo.Animal]:
    """Return all answers of a kind to an exercise, or a quarter of them."""
    every = zoo.animals(kind, id)
    return [animal for animal in every[::4] if not animal.slow] if BRIEF else every


@pytest.mark.parametrize("id", EXERCISES)
def test_it_is_large_enough(id: str) -> None:
    """Each exercise has right answers in eight styles and twelve honest mistakes at least."""
    assert len(zoo.animals("right", id)) >= 8
    assert len(zoo.animals("wrong", id)) >= 12


def test_it_holds_enough_attacks() -> None:
    """Sixty attacks are tried in all."""
    assert len(zoo.animals("attack")) >= 60


@pytest.mark.parametrize("id", EXERCISES)
def test_every_criterion_is_lost_by_some_mistake(id: str) -> None:
    """No criterion is a gift."""
    lost = {criterion for animal in zoo.animals("wrong", id) for criterion in animal.loses}
    assert lost >= {criterion.id for criterion in EXERCISES[id].criteria}
