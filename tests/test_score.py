"""Points: shared equally, never more, and every coverage mistake of an author's is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.errors import AuthorError
from tiebreak.model import CheckStatus, Criterion, Exercise, Outcome
from tiebreak.score import score_exercise, score_nothing


def exercise(**points: int) -> Exercise:
    """Return an exercise with these criteria."""
    return Exercise(
        id="e", screen="s", title="", minutes=1, hints=(), functions=(), stub=Path("e.py"),
        solution=Path("e.py"), suite=Path("check_e.py"),
        criteria=tuple(
            Criterion(id=id, title="", points=points, hint="") for id, points in points.items()
        ),
    )  # fmt: skip


def outcomes(criterion: str, *statuses: CheckStatus) -> list[Outcome]:
    """Return one outcome for each status."""
    return [
        Outcome(check=f"{criterion}_{i}", criterion=criterion, title="", status=status)
        for i, status in enumerate(statuses)
    ]


def test_a_criterion_is_shared_equally() -> None:
    """Two checks of three earn two thirds."""
    result = score_exercise(exercise(ties=100), outcomes("ties", "passed", "failed", "passed"))
    assert result.score == pytest.approx(66.6667)
    assert result.status == "failed"


@given(st.integers(1, 40), st.integers(1, 99))
def test_everything_passed_is_every_point(checks: int, points: int) -> None:
    """No rounding ever keeps a right answer from 100."""
    both = exercise(ties=points, memory=100 - points)
    passed = outcomes("ties", *["passed"] * checks) + outcomes("memory", "passed")
    result = score_exercise(both, passed)
    assert result.score == 100
    assert result.status == "passed"


def test_not_run_earns_nothing() -> None:
    """A criterion none of whose checks ran says so."""
    result = score_exercise(exercise(ties=100), outcomes("ties", "not_run", "not_run"))
    assert result.score == 0
    assert result.criteria[0].status == "not_run"


def test_nothing_handed_in_scores_nothing() -> None:
    """A missing file keeps its criteria, at 0."""
    result = score_nothing(exercise(ties=60, memory=40), "missing", "e.py was not handed in")
    assert result.score == 0
    assert [c.criterion.id for c in result.criteria] == ["ties", "memory"]


def test_an_unknown_criterion_stops_the_kit() -> None:
    """A check that scores what screen.toml does not list is the author's mistake."""
    with pytest.raises(AuthorError, match=r"'speed', which screen.toml does not list"):
        score_exercise(exercise(ties=100), outcomes("ties", "passed") + outcomes("speed", "passed"))


def test_an_unchecked_criterion_stops_the_kit() -> None:
    """So is a criterion without a check."""
    with pytest.raises(AuthorError, match=r"no check scores 'memory'"):
        score_exercise(exercise(ties=60, memory=40), outcomes("ties", "passed"))
