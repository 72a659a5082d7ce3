"""Values, types and calls in the words of a failure message."""

from collections.abc import Sequence

import numpy as np

from tiebreak.model import Function
from tiebreak.text import printable

LONGEST_VALUE = 240
LONGEST_CALL = 600


def describe_call(function: Function, args: Sequence[object]) -> str:
    """Return the call with its values, or with types and shapes where they are large."""
    names = [*function.parameters, *("…" for _ in args)]
    full = ", ".join(f"{name}={value_of(arg)}" for name, arg in zip(names, args, strict=False))
    if len(full) <= LONGEST_CALL and all(_small(arg) for arg in args):
        return f"{function.name}({full})"
    short = ", ".join(
        f"{name}={value_of(arg)}" if _scalar(arg) else f"{name}: {kind_of(arg)}"
        for name, arg in zip(names, args, strict=False)
    )
    return f"{function.name}({short})"


def value_of(value: object) -> str:
    """Return `value` as a candidate would type it, shortened."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, np.generic):
        return printable(f"np.{value.dtype.name}({value.item()!r})", LONGEST_VALUE)
    return printable(repr(value), LONGEST_VALUE)


def kind_of(value: object) -> str:
    """Return type and shape: ``float64 (2, 1)`` for arrays, the type's name for the rest."""
    if isinstance(value, np.ndarray):
        return f"{dtype_name(value.dtype)} {value.shape}"
    if isinstance(value, tuple):
        return "(" + ", ".join(kind_of(part) for part in value) + ")"
    return type(value).__name__


def dtype_name(dtype: "np.dtype[np.generic]") -> str:
    """Return the dtype's name, with byte order where it is not the machine's, ``<U3`` for text."""
    if dtype.kind in "US" or not dtype.isnative:
        return dtype.str
    return dtype.name


def _array(array: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]") -> str:
    if array.size == 0:
        return f"np.zeros({array.shape}, {dtype_name(array.dtype)!r})"
    suffix = (
        ""
        if array.dtype in (np.float64, np.int64) or array.dtype.kind in "USb"
        else (f", {dtype_name(array.dtype)!r}")
    )
    return printable(f"np.array({array.tolist()!r}{suffix})", 10 * LONGEST_VALUE)


def _small(value: object) -> bool:
    return not isinstance(value, np.ndarray) or value.size <= 60


def _scalar(value: object) -> bool:
    return not isinstance(value, np.ndarray | list | tuple | dict)
