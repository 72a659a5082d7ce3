"""Figures of reliability, against their definitions and against another implementation.

`PUBLISHED` is the data set ``cronbach_wide_missing`` of pingouin 0.7.0 (12 persons answering 11
questions, from real-statistics.com) without the persons who skipped a question. All figures were
computed with ``pingouin.cronbach_alpha`` 0.7.0 on the very tables below. (Its documentation gives
the same alpha, 0.801695, but a narrower interval: there it counts those who were left out.)
"""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from tiebreak.team.reliability import (
    Scores,
    alpha_if_deleted,
    cronbach_alpha,
    feldt_interval,
    item_total,
)

PUBLISHED = np.array(
    [
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0],
        [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0],
        [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        [0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0],
        [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    ],
    dtype=np.float64,
)
TABLES = npst.arrays(
    np.float64, st.tuples(st.integers(2, 8), st.integers(2, 6)), elements=st.integers(0, 20)
)


def random_table() -> Scores:
    """Return points of 40 persons on 6 items that have something in common."""
    rng = np.random.default_rng(12345)
    drawn = rng.integers(0, 11, (40, 6)) + rng.integers(0, 11, (40, 1))
    return drawn.astype(np.float64)


@pytest.mark.parametrize(
    ("table", "alpha", "interval"),
    [
        (PUBLISHED, 0.8016949152542373, (0.533, 0.947)),
        (random_table(), 0.8938273883847049, (0.833, 0.938)),
    ],
)
def test_alpha_and_interval_are_those_of_pingouin(
    table: Scores, alpha: float, interval: tuple[float, float]
) -> None:
    """Alpha to rounding, the interval to the three decimals that pingouin gives."""
    pytest.importorskip("scipy")
    found = cronbach_alpha(table)
    assert found == pytest.approx(alpha, rel=1e-12)
    assert np.round(feldt_interval(alpha, *table.shape), 3).tolist() == list(interval)


def test_alpha_if_deleted_and_item_total_of_the_published_data() -> None:
    """The first three items: pingouin without the item; NumPy's correlation with the rest."""
    without = [0.8127208480565371, 0.7924528301886792, 0.7892416225749559]
    assert alpha_if_deleted(PUBLISHED)[:3] == pytest.approx(without)
    correlations = [0.11888765965555283, 0.39929182594206825, 0.42857142857142855]
    assert item_total(PUBLISHED)[:3] == pytest.approx(correlations)


@given(TABLES)
def test_alpha_is_what_the_covariances_say(table: Scores) -> None:
    """``k² × mean covariance / sum of all covariances``, the definition in matrix form."""
    alpha, items = cronbach_alpha(table), table.shape[1]
    covariances = np.cov(table.T)
    if alpha is None:
        assert covariances.sum() == pytest.approx(0, abs=1e-9)
        return
    between = covariances.sum() - np.trace(covariances)
    mean = between / (items * (items - 1))
    assert alpha == pytest.approx(items**2 * mean / covariances.sum(), rel=1e-6, abs=1e-6)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_persons_is_irrelevant(table: Scores, chance: object) -> None:
    """Figures change by rounding at most."""
    order = np.random.default_rng(chance.getrandbits(32)).permutation(len(table))  # type: ignore[attr-defined]
    for figure in (lambda t: [cronbach_alpha(t)], item_total, alpha_if_deleted):
        for one, other in zip(figure(table), figure(table[order]), strict=True):
            assert (one is None) == (other is None)
            assert one is None or one == pytest.approx(other, rel=1e-6, abs=1e-6)


@given(TABLES)
def test_no_figure_is_nan(table: Scores) -> None:
    """What is not defined is None."""
    table[:, 0] = 3
    figures = [cronbach_alpha(table), *item_total(table), *alpha_if_deleted(table)]
    assert all(figure is None or np.isfinite(figure) for figure in figures)
    assert item_total(table)[0] is None


def test_the_interval_needs_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else does."""
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(ImportError):
        feldt_interval(0.8, 10, 5)
