"""The oracle of part1's suite agrees with the reference, and its data are what they claim."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from tiebreak.strategies import problems, tied_problems

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_part1.py"))
)
reference = SimpleNamespace(**runpy.run_path(str(ROOT / "solutions/nearest_neighbor/part1.py")))
relaxed = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def squared_distances(X_train, X_test):
    """Return the squared distances, exact for whole numbers."""
    return ((X_test[:, np.newaxis] - X_train) ** 2).sum(axis=2)


@relaxed
@given(problem=problems() | tied_problems())
def test_whole_numbers_agree(problem):
    """Problems with many ties get the oracle's labels."""
    assert reference.predict_1nn(*problem).tolist() == suite.spec_1nn(*problem).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_real_numbers_agree(seed):
    """So do random features of any size."""
    rng = np.random.default_rng(seed)
    X_train, X_test = rng.standard_normal((30, 4)), rng.standard_normal((20, 4))
    problem = X_train * 10.0**seed, rng.permutation(30), X_test * 10.0**seed
    assert reference.predict_1nn(*problem).tolist() == suite.spec_1nn(*problem).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_near_ties_keep_the_margin(seed):
    """Near ties are further apart than rounding may cost a correct method."""
    X_train, _, X_test = suite.near_ties(np.random.default_rng(seed))
    gaps = np.diff(np.sort(squared_distances(X_train, X_test), axis=1), axis=1)[:, 0]
    largest = (X_train**2).sum(axis=1).max()
    assert (gaps > 1e-6 * ((X_test**2).sum(axis=1) + largest)).all()
    assert (gaps[-1:] < 1e-5).all()


@pytest.mark.parametrize("sizes", [(18, 64, 3), (256, 14, 3), (1473, 14, 3), (192, 128, 32)])
def test_lattices_tie_under_the_wanted_label(sizes):
    """The measured data tie between twins with the wanted label, and margins are wide."""
    n_train, n_test, n_features = sizes
    X_train, y_train, X_test = suite.lattice(
        n_train, n_test, ("float64", n_features), np.random.default_rng(3)
    )
    assert (X_train.shape, X_test.shape) == ((n_train, n_features), (n_test, n_features))
    squared = squared_distances(X_train, X_test)
    tied = squared == squared.min(axis=1, keepdims=True)
    wanted = suite.spec_lattice(X_train, y_train, X_test)
    assert tied.sum(axis=1).min() >= 2 - n_train % 2
    assert (np.where(tied, y_train, wanted[:, np.newaxis]) == wanted[:, np.newaxis]).all()
    assert np.where(tied, np.inf, squared).min() > squared.min(axis=1).max() + 1
    assert len(set(wanted.tolist())) > 3


@pytest.mark.parametrize("seed", range(20))
def test_crowds_tell_a_stable_sort_from_an_unstable_one(seed):
    """Some test row of every set of crowds has another first row under the default sort."""
    found = 0
    for X_train, _, X_test in suite.crowds(np.random.default_rng(seed)):
        squared = squared_distances(X_train, X_test)
        assert ((squared == squared.min(axis=1, keepdims=True)).sum(axis=1) > 1).any()
        found += np.count_nonzero(np.argsort(squared, axis=1)[:, 0] != squared.argmin(axis=1))
    assert found


@pytest.mark.parametrize("dtype", suite.INTEGERS)
def test_integers_fill_their_dtype(dtype):
    """The lowest number of a dtype occurs, and numbers near the highest one."""
    X = np.array([[0.0, 7.0]])
    spread, _, _ = suite.of_dtype((X, np.array([1]), X), dtype)
    info = np.iinfo(dtype)
    assert spread.min() == info.min
    assert spread.max() > info.max // 4 * 2
