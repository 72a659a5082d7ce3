"""The oracle of batching's suite agrees with the reference, and its data are what they claim."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import integers

from tiebreak.strategies import problems

ROOT = Path(__file__).parents[2]
SUITE = ROOT / "graders/suites/nearest_neighbor/check_batching.py"
REFERENCE = ROOT / "solutions/nearest_neighbor/batching.py"
suite = SimpleNamespace(**runpy.run_path(str(SUITE)))
reference = SimpleNamespace(**runpy.run_path(str(REFERENCE)))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=problems(), batch_size=integers(1, 9))
def test_small_integers_agree(problem, batch_size):
    """Problems with many ties get the oracle's labels for every batch size."""
    got = reference.predict_1nn_batched(*problem, batch_size)
    assert got.tolist() == suite.spec_1nn(*problem).tolist()


@pytest.mark.parametrize(
    ("n_train", "n_test", "n_features"), [(16, 64, 3), (17, 9, 1), (257, 4, 3), (96, 256, 16)]
)
def test_cells_tie_exactly_between_twins(n_train, n_test, n_features):
    """Measured data tie for every test row, always under one label, the one that is wanted."""
    rng = np.random.default_rng(5)
    X_train, y_train, X_test = suite.in_cells(rng, n_train, n_test, n_features)
    squared = ((X_test[:, None] - X_train) ** 2).sum(axis=2)
    tied = squared == squared.min(axis=1, keepdims=True)
    assert (tied.sum(axis=1) == 2).all()
    wanted = suite.want_cells(X_train, y_train, X_test, 1)
    assert (np.where(tied, y_train, wanted[:, None]) == wanted[:, None]).all()
    assert len(set(wanted)) > 1


def test_scattered_ties_span_the_training_set():
    """Another choice than the first of the tied rows gives another label."""
    X_train, y_train, X_test = suite.scattered_ties(np.random.default_rng(6))
    squared = ((X_test[:, None] - X_train) ** 2).sum(axis=2)
    tied = squared == squared.min(axis=1, keepdims=True)
    first = y_train[tied.argmax(axis=1)]
    for row, label in zip(tied, first, strict=True):
        others = y_train[np.flatnonzero(row)[1:]]
        assert not (others == label).all()
        assert np.flatnonzero(row)[-1] >= len(X_train) - 9
    assert suite.spec_1nn(X_train, y_train, X_test).tolist() == first.tolist()


def test_the_ordinary_problem_has_no_ties_in_any_form_that_is_used():
    """Nor have its absolute values, or its first column alone."""
    X_train, y_train, X_test = suite.ordinary()
    sizes, columns = (abs(X_train), abs(X_test)), (X_train[:, :1], X_test[:, :1])
    for train, test in ((X_train, X_test), sizes, columns):
        squared = np.sort(((test[:, None] - train) ** 2).sum(axis=2), axis=1)
        assert (squared[:, 0] < squared[:, 1]).all()
    assert set(suite.spec_1nn(X_train, y_train, X_test)) == set(y_train)
