"""JSON nodes and raw bytes back into values.

The bytes may come from a worker, so every node is checked before it is believed, and whatever is
wrong raises WireError and nothing else.
"""

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiebreak.sandbox.encoding import SHARED
from tiebreak.sandbox.layout import Layout, rebuild
from tiebreak.sandbox.values import (
    ALIGNMENT,
    DEPTH_LIMIT,
    DICT_LIMIT,
    DIGIT_LIMIT,
    NAME_LIMIT,
    Record,
    Refused,
    WireError,
    crosses,
    escaped,
    holds_text,
)

_MOST_DIMENSIONS = 32
_FLOATS = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf")}
Plain = NDArray[Any]


class Decoder:
    """Decodes the nodes of one message against its `body`.

    With `layout` arrays are rebuilt as they lay in memory and text is kept as it is (for what the
    trusted side sends); without it only plain C arrays are taken and text is made valid UTF-8.
    `rebuilt` lists (array, bytes of its buffer, the same bytes as sent), for whoever watches them.
    """

    def __init__(self, body: bytearray, *, layout: bool) -> None:
        self.rebuilt: list[tuple[Plain, NDArray[np.uint8], memoryview]] = []
        self._body = memoryview(body)
        self._layout = layout
        self._met: list[object] = []
        self._depth = 0

    def decode(self, node: object) -> Any:
        """Return the value of `node`; raise WireError whatever is wrong with it."""
        try:
            return self._value(node)
        except WireError:
            raise
        except Exception as error:  # whatever NumPy or Python dislikes about forged input
            raise WireError(f"bad value: {type(error).__name__}") from None

    def _value(self, node: object) -> object:
        kind = type(node)
        if node is None or kind is bool or kind is float:
            return node
        if kind is int:
            return _bounded(node)
        if kind is str:
            return self._string(node)
        if kind is not list or self._depth > DEPTH_LIMIT + 1:
            raise WireError("bad node")
        return self._tagged(node)

    def _tagged(self, node: Any) -> object:
        tag, *rest = node
        self._depth += 1
        value = _DECODERS[tag](self, *rest)
        self._depth -= 1
        if tag in SHARED:
            self._met.append(value)
        return value

    def _string(self, text: Any) -> str:
        return text if self._layout else escaped(text)

    def _items(self, nodes: object) -> list[object]:
        if type(nodes) is not list:
            raise WireError("bad items")
        return [self._value(node) for node in nodes]

    def _list(self, nodes: object) -> list[object]:
        return self._items(nodes)

    def _tuple(self, nodes: object) -> tuple[object, ...]:
        return tuple(self._items(nodes))

    def _dict(self, pairs: Any) -> dict[object, object]:
        if len(pairs) > DICT_LIMIT:
            raise WireError("dict too large")
        made = {self._value(k): self._value(v) for k, v in pairs}
        if len(made) != len(pairs):
            raise WireError("repeated key")
        return made

    def _record(self, name: Any, pairs: Any) -> Record:
        fields = {_name(key): self._value(value) for key, value in pairs}
        return Record(_name(name), fields)

    def _refused(self, name: Any) -> Refused:
        return Refused(_name(name))

    def _again(self, index: object) -> object:
        return self._met[_count(index)]

    def _special_float(self, word: Any) -> float:
        return _FLOATS[word]

    def _big_int(self, text: Any) -> int:
        if type(text) is not str or len(text) > DIGIT_LIMIT + 1:
            raise WireError("bad int")
        return int(text)

    def _slice(self, start: object, length: int) -> memoryview:
        first = _count(start)
        if first + length > len(self._body):
            raise WireError("the body is too short")
        return self._body[first : first + length]

    def _bytes(self, start: object, length: object) -> bytes:
        return bytes(self._slice(start, _count(length)))

    def _plain(self, dtype: Any, shape: tuple[int, ...], start: object) -> Plain:
        if type(dtype) is not str or not crosses(dtype) or len(shape) > _MOST_DIMENSIONS:
            raise WireError("bad dtype or shape")
        kind = np.dtype(dtype)
        content = self._slice(start, prod(shape) * kind.itemsize)
        array: Plain = np.empty(shape, kind)
        if len(content) == 0:
            return array
        raw = np.frombuffer(content, np.uint8)
        if kind.kind == "U" and not holds_text(raw, dtype):
            raise WireError("an array of text holds none")
        array.reshape(-1).view(np.uint8)[:] = raw != 0 if kind.kind == "b" else raw
        return array

    def _array(self, dtype: object, shape: object, start: object) -> Plain:
        return self._plain(dtype, _counts(shape), start)

    def _scalar(self, dtype: object, start: object) -> object:
        return self._plain(dtype, (), start)[()]

    def _laid_out(self, *fields: Any) -> Plain:
        dtype, shape, strides, offset, skew, writeable, start, length = fields
        if not self._layout or type(dtype) is not str or not crosses(dtype):
            raise WireError("bad array")
        layout = Layout(
            dtype=dtype,
            shape=_counts(shape),
            strides=tuple(_bounded(stride) for stride in strides),
            offset=_count(offset),
            skew=_count(skew) % ALIGNMENT,
            writeable=writeable is True,
        )
        content = self._slice(start, _count(length))
        array, raw = rebuild(layout, content)
        self.rebuilt.append((array, raw, content))
        return array


_DECODERS: dict[object, Callable[..., object]] = {
    "a": Decoder._array,
    "b": Decoder._bytes,
    "d": Decoder._dict,
    "f": Decoder._special_float,
    "i": Decoder._big_int,
    "l": Decoder._list,
    "o": Decoder._record,
    "r": Decoder._again,
    "s": Decoder._scalar,
    "t": Decoder._tuple,
    "v": Decoder._laid_out,
    "x": Decoder._refused,
}


def _bounded(number: Any) -> int:
    if type(number) is not int or not -(1 << 63) <= number < 1 << 64:
        raise WireError("bad number")
    return number


def _count(number: object) -> int:
    if type(number) is not int or not 0 <= number < 1 << 62:
        raise WireError("bad count")
    return number


def _counts(numbers: object) -> tuple[int, ...]:
    if type(numbers) is not list:
        raise WireError("bad shape")
    return tuple(_count(number) for number in numbers)


def _name(text: object) -> str:
    if type(text) is not str:
        raise WireError("bad name")
    return escaped(text[:NAME_LIMIT])
