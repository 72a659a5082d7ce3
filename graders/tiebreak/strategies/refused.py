"""What is to be refused, made from a problem that is not: one thing is wrong in each."""

import numpy as np

from tiebreak.strategies.variants import Arguments, Array


def bad_values(problem: Arguments, place: int) -> list[Arguments]:
    """Put NaN and infinity in one `place` of the training or of the test rows."""
    X_train, y_train, X_test = problem
    return [
        (spoiled(X_train, np.nan, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.nan, place)),
        (spoiled(X_train, -np.inf, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.inf, place)),
    ]


def bad_shapes(problem: Arguments) -> list[Arguments]:
    """Give features one or three dimensions, and the two sides different widths.

    The problem has to have two features or more.
    """
    X_train, y_train, X_test = problem
    pairs = [
        (X_train, X_test[0]),
        (X_train[:, :1], X_test[:, 0]),
        (X_train[:, 0], X_test[:, :1]),
        (X_train[:, 0], X_test[:, 0]),
        (X_train, X_test[np.newaxis]),
        (X_train, X_test[:, np.newaxis]),
        (X_train[:, np.newaxis], X_test),
        (X_train[:, :, np.newaxis], X_test),
        (X_train, X_test[:, :1]),
        (X_train[:, :1], X_test),
        (X_train, np.hstack([X_test, X_test[:, :1]])),
    ]
    return [(train, y_train, test) for train, test in pairs]


def bad_labels(problem: Arguments) -> list[Arguments]:
    """Give labels that are not one per training row, and no training rows at all."""
    X_train, y_train, X_test = problem
    labels = [
        y_train[1:],
        np.append(y_train, y_train[0]),
        y_train[:, np.newaxis],
        np.stack([y_train, y_train], axis=1),
    ]
    empty = [(X_train[:0], y_train[:0], test) for test in (X_test, X_test[:0])]
    return [*((X_train, y, X_test) for y in labels), *empty]


def bad_without_queries(problem: Arguments, place: int) -> list[Arguments]:
    """Take all test rows away from problems that are to be refused all the same."""
    X_train, y_train, X_test = problem
    return [
        (X_train, y_train, X_test[:0, 1:]),
        (X_train, y_train, X_test[:0, 0]),
        (X_train, y_train[1:], X_test[:0]),
        (spoiled(X_train, np.nan, place), y_train, X_test[:0]),
    ]


def spoiled(X: Array, value: float, place: int) -> Array:
    """Return a copy of `X` with `value` in one of its places."""
    copy = X.copy()
    copy.flat[place % X.size] = value
    return copy
