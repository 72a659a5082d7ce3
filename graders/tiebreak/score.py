"""Outcomes and criteria into scores: pure, and the only place that knows how points are shared."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal

from tiebreak.errors import AuthorError
from tiebreak.model import Criterion, CriterionResult, Exercise, ExerciseResult, Outcome


def score_exercise(exercise: Exercise, outcomes: Sequence[Outcome]) -> ExerciseResult:
    """Share each criterion's points equally among its checks.

    Raises
    ------
    AuthorError
        If a check names a criterion that the exercise does not have, or a criterion has no check.
    """
    check_coverage(exercise, {outcome.criterion for outcome in outcomes})
    criteria = tuple(_score(criterion, outcomes) for criterion in exercise.criteria)
    passed = all(result.status == "passed" for result in criteria)
    return ExerciseResult(
        exercise=exercise, status="passed" if passed else "failed", criteria=criteria
    )


def score_nothing(
    exercise: Exercise, status: Literal["error", "missing"], message: str
) -> ExerciseResult:
    """Score 0 for an exercise that was not answered, or whose answer cannot be run."""
    criteria = tuple(
        CriterionResult(criterion=criterion, score=0.0, status="not_run", outcomes=())
        for criterion in exercise.criteria
    )
    return ExerciseResult(exercise=exercise, status=status, criteria=criteria, message=message)


def check_coverage(exercise: Exercise, named: Iterable[str]) -> None:
    """Demand that the checks and the criteria of `exercise` cover each other."""
    known, named = {criterion.id for criterion in exercise.criteria}, set(named)
    for name in sorted(named - known):
        raise AuthorError(
            f"{exercise.suite}: {exercise.id}: a check scores {name!r}, which screen.toml does "
            "not list. Add the criterion or change the mark."
        )
    for name in sorted(known - named):
        raise AuthorError(
            f"{exercise.suite}: {exercise.id}: no check scores {name!r}. "
            "Write one or drop the criterion."
        )


def _score(criterion: Criterion, outcomes: Sequence[Outcome]) -> CriterionResult:
    mine = tuple(outcome for outcome in outcomes if outcome.criterion == criterion.id)
    passed = sum(outcome.status == "passed" for outcome in mine)
    earned = Fraction(criterion.points * passed, len(mine))
    return CriterionResult(
        criterion=criterion,
        score=round(float(earned), 4),
        status="passed" if passed == len(mine) else _lost(mine),
        outcomes=mine,
    )


def _lost(outcomes: Sequence[Outcome]) -> Literal["failed", "not_run"]:
    return "not_run" if all(o.status == "not_run" for o in outcomes) else "failed"
