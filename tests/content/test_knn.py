"""The oracles of knn's suite agree with the reference, and its data tie where they say so."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.strategies import integers

from tiebreak.strategies import problems

ROOT = Path(__file__).parents[2]
suite = SimpleNamespace(
    **runpy.run_path(str(ROOT / "graders/suites/nearest_neighbor/check_knn.py"))
)
reference = SimpleNamespace(**runpy.run_path(str(ROOT / "solutions/nearest_neighbor/knn.py")))


def squared_distances(X_train, X_test):
    """Return exact squared distances of small integers."""
    return ((X_test[:, None] - X_train) ** 2).sum(axis=2)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=problems(), seed=integers(0, 2**32 - 1))
def test_small_integers_agree(problem, seed):
    """Problems with many ties get the oracle's labels, directly and from the network."""
    k = seed % len(problem[0]) + 1
    want = suite.spec_knn(*problem, k)
    assert reference.predict_knn(*problem, k).tolist() == want.tolist()
    network = (problem[2], *suite.network_of(*problem[:2]), k)
    assert reference.predict_knn_network(*network).tolist() == want.tolist()
    assert suite.spec_knn_network(*network).tolist() == want.tolist()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=problems(), columns=integers(1, 4), seed=integers(0, 2**32 - 1))
def test_any_small_integer_network_agrees(problem, columns, seed):
    """Networks that no training rows made get the oracle's labels."""
    W, _, X_test = problem
    rng = np.random.default_rng(seed)
    b, R = rng.integers(-3, 4, len(W)) / 2, rng.integers(-2, 3, (len(W), columns)) * 1.0
    network = (X_test, W, b, R, rng.permutation(columns) * 3, seed % len(W) + 1)
    want = suite.spec_knn_network(*network)
    assert reference.predict_knn_network(*network).tolist() == want.tolist()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=suite.crowded_problems())
def test_any_other_choice_among_the_tied_rows_loses(problem):
    """The last of the equal rows in the place of the first ones give another label."""
    X_train, y_train, X_test, k = problem
    backwards = suite.spec_knn(X_train[::-1], y_train[::-1], X_test, k)
    assert suite.spec_knn(*problem) != backwards
    ordered = np.sort(squared_distances(X_train, X_test)[0])
    assert ordered[k - 1] == ordered[k]


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(problem=suite.balanced_votes(suite.PAIRS, 3))
def test_votes_are_equal_and_distances_are_not(problem):
    """Two labels lead with equal votes, and no two rows are equally far."""
    X_train, _, X_test, _ = problem
    assert len(np.unique(squared_distances(X_train, X_test))) == len(X_train)
    votes = np.sort(suite.votes_of(*problem)[0])
    assert votes[-1] == votes[-2] > votes[0]


@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_ordinary_problems_come_with_several_k(k):
    """The votes of one, two, three and five neighbours are all tried."""
    no_shrinking = settings(max_examples=500, phases=[Phase.generate])
    assert find(suite.clear_problems(), lambda problem: problem[3] == k, settings=no_shrinking)


def test_growth_data_tie_in_both_ways():
    """On the line two labels have two votes each; on the island the border cuts through a pair."""
    problem = suite.crowds_on_a_line(9, 16, ("float64", 2), 4, np.random.default_rng(0))
    votes = np.sort(suite.votes_of(*problem), axis=1)
    ordered = np.sort(squared_distances(problem[0], problem[2]), axis=1)
    assert votes[1::2].tolist() == [[0, 2, 2]] * 4
    assert votes[::2].tolist() == [[0, 1, 3]] * 5
    assert (ordered[::2, 3] == ordered[::2, 4]).all()
    assert (ordered[1::2, 3] < ordered[1::2, 4]).all()
