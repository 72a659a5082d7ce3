"""The oracles of stability's suite agree with the reference, and its data decide something."""

import runpy
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
        "huge": (suite.extreme_magnitudes(rng)[2], 1e-9, 1e-6),
        "mixed": (suite.extreme_magnitudes(rng)[3], 1e-9, 1e-6),
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


@pytest.mark.parametrize("seed", range(5))
def test_distances_agree(seed):
    """The reference is as good as exact on every set."""
    for pair, *_ in data_sets(np.random.default_rng(seed)).values():
        got = reference.stable_squared_distances(*pair)
        assert got == pytest.approx(suite.spec_squared(*pair), rel=1e-12, abs=0.0)


@settings(max_examples=60)
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
def test_growing_data_are_judged_like_any_other(sizes):
    """The whole-array distances agree with the slow oracle; clusters are what they claim to be."""
    X_test, X_train = suite.clusters(*sizes, np.random.default_rng(1))
    exact = suite.spec_squared(X_test, X_train)
    assert suite.direct(X_test, X_train) == pytest.approx(exact, rel=1e-12, abs=0.0)
    (verdicts,) = suite.spec_verdicts(X_test, X_train, 1e-6)
    inside = suite.same_cluster(X_test, X_train)
    assert (verdicts[inside & (exact > 0)] == suite.MUST).all()
    assert (verdicts[~inside] == suite.MUST_NOT).all()
