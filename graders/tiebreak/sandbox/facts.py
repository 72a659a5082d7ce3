"""What a call did besides answering: to its arguments, and with their memory."""

import weakref
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiebreak.sandbox.decoding import Decoder
from tiebreak.sandbox.encoding import Encoder
from tiebreak.sandbox.layout import memory_of

Array = NDArray[Any]
Span = tuple[int, int]
_SMALL = 1 << 16
_NEVER_CHANGE = (int, float, str, bytes, bool, type(None))


class Arguments:
    """The arguments of one call, and what they looked like before it."""

    def __init__(self, args: Sequence[object], decoder: Decoder) -> None:
        self.args = args
        self._rebuilt = {id(array): (raw, sent) for array, raw, sent in decoder.rebuilt}
        self._before = [self._look(arg) for arg in args]

    def spans(self) -> list[tuple[Span, str]]:
        """Return the memory of each array argument with its name in reports."""
        return [
            (_span_of(self._rebuilt[id(arg)][0]), f"argument {position}")
            for position, arg in enumerate(self.args)
            if id(arg) in self._rebuilt
        ]

    def changed(self) -> list[int]:
        """Return the positions of arguments that are no longer as they were."""
        return [
            position
            for position, (arg, before) in enumerate(zip(self.args, self._before, strict=True))
            if self._look(arg) != before or not self._contents_stand(arg)
        ]

    def _look(self, arg: Any) -> object:
        if id(arg) in self._rebuilt:
            return arg.shape, arg.strides, arg.dtype.str, arg.flags.writeable
        if isinstance(arg, (*_NEVER_CHANGE, np.generic)):
            return None
        encoder = Encoder(layout=True)
        return encoder.node(arg), encoder.chunks

    def _contents_stand(self, arg: object) -> bool:
        if id(arg) not in self._rebuilt:
            return True
        raw, sent = self._rebuilt[id(arg)]
        if len(sent) <= _SMALL:
            return raw.tobytes() == bytes(sent)
        return bool((raw == np.frombuffer(sent, np.uint8)).all())


class Earlier:
    """The memory of earlier results, as long as something of theirs is still alive.

    Only the array that owns the memory is remembered, and weakly: once it is gone nothing can
    share with it. Memory that belongs to no array is kept alive instead.
    """

    def __init__(self) -> None:
        self._owners: list[tuple[Any, Span]] = []

    def add(self, arrays: Sequence[Array]) -> None:
        """Remember the memory of `arrays`."""
        for array in arrays:
            owner = _owner(array)
            held = weakref.ref(owner) if isinstance(owner, np.ndarray) else _Held(owner)
            self._owners.append((held, _span_of(array)))

    def spans(self) -> list[tuple[Span, str]]:
        """Return the memory that is still in use."""
        self._owners = [entry for entry in self._owners if entry[0]() is not None]
        return [(span, "an earlier result") for _, span in self._owners]


class _Held:
    def __init__(self, owner: object) -> None:
        self._owner = owner

    def __call__(self) -> object:
        return self._owner


def arrays_in(value: object, depth: int = 0) -> Iterator[Array]:
    """Yield the plain arrays in a result, a few levels deep."""
    if type(value) is np.ndarray:
        yield value
    elif depth < 3 and isinstance(value, tuple | list | dict):
        for item in dict.values(value) if isinstance(value, dict) else value:
            yield from arrays_in(item, depth + 1)


def shared(results: Sequence[Array], places: Sequence[tuple[Span, str]]) -> list[str]:
    """Return the names of the `places` whose memory some result lies in, each once."""
    found: dict[str, None] = {}
    for array in results:
        low, high = _span_of(array)
        for (start, end), name in places:
            if low < end and start < high:
                found[name] = None
    return list(found)


def _span_of(array: Array) -> Span:
    low, length = memory_of(array)
    return low, low + length


def _owner(array: Array) -> object:
    owner: Any = array
    for _ in range(1000):
        if not isinstance(owner, np.ndarray) or owner.base is None:
            break
        owner = owner.base
    return owner
