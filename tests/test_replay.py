"""Answers given in advance: the same report, whatever the submission does with the chance."""

from dataclasses import replace
from pathlib import Path

import pytest

import zoo
from tiebreak.examples import Store
from tiebreak.grade import Grader
from tiebreak.model import ExerciseResult
from tiebreak.replay import Plan
from tiebreak.sandbox import Sandbox
from tiebreak.submission import Source, Submission

EXERCISE = zoo.catalog().select(["part1"])[0]
SOLUTION = EXERCISE.solution.read_text(encoding="utf-8")
COUNTING = f"""{SOLUTION}
_calls = []
_right = predict_1nn


def predict_1nn(X_train, y_train, X_test):
    _calls.append(1)
    answer = _right(X_train, y_train, X_test)
    return answer[::-1].copy() if len(_calls) == WRONG else answer
"""
ODD = {
    "solution": SOLUTION,
    "stub": EXERCISE.stub.read_text(encoding="utf-8"),
    "printing": COUNTING.replace("_calls.append(1)", "print('here')"),
    "wrong at first": COUNTING.replace("WRONG", "1"),
    "wrong at the tenth call": COUNTING.replace("WRONG", "10"),
    "leaves": COUNTING.replace("_calls.append(1)", "raise SystemExit"),
    "out of memory": COUNTING.replace("_calls.append(1)", "[0] * 10**12"),
    "not to be loaded": "import numpy as np\nnp.nothing\n" + SOLUTION,
}


def graded(source: str, sandbox: Sandbox, *, ahead: bool) -> ExerciseResult:
    """Grade one source with or without answers given in advance."""
    grader = Grader(sandbox=sandbox, exercises=[EXERCISE], replay=ahead)
    answer = Source(exercise="part1", text=source, path="part1.py", sha256="")
    return grader.grade(Submission(name="x", renamed_from=None, answers={"part1": answer})).results[
        0
    ]


@pytest.fixture(scope="module")
def sandbox() -> object:
    """Share one sandbox."""
    with Sandbox() as entered:
        yield entered


@pytest.mark.parametrize("name", ODD)
def test_the_report_is_the_same(name: str, sandbox: Sandbox) -> None:
    """State, output, exits and refusals count as they do in a worker of their own."""
    one, other = (graded(ODD[name], sandbox, ahead=ahead) for ahead in (True, False))
    assert one == other
    assert (one.score == EXERCISE.points) == (name == "solution")


def test_most_checks_only_call(sandbox: Sandbox) -> None:
    """What is measured has a worker of its own; everything else is sent in advance."""
    grader = Grader(sandbox=sandbox, exercises=[EXERCISE])
    grader.grade(zoo.handed_in("part1", EXERCISE.solution))
    suite = grader._suites["part1"]
    measured = {check.name for check in suite.checks} - set(suite.plan.calls)
    criteria = {check.criterion for check in suite.checks if check.name in measured}
    assert criteria == {"vectorization", "memory"}


@pytest.mark.parametrize("damage", ["other arguments", "fewer calls", "no calls"])
def test_a_plan_that_does_not_fit_decides_nothing(
    damage: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    """Recorded calls that a check does not make are ignored, and the check asks for itself."""
    grader = Grader(sandbox=sandbox, exercises=[EXERCISE], store=Store(tmp_path))
    answer = zoo.handed_in("part1", EXERCISE.solution)
    first = grader.grade(answer).results
    suite = grader._suites["part1"]
    calls = {name: list(planned) for name, planned in suite.plan.calls.items()}
    other = next(iter(calls.values()))[0]
    damaged = {
        "other arguments": {name: [other] * len(planned) for name, planned in calls.items()},
        "fewer calls": {name: planned[:-1] for name, planned in calls.items()},
        "no calls": {name: [] for name in calls},
    }[damage]
    grader._suites["part1"] = replace(suite, _right=set())
    grader._suites["part1"].__dict__["plan"] = Plan(damaged)
    assert grader.grade(answer).results == first
