"""Problems in which several directions are exactly as similar, in any method's arithmetic."""

import numpy as np
from hypothesis.strategies import (
    DrawFn,
    SearchStrategy,
    booleans,
    composite,
    integers,
    lists,
    permutations,
    sampled_from,
)

from tiebreak.strategies.arrays import labels
from tiebreak.strategies.neighbours import Problem
from tiebreak.strategies.variants import Array


def tied_directions() -> SearchStrategy[Problem]:
    """Draw problems whose first test row has several most similar rows, under several labels."""
    return _alike().filter(_decided_by_order)


@composite
def _alike(draw: DrawFn) -> Problem:
    n_features = draw(sampled_from([2, 4, 5, 8]))
    n, m = draw(sampled_from([(3, 2), (6, 2), (7, 3)]))
    X_train = np.stack([draw(_exact_units(n_features)) for _ in range(n)])
    X_test = np.stack([draw(_exact_units(n_features)) for _ in range(m)])
    best, *others = draw(permutations(range(n)))
    best = int(np.argmax(exact_cosine(X_train, X_test)[0])) if draw(booleans()) else best
    for place in others[: draw(integers(1, n - 1))]:
        X_train[place] = draw(_turned(X_train[best], X_test[0])) * 2.0 ** draw(integers(-3, 3))
    return X_train, draw(labels(n)), X_test


@composite
def _exact_units(draw: DrawFn, n_features: int) -> Array:
    """Draw a row with an exact unit vector: 1 or 4 features of one magnitude, 2 to a power.

    16 features would do for most methods, but ``np.hypot.reduce`` rounds their length.
    """
    many = draw(sampled_from([count for count in (1, 4) if count <= n_features]))
    places = draw(permutations(range(n_features)))[:many]
    signs = draw(lists(sampled_from([-1.0, 1.0]), min_size=many, max_size=many))
    row = np.zeros(n_features)
    row[places] = signs
    return row * 2.0 ** draw(integers(-3, 3))


@composite
def _turned(draw: DrawFn, row: Array, axis: Array) -> Array:
    """Turn `row` around `axis`: exchange two features that weigh the same there, a few times."""
    row = row.copy()
    for _ in range(draw(integers(0, 4))):
        i, j = draw(lists(integers(0, len(row) - 1), min_size=2, max_size=2))
        if abs(axis[i]) == abs(axis[j]):
            sign = -1 if axis[i] * axis[j] < 0 else 1
            row[i], row[j] = sign * row[j], sign * row[i]
    return row + 0.0


def exact_cosine(X_train: Array, X_test: Array) -> Array:
    """Return similarities, exact for rows with exact unit vectors."""
    train, test = (X / np.sqrt((X**2).sum(axis=1, keepdims=True)) for X in (X_train, X_test))
    cosine: Array = test @ train.T
    return cosine


def _decided_by_order(problem: Problem) -> bool:
    """Tell whether the order of equally similar rows decides, and they are rows of one kind.

    Rows with the same number of features get the same rounding in any method's lengths.
    """
    X_train, y_train, X_test = problem
    cosine = exact_cosine(X_train, X_test)
    best = cosine == cosine.max(axis=1, keepdims=True)
    kinds = [set(np.count_nonzero(X_train[row], axis=1)) for row in best]
    return len(set(y_train[best[0]])) > 1 and all(len(kind) == 1 for kind in kinds)
