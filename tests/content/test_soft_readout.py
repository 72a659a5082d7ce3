"""The oracles of soft_readout's suite agree with exact sums, with the reference, with calculus."""

import math
import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.strategies import sampled_from

from tiebreak.strategies import problems, tied_problems

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_soft_readout.py"))
)
reference = SimpleNamespace(
    **runpy.run_path(str(ROOT / "solutions/nearest_neighbor/soft_readout.py"))
)


def exact_weights(X_train, X_test, temperature):
    """Return the weights of each query, reckoned from exact squared distances."""
    rows = [[Fraction(value) for value in row] for row in X_train.tolist()]
    for x in X_test.tolist():
        squared = [sum((t - Fraction(v)) ** 2 for t, v in zip(row, x, strict=True)) for row in rows]
        powers = [math.exp(float((min(squared) - s) / Fraction(temperature))) for s in squared]
        yield [power / math.fsum(powers) for power in powers]


def exact_proba(X_train, y_train, X_test, temperature):
    """Add up the weights class by class."""
    labels = y_train.tolist()
    return np.array(
        [
            [
                math.fsum(w for w, y in zip(row, labels, strict=True) if y == c)
                for c in classes(labels)
            ]
            for row in exact_weights(X_train, X_test, temperature)
        ]
    )


def classes(labels):
    return sorted(set(labels))


def agree(*problem):
    """Tell whether reference and oracles agree far better than the contract asks."""
    proba = reference.soft_predict_proba(*problem)
    slope, want = reference.soft_readout_jacobian(*problem), suite.spec_jacobian(*problem)
    exact, spec = exact_proba(*problem), suite.spec_proba(*problem)
    near = max(np.abs(proba - exact).max(), np.abs(spec - exact).max()) < 1e-12
    sums = np.abs(proba.sum(axis=1) - 1.0).max() < 1e-13
    return near and sums and (np.abs(slope - want) <= 1e-5 * suite.slack(*problem)).all()


@settings(max_examples=60, deadline=None)
@given(problem=problems(), temperature=sampled_from([0.7, 1.0, 33.0, 1e12]))
def test_small_integers_agree(problem, temperature):
    """Ordinary problems get the oracle's probabilities and derivatives."""
    assert agree(*problem, temperature)


@settings(max_examples=60, deadline=None)
@given(problem=tied_problems(), temperature=sampled_from([1e-12, 1e-6, 1.0]))
def test_ties_agree(problem, temperature):
    """Tied rows share equally, however cold it is."""
    assert agree(*problem, temperature)


def test_extremes_agree():
    """Every extreme problem of the suite is answered without a warning."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert all(agree(*problem) for problem in suite.extreme_problems())


def test_the_derivative_is_one():
    """The oracle's derivative is what central differences of its probabilities come to."""
    X_train, y_train, X_test = suite.ordinary()
    for feature, step in enumerate(1e-5 * np.eye(2)):
        up = suite.spec_proba(X_train, y_train, X_test + step, 2.0)
        down = suite.spec_proba(X_train, y_train, X_test - step, 2.0)
        want = suite.spec_jacobian(X_train, y_train, X_test, 2.0)[:, :, feature]
        assert (up - down) / 2e-5 == pytest.approx(want, abs=1e-9)


@pytest.mark.parametrize("sizes", [(6, 5), (9, 4), (2, 7)])
def test_growing_data_agree(sizes):
    """The data of the measured calls are judged like any other."""
    assert agree(*suite.growing(*sizes, np.random.default_rng(1)))


def test_proportional_is_not_lenient_beyond_a_factor():
    """A common factor is let through; zero, NaN and another slope are not."""
    want = suite.spec_jacobian(*suite.ordinary(), 1.0)
    assert suite.proportional(-0.5 * want, want)
    assert not suite.proportional(0.0 * want, want)
    assert not suite.proportional(np.nan * want, want)
    assert not suite.proportional(want + 0.1, want)
    assert not suite.proportional(want.astype(np.float32), want)
