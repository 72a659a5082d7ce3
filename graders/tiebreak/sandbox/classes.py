"""The ``type`` that submissions get: no class it makes lies to NumPy about where its memory is.

Names that are written are judged by the rules; these judge those that were computed.
"""

import functools
import typing
from collections.abc import Callable, Sequence
from types import FunctionType, GenericAlias
from typing import Any

from tiebreak.rules.tables import MEMORY_CLAIMS


class _Asked(type):
    """Makes the class below answer as ``type`` does."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls is Kind and len(args) == 1 and not kwargs:
            made = type(args[0])
            return Kind if issubclass(made, type) else made
        return super().__call__(*args, **kwargs)

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, type) if cls is Kind else super().__instancecheck__(thing)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, type) if cls is Kind else super().__subclasscheck__(kind)


class Kind(type, metaclass=_Asked):
    """What a submission finds under the name ``type``."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **kw: Any) -> Any:
        """Make a class whose names are open ones."""
        plain = dict(dict.items(space))
        for key in plain:
            _demand_open(key)
        return shielded(super().__new__(cls, name, bases, plain, **kw))

    __class_getitem__: Any = classmethod(GenericAlias)


Kind.__name__ = Kind.__qualname__ = "type"
Kind.__module__ = "builtins"


def builder(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return what class statements run instead of `original`."""

    def build_class(body: Any, name: str, *bases: Any, **kwargs: Any) -> Any:
        return shielded(original(body, name, *bases, **kwargs))

    return build_class


def shielded(kind: Any) -> Any:
    """Let the ``__getattr__`` of a class not be asked for claims about memory."""
    own = vars(kind).get("__getattr__") if isinstance(kind, type) else None
    if own is None:
        return kind
    if type(own) is not FunctionType:
        raise TypeError("__getattr__ has to be a function that is written out")

    @functools.wraps(own)
    def answer(self: object, name: str) -> Any:
        if name in MEMORY_CLAIMS:
            raise AttributeError(name)
        return own(self, name)

    type.__setattr__(kind, "__getattr__", answer)
    return kind


def install() -> None:
    """Guard what the library does with names that it is given, once in a process."""
    cached: Any = functools.cached_property
    cached.attrname = property(lambda self: vars(self).get("attrname"), _put_name)
    library: Any = functools
    library.update_wrapper = _update_wrapper
    hints: Any = typing
    hints.Type.__origin__ = Kind


def _put_name(cached: Any, name: object) -> None:
    if name is not None:
        _demand_open(name)
    vars(cached)["attrname"] = name


def _update_wrapper(
    wrapper: Any,
    wrapped: Any,
    assigned: Sequence[str] = functools.WRAPPER_ASSIGNMENTS,
    updated: Sequence[str] = functools.WRAPPER_UPDATES,
) -> Any:
    """Do what `functools.update_wrapper` does, for names that may be written."""
    for name in assigned:
        if name not in functools.WRAPPER_ASSIGNMENTS:
            _demand_open(name)
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        if name not in functools.WRAPPER_UPDATES:
            _demand_open(name)
        more = dict(getattr(wrapped, name, {}))
        for key in more.keys() - {"__wrapped__"}:
            _demand_open(key)
        getattr(wrapper, name).update(more)
    wrapper.__wrapped__ = wrapped
    return wrapper


def _demand_open(name: object) -> None:
    if type(name) is not str or name in MEMORY_CLAIMS:
        raise AttributeError(f"the attribute {name!s:.40} is not allowed in this exercise")
