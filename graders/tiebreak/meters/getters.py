"""``operator.itemgetter`` and its like, tallied: each call of what they make may loop in C.

What they make is of a class of their own, so that ``type(getter)`` makes no getters of names that
were computed; and names are looked at when they are given, however they were spelt.
"""

import operator
from collections.abc import Callable
from types import ModuleType
from typing import Any

from tiebreak.meters.iteration import HANDFUL, Routine, Tally
from tiebreak.rules.tables import is_reserved


def made(tally: Tally) -> list[tuple[ModuleType, str, object]]:
    """Return what replaces the makers of getters."""
    return [
        (operator, "itemgetter", _maker(operator.itemgetter, tally, _anything)),
        (operator, "attrgetter", _maker(operator.attrgetter, tally, _attributes)),
        (operator, "methodcaller", _maker(operator.methodcaller, tally, _method)),
    ]


def _maker(original: Callable[..., Any], tally: Tally, judge: Callable[..., None]) -> Routine:
    def make(*args: Any, **kwargs: Any) -> Routine:
        judge(*args)
        get = original(*args, **kwargs)
        keys = len(args) if len(args) > HANDFUL else 1

        def call(*given: Any, **named: Any) -> Any:
            tally.add(None, keys)
            return get(*given, **named)

        return Routine(get, call)

    return Routine(original, make)


def _anything(*_keys: object) -> None:
    """Accept keys of any kind."""


def _attributes(*names: object) -> None:
    for name in names:
        if type(name) is not str:
            raise TypeError("attribute name must be a string")
        for part in name.split("."):
            _demand_open(part)


def _method(*given: object) -> None:
    if given and type(given[0]) is not str:
        raise TypeError("method name must be a string")
    for name in given[:1]:
        _demand_open(str(name))


def _demand_open(name: str) -> None:
    if is_reserved(name):
        raise AttributeError(f"the attribute {name} is not allowed in this exercise")
