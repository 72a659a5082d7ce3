"""Values into JSON nodes and raw bytes. Types are tested exactly: nothing can pass for another.

Nodes: null, true, false, numbers and strings stand for themselves; everything else is a list that
starts with one letter. ``r`` points back to an object met before in the same message.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from tiebreak.sandbox.layout import Array, measure
from tiebreak.sandbox.values import (
    ALIGNMENT,
    DEPTH_LIMIT,
    DICT_LIMIT,
    DIGIT_LIMIT,
    FRAME_LIMIT,
    ITEM_LIMIT,
    crosses,
    holds_text,
    name_of,
    scalar_dtype,
)

_SMALL_INT = 1 << 63
_LARGEST_INT = 10**DIGIT_LIMIT
Node = Any
# The nodes that a later ``r`` may point back to, numbered in the order in which they end.
SHARED = frozenset("avltd")


class Encoder:
    """Encodes the values of one message; `chunks` and `size` are the body it needs.

    With `layout` arrays keep strides, offset and flags, else they arrive as plain C arrays.
    Instances of dataclasses of the module `records` cross as records. `refused` lists what did
    not cross.
    """

    def __init__(self, *, layout: bool, records: str | None = None) -> None:
        self.chunks: list[bytes] = []
        self.size = 0
        self.refused: list[str] = []
        self._layout = layout
        self._records = records
        self._items = self._depth = self._ended = 0
        self._met: dict[int, tuple[int, object]] = {}

    def node(self, value: object) -> Node:
        """Return the node for `value`."""
        kind = type(value)
        if value is None or kind is bool or (kind is str and _short(value)):
            return value
        if kind is float:
            return value if math.isfinite(value) else ["f", repr(value)]  # type: ignore[arg-type]
        if kind is int:
            return self._int(value)  # type: ignore[arg-type]
        self._items += 1
        if self._items > ITEM_LIMIT:
            return self._refuse(f"{name_of(kind)} with too many items")
        met = self._met.get(id(value))
        return ["r", met[0]] if met else self._compound(value, kind)

    def _compound(self, value: Any, kind: type) -> Node:
        if self._depth > DEPTH_LIMIT:
            return self._refuse(f"{name_of(kind)} nested too deep")
        self._depth += 1
        encode = _ENCODERS.get(kind)
        if encode is not None:
            node = encode(self, value)
        elif (dtype := scalar_dtype(value)) is not None:
            node = self._scalar(value, dtype)
        else:
            node = self._special(value, kind)
        self._depth -= 1
        if node[0] in SHARED:
            self._met[id(value)] = (self._ended, value)
            self._ended += 1
        return node

    def forget(self) -> None:
        """Encode in full what is met again: it may hold something else by now."""
        self._met.clear()

    def _special(self, value: Any, kind: type) -> Node:
        if issubclass(kind, tuple) and isinstance(_static(kind, "_fields"), tuple):
            return ["t", [self.node(item) for item in tuple.__iter__(value)]]
        fields = _static(kind, "__dataclass_fields__")
        if (
            self._records is not None
            and type(fields) is dict
            and _static(kind, "__module__") == self._records
        ):
            return self._record(value, kind, list(fields))
        return self._refuse(name_of(kind))

    def _record(self, value: object, kind: type, names: list[Any]) -> Node:
        pairs = []
        for name in names:
            try:
                item = object.__getattribute__(value, name)
            except Exception:  # a property of the candidate's may raise anything
                return self._refuse(name_of(kind))
            pairs.append([str(name), self.node(item)])
        return ["o", name_of(kind), pairs]

    def _int(self, value: int) -> Node:
        if -_SMALL_INT <= value < _SMALL_INT:
            return value
        if abs(value) >= _LARGEST_INT:
            return self._refuse(f"int of more than {DIGIT_LIMIT} digits")
        return ["i", str(value)]

    def _scalar(self, value: Any, dtype: str) -> Node:
        array = np.asarray(value)
        if dtype[1] == "U" and not holds_text(array.reshape(1).view(np.uint8), dtype):
            return self._refuse(f"{name_of(type(value))} that is not text")
        return ["s", dtype, self._store(array.tobytes())]

    def _array(self, array: Array) -> Node:
        dtype = array.dtype.str
        if array.dtype.names is not None or not crosses(dtype):
            return self._refuse(f"ndarray of dtype {array.dtype}"[:200])
        if self._layout:
            return self._laid_out(array)
        if self.size + array.nbytes > FRAME_LIMIT:
            return self._refuse(f"ndarray of {array.nbytes} bytes")
        content = array.tobytes()
        if dtype[1] == "U" and not holds_text(np.frombuffer(content, np.uint8), dtype):
            return self._refuse("ndarray that holds no text")
        return ["a", dtype, list(array.shape), self._store(content)]

    def _laid_out(self, array: Array) -> Node:
        layout, content = measure(array)
        if self.size + len(content) > FRAME_LIMIT:
            return self._refuse(f"ndarray of {len(content)} bytes")
        place = [layout.offset, layout.skew, layout.writeable]
        shape, strides = list(layout.shape), list(layout.strides)
        return ["v", layout.dtype, shape, strides, *place, self._store(content), len(content)]

    def _sequence(self, value: "list[object] | tuple[object, ...]") -> Node:
        tag = "l" if type(value) is list else "t"
        return [tag, [self.node(item) for item in value]]

    def _dict(self, value: dict[object, object]) -> Node:
        if len(value) > DICT_LIMIT:
            return self._refuse(f"dict of {len(value)} items")
        pairs = [[self.node(k), self.node(v)] for k, v in value.items()]
        return ["d", pairs]

    def _bytes(self, value: bytes) -> Node:
        if self.size + len(value) > FRAME_LIMIT:
            return self._refuse(f"bytes of length {len(value)}")
        return ["b", self._store(value), len(value)]

    def _text(self, value: str) -> Node:
        return self._refuse(f"str of {len(value)} characters")

    def _store(self, content: bytes) -> int:
        start = self.size
        padding = -len(content) % ALIGNMENT
        self.chunks += (content, bytes(padding))
        self.size += len(content) + padding
        return start

    def _refuse(self, name: str) -> Node:
        self.refused.append(name)
        return ["x", name]


_ENCODERS: dict[type, Callable[[Encoder, Any], Node]] = {
    np.ndarray: Encoder._array,
    list: Encoder._sequence,
    tuple: Encoder._sequence,
    dict: Encoder._dict,
    bytes: Encoder._bytes,
    str: Encoder._text,
}


def _short(value: Any) -> bool:
    return len(value) <= 1_000_000


def _static(kind: type, name: str) -> object:
    """Return a class attribute without running any code of the class."""
    for base in type.__dict__["__mro__"].__get__(kind):
        namespace = type.__dict__["__dict__"].__get__(base)
        if name in namespace:
            return namespace[name]
    return None
