"""The strategies really produce what suites rely on."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import find, given, settings

from tiebreak.strategies import (
    Problem,
    labels,
    problems,
    separated_problems,
    tied_problems,
    well_separated,
)

STEADY = settings(max_examples=120, derandomize=True, database=None, deadline=None)


def squared(problem: Problem) -> list[list[Fraction]]:
    """Return exact squared distances, test rows by training rows."""
    X_train, _, X_test = problem
    return [
        [sum((Fraction(a) - Fraction(b)) ** 2 for a, b in zip(x, t, strict=True)) for t in X_train]
        for x in X_test
    ]


def nearest(row: list[Fraction]) -> list[int]:
    """Return the indices of all nearest rows."""
    return [i for i, value in enumerate(row) if value == min(row)]


def test_ordinary_problems_hold_ties_and_duplicates() -> None:
    """Ties, equal rows, single rows and constant labels all occur."""
    find(problems(), lambda p: any(len(nearest(row)) > 1 for row in squared(p)), settings=STEADY)
    find(problems(), lambda p: len(np.unique(p[0], axis=0)) < len(p[0]), settings=STEADY)
    find(problems(), lambda p: len(p[0]) == 1, settings=STEADY)
    find(problems(), lambda p: len(p[2]) == 1, settings=STEADY)


@STEADY
@given(problems())
def test_sides_differ(problem: Problem) -> None:
    """No two sides agree, so that a transposed answer cannot pass."""
    X_train, y_train, X_test = problem
    assert len({len(X_train), len(X_test), X_train.shape[1]}) == 3
    assert len(y_train) == len(X_train)
    assert X_test.shape[1] == X_train.shape[1]


@STEADY
@given(separated_problems())
def test_separated_problems_hold_no_ties(problem: Problem) -> None:
    """All squared distances of a test row differ."""
    assert all(len(set(row)) == len(row) for row in squared(problem))


@settings(STEADY, max_examples=60)
@given(tied_problems())
def test_tied_problems_tie_under_different_labels(problem: Problem) -> None:
    """The nearest rows of the first test row tie and do not agree on the label."""
    _, y_train, _ = problem
    tied = nearest(squared(problem)[0])
    assert len({int(y_train[i]) for i in tied}) > 1


@settings(STEADY, max_examples=60)
@given(tied_problems())
def test_ties_stay_exact_after_centring(problem: Problem) -> None:
    """Direct, expanded and centred forms see the same ties in floating point."""
    X_train, _, X_test = problem
    mean = X_train.mean(axis=0)
    for train, test in ((X_train, X_test), (X_train - mean, X_test - mean)):
        direct = ((test[:, None] - train[None]) ** 2).sum(axis=2)
        cross = test @ train.T
        expanded = (test**2).sum(axis=1)[:, None] - 2 * cross + (train**2).sum(axis=1)[None]
        exact = np.array([[float(v) for v in row] for row in squared(problem)])
        assert np.array_equal(direct, exact)
        assert np.array_equal(expanded, exact)


def test_tied_problems_reach_the_awkward_cases() -> None:
    """The first tied row has neither the smallest nor the largest label; all rows tie."""

    def middle(p: Problem) -> bool:
        tied = p[1][nearest(squared(p)[0])]
        return bool(min(tied) < tied[0] < max(tied))

    find(tied_problems(), middle, settings=STEADY)
    find(tied_problems(), lambda p: len(nearest(squared(p)[0])) == len(p[0]), settings=STEADY)
    find(tied_problems(), lambda p: len(nearest(squared(p)[0])) < len(p[0]), settings=STEADY)
    find(tied_problems(), lambda p: min(squared(p)[0]) == 0, settings=STEADY)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_labels_differ(n: int) -> None:
    """Two rows or more carry two labels or more."""
    find(labels(n), lambda drawn: len(set(drawn.tolist())) == min(2, n), settings=STEADY)
    with pytest.raises(Exception, match=r"NoSuchExample|No examples"):
        find(labels(n), lambda drawn: len(set(drawn.tolist())) < min(2, n), settings=STEADY)


@pytest.mark.parametrize("k", [1, 3])
def test_separated_data_keep_their_margin(k: int) -> None:
    """Places 1 and k are apart by the margin that the contract names."""
    X_train, X_test = well_separated(np.random.default_rng(0), 200, 50, 2, k=k)
    distances = np.sort(((X_test[:, None] - X_train[None]) ** 2).sum(axis=2), axis=1)
    scale = (X_test**2).sum(axis=1) + (X_train**2).sum(axis=1).max()
    assert (distances[:, 1] - distances[:, 0] >= 1e-6 * scale).all()
    assert (distances[:, k] - distances[:, k - 1] >= 1e-6 * scale).all()
