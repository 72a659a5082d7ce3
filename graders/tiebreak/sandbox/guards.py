"""Library routines that reach further than an answer needs, with a check before them.

What the rules refuse by name must not be had by a name that is computed, nor by way of memory.
"""

import dataclasses
import typing
from collections.abc import Mapping
from typing import Any

import numpy as np

from tiebreak.meters.iteration import Routine
from tiebreak.rules.tables import is_reserved
from tiebreak.sandbox import classes
from tiebreak.sandbox.layout import memory_of


def install() -> None:
    """Put the checks in place, once in a process."""
    strides: Any = np.lib.stride_tricks
    strides.as_strided = Routine(strides.as_strided, _bounded(strides.as_strided))
    kinds: Any = typing
    kinds.get_type_hints = _plain_hints
    _guard_fields()
    classes.install()


def _bounded(original: Any) -> Any:
    def as_strided(x: Any, *args: Any, **kwargs: Any) -> Any:
        array = np.asanyarray(x)
        if array.ndim == 0 and len(args) == 1 and not kwargs:  # NumPy does so for a mere shape
            return np.broadcast_to(array, *args)
        view = original(array, *args, **kwargs)
        low, length = memory_of(_plain(view))
        start, size = memory_of(_owner(array))
        if length and not (start <= low and low + length <= start + size):
            raise ValueError("as_strided would reach beyond the memory of its array")
        return view

    return as_strided


def _owner(array: Any) -> Any:
    """Return the outermost array of whose memory `array` is a part."""
    while isinstance(base := np.ndarray.base.__get__(array), np.ndarray):
        array = base
    return _plain(array)


def _plain(array: Any) -> Any:
    """Return the same memory as an array that tells the truth of it, which a subclass need not."""
    return np.ndarray.view(array, np.ndarray)


def _guard_fields() -> None:
    """Let a field bear only names that could be written: they are read, and pasted into code."""
    kind: Any = dataclasses.Field
    slot: Any = kind.__dict__["name"]

    def put(field: Any, name: object) -> None:
        plain = name is None or (type(name) is str and name.isidentifier())
        if not plain or is_reserved(str(name)):
            raise AttributeError("a field is given a name that is none")
        slot.__set__(field, name)

    kind.name = property(slot.__get__, put)


def _plain_hints(thing: Any, *_where: object, **_how: object) -> dict[str, Any]:
    """Return the annotations of `thing`; those that are text must be names."""
    places: Mapping[str, Any] = getattr(thing, "__globals__", {})
    return {
        name: _looked_up(hint, places) if isinstance(hint, str) else hint
        for name, hint in getattr(thing, "__annotations__", {}).items()
    }


def _looked_up(text: str, places: Mapping[str, Any]) -> Any:
    first, *rest = str.split(text, ".")
    builtins: Mapping[str, Any] = places.get("__builtins__", {})
    found = places[first] if first in places else builtins.get(first)
    for name in rest:
        if not name.isidentifier() or name.startswith("_"):
            raise TypeError("an annotation that is text must be a name")
        found = getattr(found, name)
    return found
