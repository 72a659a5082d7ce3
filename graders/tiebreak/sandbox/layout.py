"""How an array lies in memory: measured on one side, rebuilt alike on the other."""

import ctypes
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiebreak.sandbox.values import ALIGNMENT, WireError

Array = NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Shape and strides of an array, and where its first item lies in its smallest buffer."""

    dtype: str
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int
    skew: int
    writeable: bool


def extent(shape: tuple[int, ...], strides: tuple[int, ...], itemsize: int) -> tuple[int, int]:
    """Return how far the items reach below and above the address of the first one."""
    below, above = 0, itemsize
    for side, stride in zip(shape, strides, strict=True):
        if side == 0:
            return 0, 0
        if stride < 0:
            below -= (side - 1) * stride
        else:
            above += (side - 1) * stride
    return below, above


def memory_of(array: Array) -> tuple[int, int]:
    """Return the lowest address and the number of bytes of the smallest enclosing buffer."""
    address: int = array.__array_interface__["data"][0]
    if array.flags.c_contiguous:
        return address, array.nbytes
    below, above = extent(array.shape, array.strides, array.itemsize)
    return address - below, below + above


def measure(array: Array) -> tuple[Layout, bytes]:
    """Return the layout of `array` and the bytes of its smallest enclosing buffer."""
    low, length = memory_of(array)
    below, _ = extent(array.shape, array.strides, array.itemsize)
    layout = Layout(
        dtype=array.dtype.str,
        shape=array.shape,
        strides=array.strides,
        offset=below,
        skew=low % ALIGNMENT % max(array.dtype.alignment, 1),
        writeable=bool(array.flags.writeable),
    )
    return layout, ctypes.string_at(low, length) if length else b""


def rebuild(layout: Layout, content: memoryview) -> tuple[Array, NDArray[np.uint8]]:
    """Return an array laid out as `layout` says, and the bytes of its buffer.

    Raise WireError where the items would not lie inside `content`.
    """
    dtype = np.dtype(layout.dtype)
    below, above = extent(layout.shape, layout.strides, dtype.itemsize)
    if len(content) != below + above or layout.offset != below:
        raise WireError("the layout does not fit its buffer")
    array, raw = _whole(layout, dtype, len(content)) or _view(layout, dtype, len(content))
    raw[:] = np.frombuffer(content, np.uint8)
    array.flags.writeable = layout.writeable
    return array, raw


def _whole(
    layout: Layout, dtype: np.dtype[Any], size: int
) -> tuple[Array, NDArray[np.uint8]] | None:
    """Return an array that owns its memory, where the layout is one that NumPy itself makes."""
    if size == 0:  # nothing to lay out, whatever the strides of a view say
        return np.empty(layout.shape, dtype), np.empty(0, np.uint8)
    if layout.skew or prod(layout.shape) * dtype.itemsize != size:
        return None
    for order in ("C", "F"):
        array: Array = np.empty(layout.shape, dtype, order=order)
        if array.strides == layout.strides:
            return array, array.reshape(-1, order="A").view(np.uint8)
    return None


def _view(layout: Layout, dtype: np.dtype[Any], size: int) -> tuple[Array, NDArray[np.uint8]]:
    raw = np.empty(size + layout.skew, np.uint8)[layout.skew :]
    if size:
        return (
            np.ndarray(layout.shape, dtype, raw.data, layout.offset, layout.strides),
            raw,
        )
    array: Array = np.empty(layout.shape, dtype)
    if array.strides != layout.strides:
        array = np.lib.stride_tricks.as_strided(array, layout.shape, layout.strides)
    return array, raw
