"""The oracle of cosine's suite agrees with the reference, and its data are what they claim."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.strategies import integers

from tiebreak.strategies import directions, exact_cosine, tied_directions

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_cosine.py"))
)
reference = SimpleNamespace(**runpy.run_path(str(ROOT / "solutions/nearest_neighbor/cosine.py")))
relaxed = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def agree(problem):
    """Tell whether the reference answers what the oracle answers."""
    got = reference.predict_cosine_1nn(*problem)
    return got.tolist() == suite.spec_cosine_1nn(*problem).tolist()


@relaxed
@given(problem=directions(), ahead=directions(low=1, high=9), place=integers(0, 3))
def test_separated_directions_agree(problem, ahead, place):
    """Problems without ties get the oracle's labels, with zero rows as well."""
    X_train, y_train, X_test = problem
    assert agree(problem)
    assert agree((X_train, y_train, np.insert(X_test, min(place, len(X_test)), 0.0, axis=0)))
    assert agree(suite.with_zero_rows(ahead, place % 2))


@relaxed
@given(problem=tied_directions())
def test_exact_ties_agree(problem):
    """Rows with exact unit vectors tie in the reference whenever they tie."""
    assert agree(problem)


@pytest.mark.parametrize("seed", range(5))
def test_real_numbers_agree(seed):
    """So do random features of any size, some of them zero."""
    rng = np.random.default_rng(seed)
    X_train, X_test = rng.standard_normal((30, 4)), rng.standard_normal((20, 4))
    X_train[::7], X_test[::5] = 0, 0
    factor = 10.0 ** (40 * seed)
    assert agree((X_train * factor, rng.permutation(30), X_test / factor))


@pytest.mark.parametrize("seed", range(5))
def test_near_ties_keep_the_margin(seed):
    """Near ties are further apart than rounding may cost a correct method."""
    X_train, _, X_test = suite.near_ties(np.random.default_rng(seed))
    gaps = np.diff(np.sort(exact_cosine(X_train, X_test), axis=1), axis=1)
    assert (gaps > 1e-6).all()
    assert (gaps < 1e-5).all()


def test_ties_occur_between_rows_of_different_length_and_direction():
    """Tied rows are found that are multiples of each other, and such that are not."""
    tied = tied_directions()
    quick = settings(relaxed, max_examples=1000, phases=[Phase.generate])

    def best_rows(problem):
        cosine = exact_cosine(problem[0], problem[2])[0]
        return problem[0][cosine == cosine.max()], cosine.max()

    find(tied, lambda problem: best_rows(problem)[1] == 0.5, settings=quick)
    find(tied, lambda problem: len(set(np.abs(best_rows(problem)[0]).max(1))) > 1, settings=quick)


@pytest.mark.parametrize("sizes", [(18, 64), (256, 14), (1473, 14)])
def test_rays_tie_under_the_wanted_label(sizes):
    """The measured data tie between parallel rows with the wanted label, and margins are wide."""
    X_train, y_train, X_test = suite.rays(*sizes, ("float64", 3), np.random.default_rng(3))
    cosine = exact_cosine(X_train, X_test)
    tied = cosine > 1 - 1e-12
    wanted = suite.spec_rays(X_train, y_train, X_test)
    assert tied.sum(axis=1).min() >= 2 - sizes[0] % 2
    assert (np.where(tied, y_train, wanted[:, np.newaxis]) == wanted[:, np.newaxis]).all()
    assert np.where(tied, 0, cosine).max() < 0.99
    assert len(set(wanted.tolist())) > 3


def test_a_third_of_the_rows_is_zero_on_both_sides():
    """Loops over zero rows alone would grow faster than one pass per five rows."""
    X_train, _, X_test = suite.rays_and_zero_rows(
        300, 300, ("float64", 3), np.random.default_rng(3)
    )
    assert np.count_nonzero(~X_train.any(axis=1)) == 100
    assert np.count_nonzero(~X_test.any(axis=1)) == 100


@pytest.mark.parametrize("seed", range(20))
def test_crowds_tell_a_stable_sort_from_an_unstable_one(seed):
    """Some test row of every set of crowds has another first row under the default sort."""
    found = 0
    for X_train, _, X_test in suite.crowds(np.random.default_rng(seed)):
        cosine = exact_cosine(X_train, X_test)
        found += np.count_nonzero(np.argsort(-cosine, axis=1)[:, 0] != cosine.argmax(axis=1))
    assert found
