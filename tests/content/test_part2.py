"""The oracles of part2's suite agree with the reference, and take every valid pair of weights."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import integers, sampled_from

from tiebreak.strategies import problems, tied_problems

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_part2.py"))
)
reference = SimpleNamespace(**runpy.run_path(str(ROOT / "solutions/nearest_neighbor/part2.py")))


def ranks(X_train, pair):
    """Tell whether the suite takes `pair`; what it cannot evaluate it does not take."""
    try:
        return bool(suite.spec_ranks(X_train)(pair))
    except (TypeError, ValueError):
        return False


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=problems(), columns=integers(1, 4), seed=integers(0, 2**32 - 1))
def test_networks_of_small_integers_agree(problem, columns, seed):
    """Any small-integer network, with its many ties, gets the oracle's labels."""
    X_train, _, X_test = problem
    rng = np.random.default_rng(seed)
    b, R = rng.integers(-3, 4, len(X_train)) / 2, rng.integers(-1, 2, (len(X_train), columns))
    network = (X_test, X_train, b, R, rng.permutation(columns) * 3)
    assert reference.predict_network(*network).tolist() == suite.spec_network(*network).tolist()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=tied_problems())
def test_the_reference_network_takes_the_first_nearest_row(problem):
    """Weights, readout and network together decide as distances do."""
    X_train, y_train, X_test = problem
    (W, b), (R, classes) = reference.network_parameters(X_train), reference.label_readout(y_train)
    squared = ((X_test[:, None] - X_train) ** 2).sum(axis=2)
    labels = reference.predict_network(X_test, W, b, R, classes)
    assert labels.tolist() == y_train[squared.argmin(axis=1)].tolist()
    assert (suite.spec_readout(y_train)[0] == R).all()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    X_train=suite.row_matrices(),
    factor=sampled_from([1e-9, 1 / 3, 1.0, 2.0, 7e8]),
    shift=sampled_from([0.0, -0.7, 1e3, 1e6]),
    scale=sampled_from([1e-100, 1e-3, 1.0, 1e60]),
)
def test_every_valid_pair_is_taken(X_train, factor, shift, scale):
    """A positive factor, a common row and a common constant are free."""
    X = X_train * scale
    W, b = suite.spec_weights(X)
    free = factor * scale * shift
    row = free * np.arange(1, X.shape[1] + 1)
    assert ranks(X, (factor * W + row, factor * b + free * scale))
    assert ranks(X, (factor * (X - X.mean(axis=0)), factor * (b - b.mean())))
    assert ranks(X, (factor * X, -factor / 2 * np.linalg.norm(X, axis=1) ** 2))


def mistakes(X, W, b):
    """Yield pairs that rank wrongly some query."""
    yield W, 2 * b
    yield W, 0 * b
    yield W, -b
    yield 2 * W, b
    yield -W, -b
    yield -W, b
    yield 0 * W, 0 * b
    yield W, b + 1e-6 * np.arange(len(b))
    yield W * (1 + 1e-6 * np.arange(len(b)))[:, None], b
    yield W + 1e-6 * X**2, b
    yield W + 1e-6 * np.arange(len(b))[:, None], b


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(X_train=suite.row_matrices().filter(lambda X: len(np.unique(np.abs(X))) > 2))
def test_wrong_pairs_are_refused(X_train):
    """Factors, signs, scales of single rows and small slips are noticed."""
    W, b = suite.spec_weights(X_train)
    wrong = [i for i, pair in enumerate(mistakes(X_train, W, b)) if ranks(X_train, pair)]
    apart = {8, 9, 10} if len(X_train) == 2 else set()
    assert set(wrong) <= apart


@pytest.mark.parametrize("dtype", [np.float32, np.int64])
def test_weights_of_other_types_are_refused(dtype):
    """W and b are float64, of the right shapes, in a tuple."""
    X = suite.SQUARE
    W, b = suite.spec_weights(X)
    assert ranks(X, (W, b))
    assert not any(
        ranks(X, pair)
        for pair in [(W.astype(dtype), b), (W, b.astype(dtype)), [W, b], (W.T, b), (W, b[:, None])]
    )
