"""Problems in which the most similar direction is to be found, without ties."""

import numpy as np
from hypothesis.strategies import DrawFn, SearchStrategy, composite, integers, lists, permutations

from tiebreak.strategies.arrays import LABELS, labels
from tiebreak.strategies.neighbours import Problem, problems
from tiebreak.strategies.variants import Array

MARGIN = 5e-6


def directions(**ranges: int) -> SearchStrategy[Problem]:
    """Draw problems without zero rows in which one training row is clearly most similar."""
    sides = {"min_train": 2, "max_train": 6, "max_test": 4, "min_features": 2}
    spread = sides | {"low": -9, "high": 9} | ranges
    return problems(**spread).filter(lambda problem: one_best(problem[0], problem[2]))


@composite
def lines(draw: DrawFn) -> Problem:
    """Draw problems of one feature, where the only directions are up and down."""
    X_train = np.array([[draw(integers(1, 9))], [-draw(integers(1, 9))]], dtype=np.float64)
    steps = draw(lists(integers(-9, 9).filter(bool), min_size=4, max_size=4))
    return X_train[draw(permutations([0, 1]))], draw(labels(2)), np.array(steps)[:, None] / 2


def plain_directions(low: int = -9, high: int = 9) -> SearchStrategy[Problem]:
    """Draw problems with several labels whose best rows are the best by other measures, too.

    What a check asks for besides the similarity is then not lost with the similarity. So few
    problems are plain that they are tried by number here, not by Hypothesis.
    """
    seeds = integers(0, 2**32 - 1)
    return seeds.map(lambda seed: _plain_problem(np.random.default_rng(seed), low, high))


def _plain_problem(rng: np.random.Generator, low: int, high: int) -> Problem:
    while True:
        n, m, d = rng.permutation([2, 3, 4, 5])[:3]
        X_train, X_test = (
            rng.integers(low, high, (rows, d), endpoint=True).astype(np.float64) for rows in (n, m)
        )
        y_train = rng.choice(rng.permutation(LABELS)[:3], n)
        if one_best(X_train, X_test) and _plain(X_train, y_train, X_test):
            return X_train, y_train, X_test


def _plain(X_train: Array, y_train: Array, X_test: Array) -> bool:
    """Tell whether products, distances and absolute values agree on rows, of several labels."""
    product, squares = X_test @ X_train.T, (X_train**2).sum(axis=1)
    cosine = product / np.sqrt(squares)
    best = cosine.argmax(axis=1)
    other_norms = np.abs(X_train).sum(axis=1), np.abs(X_train).max(axis=1)
    ways = [product, 2 * product - squares, product / squares, np.abs(cosine)]
    ways += [product / norm for norm in other_norms]
    tops = [np.take_along_axis(way, best[:, None], axis=1) - 1e-6 for way in ways]
    agreed = all(((way > top).sum(axis=1) == 1).all() for way, top in zip(ways, tops, strict=True))
    return agreed and len(set(y_train[best].tolist())) > 1


def real_directions(
    rng: np.random.Generator, n_train: int, n_test: int, n_features: int
) -> Problem:
    """Return normal features, drawn again until one training row is clearly most similar."""
    while True:
        X_train = rng.standard_normal((n_train, n_features))
        X_test = rng.standard_normal((n_test, n_features))
        if one_best(X_train, X_test):
            return X_train, rng.permutation(n_train) % 8 * 3 - 5, X_test


def one_best(X_train: Array, X_test: Array) -> bool:
    """Tell whether no row is zero and each test row has one that is clearly most similar to it."""
    lengths = [np.linalg.norm(X, axis=1, keepdims=True) for X in (X_test, X_train)]
    if not all(length.all() for length in lengths):
        return False
    cosine = X_test @ X_train.T / lengths[0] / lengths[1].T
    return bool((np.diff(np.sort(cosine, axis=1), axis=1)[:, -1:] > MARGIN).all())
