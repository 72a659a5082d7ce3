"""The oracles of stability's suite agree with the reference, and its data decide something."""

import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_stability.py"))
)
reference = SimpleNamespace(**runpy.run_path(str(ROOT / "solutions/nearest_neighbor/stability.py")))


def exact_facts(x, t):
    """Return the exact squared distance of a pair, and the exact sum of its squared norms."""
    a, b = ([Fraction(value) for value in row.tolist()] for row in (x, t))
    distance = sum((v - w) ** 2 for v, w in zip(a, b, strict=True))
    return distance, sum(v * v for v in (*a, *b))


def exact_verdict(true, norms, values, rtol):
    """Say what must become of a pair, in exact arithmetic."""
    if 1000 * true >= norms:
        return suite.MUST_NOT
    off = (abs(Fraction(float(value)) - true) > Fraction(rtol) * true for value in values)
    return suite.MUST if true == 0 or any(off) else suite.FREE


def data_sets(rng):
    """Return every set of pairs that detection is checked on, by name, with its rtols."""
    X, offset = rng.standard_normal((3, 5)), 1e8 + rng.standard_normal((3, 3))
    near = suite.close_to(rng, X, 1e-5, 3e-3, 6), suite.close_to(rng, offset, 1e-7, 10.0, 6)
    third = X[:2, :3]
    return {
        "offset": (suite.apart(*suite.around(rng, 1e6, 3, 4, 3)), 1e-6),
        "clusters": (suite.far_clusters(rng, 1e6), 1e-6, 1e-3),
        "stable": (suite.barely_stable(rng, 7), 1e-9, 1e-6, 1e-2, 1.0),
        "large rtol": (suite.apart(offset, near[1]), 0.1, 1.0, 10.0),
        "small rtol": (suite.apart(X, near[0]), 1e-9, 1e-8),
        "one by one": (suite.apart(third, suite.close_to(rng, third, 3e-6, 4e-5, 30)), 1e-6),
        "default": (suite.apart(third, suite.close_to(rng, third, 1e-9, 0.5, 40)), 1e-6),
        "drowned": (suite.drowned()[0], 1e-6),
        "huge": (suite.extreme_magnitudes(rng)[3], 1e-9, 1e-6),
        "mixed": (suite.extreme_magnitudes(rng)[0], 1e-9, 1e-6),
    }


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", list(data_sets(np.random.default_rng(0))))
def test_data_decide_and_the_reference_flags_them(name, seed):
    """Each set has pairs that must be flagged and pairs that must not; the reference obeys."""
    pair, *rtols = data_sets(np.random.default_rng(seed))[name]
    for rtol, verdicts in zip(rtols, suite.spec_verdicts(*pair, *rtols), strict=True):
        flags = reference.unstable_pairs(*pair, rtol)
        assert (verdicts == suite.MUST).any()
        assert (verdicts == suite.MUST_NOT).any()
        assert flags[verdicts == suite.MUST].all()
        assert not flags[verdicts == suite.MUST_NOT].any()


@pytest.mark.parametrize("name", list(data_sets(np.random.default_rng(0))))
def test_oracles_are_exact(name):
    """The whole-array oracles say what exact arithmetic says, or leave a pair free."""
    (X_test, X_train), *rtols = data_sets(np.random.default_rng(9))[name]
    X_test, X_train = X_test[:2], X_train[:8]
    squared, expanded = suite.spec_squared(X_test, X_train), suite.spec_expanded(X_test, X_train)
    forms = np.array(list(expanded))
    for rtol, verdicts in zip(rtols, suite.spec_verdicts(X_test, X_train, *rtols), strict=True):
        for i, j in np.ndindex(verdicts.shape):
            true, norms = exact_facts(X_test[i], X_train[j])
            assert squared[i, j] == pytest.approx(float(true), rel=1e-12, abs=0.0)
            assert verdicts[i, j] in {suite.FREE, exact_verdict(true, norms, forms[:, i, j], rtol)}


@pytest.mark.parametrize("seed", range(5))
def test_distances_agree(seed):
    """The reference is as good as the oracle on every set."""
    for pair, *_ in data_sets(np.random.default_rng(seed)).values():
        got = reference.stable_squared_distances(*pair)
        assert got == pytest.approx(suite.spec_squared(*pair), rel=1e-12, abs=0.0)


@settings(max_examples=60, deadline=None)
@given(
    seed=integers(0, 2**32 - 1),
    n_features=integers(1, 9),
    step=sampled_from([1e-3, 1e-6, 1e-9]),
    rtol=sampled_from([1e-9, 1e-6, 0.1, 10.0]),
)
def test_near_pairs_are_never_missed(seed, n_features, step, rtol):
    """Whatever the data, the reference misses no pair that the oracle demands."""
    rng = np.random.default_rng(seed)
    X_test = rng.standard_normal((4, n_features))
    X_train = X_test[:3] + step * rng.standard_normal((3, n_features))
    (verdicts,) = suite.spec_verdicts(X_test, X_train, rtol)
    flags = reference.unstable_pairs(X_test, X_train, rtol)
    assert flags[verdicts == suite.MUST].all()
    assert not flags[verdicts == suite.MUST_NOT].any()


@pytest.mark.parametrize("sizes", [(6, 5, 1), (3, 8, 4)])
def test_growing_data_are_what_they_are_said_to_be(sizes):
    """Unequal rows of one cluster must be flagged; rows of two must not."""
    X_test, X_train = suite.clusters(sizes, np.random.default_rng(1))
    (verdicts,) = suite.spec_verdicts(X_test, X_train, 1e-6)
    inside = np.sign(X_test[:, :1]) == np.sign(X_train[:, 0])
    apart = suite.spec_squared(X_test, X_train) > 0
    assert (verdicts[inside & apart] == suite.MUST).all()
    assert (verdicts[~inside] == suite.MUST_NOT).all()
