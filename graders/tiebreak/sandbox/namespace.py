"""The globals that a submission starts with: the builtins less those that are refused."""

import builtins
import sys
from collections.abc import Callable
from types import ModuleType
from typing import NoReturn

from tiebreak.meters import instrument
from tiebreak.sandbox import classes, guards
from tiebreak.sandbox.world import importer

REFUSED = (
    "open", "exec", "eval", "compile", "input", "breakpoint", "help", "exit", "quit", "copyright",
    "credits", "license",
)  # fmt: skip


def _refusal(name: str) -> Callable[..., NoReturn]:
    def refused(*_args: object, **_kwargs: object) -> NoReturn:
        raise NameError(f"{name} is not offered here")

    refused.__name__ = refused.__qualname__ = name
    return refused


# Made before workers are forked: copying it in each would touch every page of it anew. A worker
# changes it for the one submission that it serves.
_OFFERED: dict[str, object] = {**vars(builtins), **{name: _refusal(name) for name in REFUSED}}


def furnish() -> None:
    """Put in place, in this process, all that submissions meet instead of the original.

    The same for every worker, measured or not: otherwise the difference would tell which it is.
    """
    _OFFERED.update(instrument.deoptimise())
    _OFFERED["type"] = classes.Kind
    _OFFERED["__build_class__"] = classes.builder(builtins.__build_class__)
    guards.install()


def builtins_for(own_name: str) -> dict[str, object]:
    """Return the builtins of the submission `own_name`, the only one of this process."""
    _OFFERED["__import__"] = importer(own_name, builtins.__import__)
    return _OFFERED


def make_module(name: str, filename: str) -> ModuleType:
    """Return an empty module for the submission, known to ``sys.modules`` under `name`.

    Dataclasses look their module up there.
    """
    module = ModuleType(name)
    module.__dict__.update(__file__=filename, __builtins__=builtins_for(name), __name__=name)
    sys.modules[name] = module
    return module
