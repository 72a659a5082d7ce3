"""The one way in which a function of the candidate's is called, measured or not.

What is done around a call stands in a generator, which is suspended while the call runs: the
frames below the function are the same ones, at the same lines, whatever is done.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Any, Literal, TypeVar

Outcome = tuple[Literal["returned", "raised"], Any]
Function = Callable[..., Any]
Result = TypeVar("Result")
Script = Generator[tuple[Function, Sequence[object]], Outcome, Result]
"""Yields calls, is sent what became of each, and returns what came of them all."""


def perform(script: Script[Result]) -> Result:
    """Make the calls that `script` asks for."""
    try:
        function, args = next(script)
        while True:
            function, args = script.send(_attempt(function, args))
    except StopIteration as end:
        result: Result = end.value
        return result


def _attempt(function: Function, args: Sequence[object]) -> Outcome:
    """Call `function` and return what became of it, whatever it raises."""
    try:
        return "returned", function(*args)
    except BaseException as error:  # a candidate may raise anything, SystemExit included
        return "raised", error
