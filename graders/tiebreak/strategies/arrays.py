"""Sides, coordinates and labels: the pieces that problems are put together from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis.extra.numpy import arrays
from hypothesis.strategies import SearchStrategy, integers, permutations, sampled_from, tuples

LABELS = (-3, 0, 1, 2, 5, 7, 11, 40)
"""Labels that are neither row numbers nor in order, so that no index passes for one."""


def sides(*ranges: tuple[int, int]) -> SearchStrategy[tuple[int, ...]]:
    """Draw one side from each inclusive range, all different: a transposed answer cannot pass."""
    drawn = tuples(*(integers(low, high) for low, high in ranges))
    return drawn.filter(lambda values: len(set(values)) == len(values))


def coordinates(
    shape: tuple[int, ...], *, low: int = -4, high: int = 4
) -> SearchStrategy[npt.NDArray[np.float64]]:
    """Draw float64 arrays of small integers, whose squares and sums are exact."""
    return arrays(np.float64, shape, elements=integers(low, high).map(float))


def labels(n: int, *, n_labels: int = 3) -> SearchStrategy[npt.NDArray[np.int64]]:
    """Draw `n` int64 labels from `n_labels` values; two rows or more carry two labels or more."""

    def assign(pool: Sequence[int]) -> SearchStrategy[npt.NDArray[np.int64]]:
        first = list(pool[: min(2, n_labels)])[:n]
        rest = tuples(*(sampled_from(list(pool[:n_labels])) for _ in range(n - len(first))))
        mixed = rest.flatmap(lambda drawn: permutations(first + list(drawn)))
        return mixed.map(lambda row: np.array(row, dtype=np.int64))

    return permutations(LABELS).flatmap(assign)
