"""The oracles of soft_readout's suite agree with the reference, with each other, with calculus."""

import runpy
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


def agree(*problem):
    """Tell whether reference and oracles agree far better than the contract asks."""
    proba = reference.soft_predict_proba(*problem)
    jacobian = reference.soft_readout_jacobian(*problem)
    off = np.abs(jacobian - suite.spec_jacobian(*problem))
    near = np.abs(proba - suite.spec_proba(*problem)).max() < 1e-12
    return near and suite.sums_to_one(proba) and (off <= 1e-5 * suite.slack(*problem)).all()


@settings(max_examples=60)
@given(problem=problems(), temperature=sampled_from([0.7, 1.0, 33.0, 1e12]))
def test_small_integers_agree(problem, temperature):
    """Ordinary problems get the oracle's probabilities and derivatives."""
    assert agree(*problem, temperature)


@settings(max_examples=60)
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
def test_growing_data_are_judged_like_any_other(sizes):
    """The judges of the measured calls agree with the slow oracles, and two classes are seen."""
    problem = suite.growing(*sizes, np.random.default_rng(1))
    assert suite.direct_proba(*problem) == pytest.approx(suite.spec_proba(*problem), abs=1e-12)
    slow = suite.spec_jacobian(*problem)
    assert suite.direct_jacobian(*problem) == pytest.approx(slow, abs=1e-9)


def test_proportional_is_not_lenient_beyond_a_factor():
    """A common factor is let through; zero, NaN and another slope are not."""
    want = suite.spec_jacobian(*suite.ordinary(), 1.0)
    assert suite.proportional(-0.5 * want, want)
    assert not suite.proportional(0.0 * want, want)
    assert not suite.proportional(np.nan * want, want)
    assert not suite.proportional(want + 0.1, want)
    assert not suite.proportional(want.astype(np.float32), want)
