"""What is to be refused, made from a problem that is not: one thing is wrong in each."""

import numpy as np

from tiebreak.strategies.variants import Arguments, Array


def bad_values(problem: Arguments, place: int) -> list[Arguments]:
    """Put NaN and infinities in one place of the training or of the test rows, from `place` on."""
    X_train, y_train, X_test = problem
    cases = []
    for turn, value in enumerate((np.nan, np.inf, -np.inf)):
        at = place + turn * (X_train.shape[1] + 1)
        cases.append((spoiled(X_train, value, at), y_train, X_test))
        cases.append((X_train, y_train, spoiled(X_test, value, at)))
    return cases


def bad_shapes(problem: Arguments) -> list[Arguments]:
    """Give features no, one or three dimensions, and the two sides different widths.

    The problem has to have two features or more.
    """
    X_train, y_train, X_test = problem
    pairs = [
        (X_train, X_test[0]),
        (X_train, X_test[0, 0, ...]),
        (X_train[0, 0, ...], X_test),
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
    few = [(X_train[:0], y_train[:0], test) for test in (X_test, X_test[:0])]
    few.append((X_train[:1], y_train[0, ...], X_test))
    few.append((X_train[0], y_train[:1], X_test))
    return [*((X_train, y, X_test) for y in labels), *few]


def bad_without_queries(problem: Arguments, place: int) -> list[Arguments]:
    """Take all test rows away from problems that are to be refused all the same."""
    X_train, y_train, X_test = problem
    return [
        (X_train, y_train, X_test[:0, 1:]),
        (X_train, y_train, X_test[:0, 0]),
        (X_train, y_train[1:], X_test[:0]),
        (spoiled(X_train, np.nan, place), y_train, X_test[:0]),
        (spoiled(X_train, np.inf, place), y_train, X_test[:0]),
    ]


def spoiled(X: Array, value: float, place: int) -> Array:
    """Return a copy of `X` with `value` in one of its places."""
    copy = X.copy()
    copy.flat[place % X.size] = value
    return copy
