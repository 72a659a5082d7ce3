"""What the data of measured runs look like besides their size: drawn anew for every seed."""

from collections.abc import Callable, Sequence

import numpy as np

from tiebreak.strategies.variants import Array

FAR_SIZE = 1000
"""Runs with fewer rows have the first form, longer ones the second."""

RARE = ("uint8", "uint16", "uint64", "float16")
"""Dtypes that code may branch on as well, or on what is not one of the usual."""

Form = tuple[str, int]
"""A dtype and a number of features."""


def forms(
    rng: np.random.Generator, *, dtypes: Sequence[str] = ("float32", "int32", "int64")
) -> Callable[[int], Form]:
    """Return the form of the data of each size: float64 and one of `dtypes`, of two widths.

    So code that goes row by row for one of them only is found in the same runs. Widths are small,
    as going feature by feature in blocks of eight rows is allowed. The longer runs have the smaller
    one: from shorter runs to longer ones such blocks must not seem to become more.
    """
    kinds = rng.permutation(["float64", rng.choice(dtypes)]).tolist()
    widths = (4, 3)
    return lambda size: (kinds[size > FAR_SIZE], widths[size > FAR_SIZE])


def other_forms(rng: np.random.Generator) -> list[Form]:
    """Return a form of each sort of dtype that code may branch on, of all widths."""
    kinds = ["float32", rng.choice(["int32", "int64"]), "bool", rng.choice(RARE)]
    return list(zip(map(str, kinds), (2, 3, 120, 1), strict=True))


def sorts_of_dtype(rng: np.random.Generator) -> list[str]:
    """Return float64 and a dtype of each other sort that is usual."""
    return ["float64", *(kind for kind, _ in other_forms(rng)[:3])]


def widened(dtype: str, n_features: int, *matrices: Array) -> list[Array]:
    """Return `matrices` in a dtype, with columns of zeros up to a number of features."""
    more = (max(n_features - X.shape[1], 0) for X in matrices)
    return [np.pad(X, [(0, 0), (0, n)]).astype(dtype) for X, n in zip(matrices, more, strict=True)]
