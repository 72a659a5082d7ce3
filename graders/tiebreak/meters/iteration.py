"""Iteration in C made visible: the same results, but every item pulled is tallied.

``map(f, rows)`` runs no bytecode of the candidate's when ``f`` is written in C. Here each item
such a routine takes comes through a Python generator, which notes the line that made it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from types import CodeType, FrameType
from typing import Any

ALL = -1
HANDFUL = 8  # so many values written out are no loop, ``max(*rows)`` is

Site = tuple[int, int, int]
"""Line, instruction and code object (by identity) that made an iterator."""


class Exhausted(BaseException):
    """The run took more steps than any honest answer; raised inside it to end it."""


class Tally:
    """Items pulled per place of the candidate's source, while a run is measured."""

    def __init__(self) -> None:
        self.close()

    def open(self, filename: str, budget: int) -> None:
        """Start afresh, for code compiled under `filename`."""
        self.filename: str | None = filename
        self.left = budget
        self.items: dict[Site, int] = {}
        self.codes: dict[int, CodeType] = {}

    def close(self) -> None:
        """Stop counting; what was counted stays to be read."""
        self.filename = None

    def site(self) -> Site | None:
        """Return the innermost place of the candidate's code on the stack."""
        if self.filename is None:
            return None
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != self.filename:
            frame = frame.f_back
        if frame is None:
            return None
        self.codes[id(frame.f_code)] = frame.f_code  # kept alive: its id must stay its own
        return frame.f_lineno, frame.f_lasti, id(frame.f_code)

    def add(self, site: Site | None, items: int = 1) -> None:
        """Note `items` pulled by the iterator made at `site`."""
        if self.filename is None:
            return
        place = site or self.site()
        if place is not None:
            self.items[place] = self.items.get(place, 0) + items
            self.left -= items
            if self.left < 0:
                raise Exhausted

    def lines(self) -> dict[int, int]:
        """Return the items of the busiest place of each line."""
        busiest: dict[int, int] = {}
        for (line, _, _), items in self.items.items():
            busiest[line] = max(items, busiest.get(line, 0))
        return busiest


def _pull(source: Iterator[Any], tally: Tally, site: Site | None) -> Iterator[Any]:
    for item in source:
        if tally.filename is not None:
            tally.add(site)
        yield item


def feed(items: Iterable[Any], tally: Tally) -> Iterator[Any]:
    """Return an iterator over `items` that tallies each one for the calling line."""
    return _pull(iter(items), tally, tally.site())  # iter() first: a non-iterable fails at once


class Routine:
    """What stands in for a C function: known by its name, and nothing of it can be taken out.

    An object and not a function, so that a class attribute does not turn into a method. The
    original and the tally are held by the closure `call`, where no attribute leads.
    """

    def __init__(self, original: Callable[..., Any], call: Callable[..., Any]) -> None:
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            if hasattr(original, name):
                setattr(self, name, getattr(original, name))
        self._call, self._original = call, repr(original)

    def __repr__(self) -> str:
        return self._original

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Do what the original does."""
        return self._call(*args, **kwargs)


def fed_function(original: Callable[..., Any], position: int, tally: Tally) -> Routine:
    """Return `original`, which takes an iterable, fed one tallied item at a time."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return original(*fed_arguments(args, position, tally), **kwargs)

    return Routine(original, call)


def fed_extremum(original: Callable[..., Any], tally: Tally) -> Routine:
    """Return ``min`` or ``max``: a lone iterable is fed, a long row of values tallied."""

    def call(*args: Any, **kwargs: Any) -> Any:
        if len(args) == 1:
            return original(feed(args[0], tally), **kwargs)
        if len(args) > HANDFUL:
            tally.add(None, len(args))
        return original(*args, **kwargs)

    return Routine(original, call)


def fed_iter(original: Callable[..., Any], tally: Tally) -> Routine:
    """Return ``iter``: only the form with a sentinel calls anything per item."""

    def call(*args: Any, **kwargs: Any) -> Any:
        made = original(*args, **kwargs)
        return feed(made, tally) if len(args) == 2 else made

    return Routine(original, call)


def fed_arguments(args: tuple[Any, ...], position: int, tally: Tally) -> list[Any]:
    """Return `args` with the iterable at `position` fed (`ALL`: all of them)."""
    chosen = range(len(args)) if position == ALL else (position,)
    return [feed(arg, tally) if at in chosen else arg for at, arg in enumerate(args)]


def fed_class(base: Any, position: int, keyword: str, tally: Tally) -> Any:
    """Return a subclass of the iterator type `base` whose input is fed."""

    def new(cls: Any, *args: Any, **kwargs: Any) -> Any:
        if keyword in kwargs:
            kwargs[keyword] = feed(kwargs[keyword], tally)
        return base.__new__(cls, *fed_arguments(args, position, tally), **kwargs)

    return _subclass(base, {"__new__": new})


def counted_class(base: Any, tally: Tally) -> Any:
    """Return a subclass of the iterator type `base` that tallies what it gives out."""

    def following(self: Any) -> Any:
        item = base.__next__(self)
        if tally.filename is not None:
            tally.add(None)
        return item

    return _subclass(base, {"__next__": following})


def chain_class(base: Any, tally: Tally) -> Any:
    """Return a subclass of `itertools.chain`, both of whose constructors are fed."""
    made = fed_class(base, ALL, "", tally)

    def from_iterable(cls: Any, iterables: Iterable[Iterable[Any]]) -> Any:
        site = tally.site()
        parts = (_pull(iter(part), tally, site) for part in feed(iterables, tally))
        return super(made, cls).from_iterable(parts)

    made.from_iterable = classmethod(from_iterable)
    return made


def _subclass(base: Any, members: dict[str, Any]) -> Any:
    described = {"__doc__": base.__doc__, "__module__": base.__module__}
    return type(base.__name__, (base,), {**described, **members})
