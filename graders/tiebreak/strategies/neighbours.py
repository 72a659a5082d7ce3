"""Nearest-neighbour problems: ordinary, without ties, and tied on purpose."""

import numpy as np
import numpy.typing as npt
from hypothesis.strategies import (
    DrawFn,
    SearchStrategy,
    composite,
    integers,
    lists,
    permutations,
    sampled_from,
)

from tiebreak.strategies.arrays import coordinates, labels, sides

Problem = tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""``X_train (n, d), y_train (n,), X_test (m, d)``."""


@composite
def problems(
    draw: DrawFn,
    *,
    min_train: int = 1,
    max_train: int = 8,
    min_test: int = 1,
    max_test: int = 6,
    min_features: int = 1,
    max_features: int = 4,
    low: int = -4,
    high: int = 4,
    n_labels: int = 3,
) -> Problem:
    """Draw small-integer problems whose three sides differ; ties happen."""
    n, m, d = draw(
        sides((min_train, max_train), (min_test, max_test), (min_features, max_features))
    )
    X_train = draw(coordinates((n, d), low=low, high=high))
    X_test = draw(coordinates((m, d), low=low, high=high))
    return X_train, draw(labels(n, n_labels=n_labels)), X_test


def separated_problems(**ranges: int) -> SearchStrategy[Problem]:
    """Draw problems in which no two training rows are equally far from a test row."""
    spread = {"min_train": 2, "max_train": 6, "max_test": 4, "low": -9, "high": 9} | ranges
    return problems(**spread).filter(lambda problem: no_ties(problem[0], problem[2]))


@composite
def tied_problems(
    draw: DrawFn,
    *,
    max_test: int = 3,
    min_features: int = 1,
    max_features: int = 4,
    n_labels: int = 3,
) -> Problem:
    """Draw problems whose first test row has its nearest rows tied, under different labels.

    The number of training rows is a power of two and all coordinates are small integers, so the
    direct form, the expanded form and both after removing the training mean are exact.
    """
    n = draw(sampled_from([2, 4, 8]))
    m, d = draw(
        sides((1, max_test), (min_features, max_features)).filter(lambda pair: n not in pair)
    )
    query = draw(coordinates((d,), low=-3, high=3))
    step = draw(coordinates((d,), low=-2, high=2))
    tied = draw(integers(2, n))
    X_train = query + np.stack(
        [draw(mirrored(step)) for _ in range(tied)] + [far(step, i) for i in range(n - tied)]
    )
    order = np.array(draw(permutations(range(n))))
    others = draw(coordinates((m - 1, d), low=-3, high=3))
    y_tied = draw(labels(tied, n_labels=n_labels))
    y_train = np.concatenate([y_tied, draw(labels(n - tied, n_labels=n_labels))])
    return X_train[order], y_train[order], np.vstack([query[None], others])


@composite
def mirrored(draw: DrawFn, step: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Draw vectors as long as `step`: its coordinates in another order and with other signs."""
    order = draw(permutations(range(len(step))))
    signs = draw(lists(sampled_from([1.0, -1.0]), min_size=len(step), max_size=len(step)))
    mirrored: npt.NDArray[np.float64] = step[order] * signs
    return mirrored + 0.0


def far(step: npt.NDArray[np.float64], place: int) -> npt.NDArray[np.float64]:
    """Return a vector longer than `step`, another one for each `place`."""
    stretched = step.copy()
    stretched[place % len(step)] = np.abs(step).sum() + 1 + place
    return stretched


def no_ties(X_train: npt.NDArray[np.float64], X_test: npt.NDArray[np.float64]) -> bool:
    """Tell whether every test row has all its squared distances different."""
    squared = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    return bool((np.diff(np.sort(squared, axis=1), axis=1) > 0).all())
