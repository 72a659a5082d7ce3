"""The same problem in other types and layouts."""

from collections.abc import Sequence
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


def float32_ties(step: int) -> tuple[Array, Array]:
    """Return two float32 rows, and queries equally far from both but for the last two.

    The rows hold the same numbers in another order, and the tied queries one number throughout;
    float32 arithmetic rounds differently on the two ways. With a `step` of -1 the rows swap places.
    """
    rng = np.random.default_rng(5)
    row = rng.integers(2**15, 2**17, 7)
    X_train = np.stack([row, row[[3, 5, 0, 6, 1, 2, 4]]])[::step]
    tied = np.repeat(rng.integers(1, 2**17, (20, 1)), 7, axis=1)
    return X_train.astype(np.float32), np.concatenate([tied, X_train]).astype(np.float32)


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


def layouts(array: Array) -> list[Array]:
    """Return the same array in Fortran order, strided, reversed, and read-only inside another."""
    spread = np.resize(np.flip(array), [2 * side for side in array.shape])
    framed = np.resize(np.flip(array), [side + 2 for side in array.shape])
    strided, inner = spread[(np.s_[::2],) * array.ndim], framed[(np.s_[1:-1],) * array.ndim]
    strided[...] = inner[...] = array
    inner.flags.writeable = False
    return [np.asfortranarray(array), strided, np.flip(np.flip(array).copy()), inner]


def laid_out(problem: Arguments) -> list[Arguments]:
    """Return a problem in every layout, different ones for the two sides."""
    train, labels, test = map(layouts, problem)
    return list(zip(train, labels, reversed(test), strict=True))


def relabelled(y_train: Array) -> list[Array]:
    """Return labels of up to three classes as other types, the classes in the same order."""
    codes = np.unique(y_train, return_inverse=True)[1]
    pools = [
        np.array([" Été, in so many letters ", "ant", "bumblebee"], dtype="U28"),
        np.array([False, True, True]),
        np.array([2, 5, 255], dtype=np.uint8),
        np.array([-np.inf, 0.25, 3.0], dtype=np.float32),
        np.array([-100, 3, 100], dtype=np.int8),
        np.array([b"maybe", b"no", b"yes, please"], dtype="S12"),
        np.array([2**53, 2**53 + 1, 2**62]),
        np.array([5, 2**64 - 2, 2**64 - 1], dtype=np.uint64),
        np.array([-0.1, 0.3, 1e300]),
    ]
    return [pool[codes] for pool in pools]


def replaced(args: Sequence[object], place: int, value: object) -> list[object]:
    """Return `args` with another value at `place`."""
    return [*args[:place], value, *args[place + 1 :]]
