"""The same problem in other types and layouts."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Arguments = tuple[Array, Array, Array]
"""``X_train, y_train, X_test`` of any dtype."""


def cast(
    problem: Arguments, train: npt.DTypeLike, test: npt.DTypeLike, factor: float = 1.0
) -> Arguments:
    """Multiply the features of a problem and give the two sides their dtypes."""
    X_train, y_train, X_test = problem
    return (X_train * factor).astype(train), y_train, (X_test * factor).astype(test)


def backwards(problem: Arguments) -> Arguments:
    """Turn the order of the test rows round."""
    X_train, y_train, X_test = problem
    return X_train, y_train, X_test[::-1].copy()


def as_bools(problem: Arguments) -> list[Arguments]:
    """Return a problem of zeros and ones as bools, and with bools on one side only."""
    pairs = [(np.bool_, np.bool_), (np.bool_, np.float64), (np.uint8, np.bool_)]
    return [cast(problem, *pair) for pair in pairs]


def as_short_floats(problem: Arguments) -> list[Arguments]:
    """Return a problem of one-digit numbers in floats that cannot hold its squares."""
    return [
        cast(problem, np.float16, np.float16, 4096),
        cast(problem, np.float16, np.int32, 4096),
        cast(problem, np.float32, np.float32, 2.0**100),
    ]


def layouts(X: Array) -> list[Array]:
    """Return a matrix in Fortran order, strided, reversed, at an offset and read-only."""
    wide = np.full((2 * X.shape[0], 3 * X.shape[1]), 77.0)
    wide[::2, 1::3] = X
    locked = X.copy()
    locked.flags.writeable = False
    inner = np.full((X.shape[0] + 2, X.shape[1] + 1), -5.0)
    inner[1:-1, 1:] = X
    flipped = np.ascontiguousarray(X[::-1, ::-1])[::-1, ::-1]
    return [np.asfortranarray(X), wide[::2, 1::3], flipped, inner[1:-1, 1:], locked]


def laid_out(problem: Arguments) -> list[Arguments]:
    """Return a problem in every layout, different ones for the two sides, its labels locked."""
    X_train, y_train, X_test = problem
    locked = np.repeat(y_train, 2)[::-2][::-1]
    locked.flags.writeable = False
    pairs = zip(layouts(X_train), reversed(layouts(X_test)), strict=True)
    return [(train, locked, test) for train, test in pairs]


def relabelled(y_train: Array) -> list[Array]:
    """Return the same labels as other types: the smallest becomes the first of each pool."""
    codes = np.unique(y_train, return_inverse=True)[1]
    pools = [
        np.array(["kumquats", "fig", "banana"], dtype="U12"),
        np.array([b"no", b"certainly", b"maybe"], dtype="S12"),
        np.array([True, False, True]),
        np.array([0.25, -np.inf, 1e300]),
        np.array([200, 3, 255], dtype=np.uint8),
        np.array([-100, 3, 100], dtype=np.int8),
        np.array([-70000, 3, 70000], dtype=np.int32),
        np.array([0.5, 3.0, -0.25], dtype=np.float32),
        np.array([2**53 + 1, -(2**63), 2**53]),
        np.array([2**64 - 1, 0, 2**63], dtype=np.uint64),
    ]
    return [pool[codes] for pool in pools]
