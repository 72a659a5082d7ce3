"""What an author writes above a check: the criterion that it scores and the data it is given.

These are plain pytest marks, so suites stay ordinary pytest files; the plugin reads them.
"""

import inspect
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis.strategies import SearchStrategy

Check = TypeVar("Check", bound=Callable[..., None])

EXAMPLES = 30
"""Examples that a property is tried on unless it asks for another number."""


def criterion(id: str) -> pytest.MarkDecorator:
    """Name the criterion whose points the check shares."""
    return pytest.mark.criterion(id)


final = pytest.mark.final
"""Run the check after all others of its suite: it judges what was seen of their calls."""


def given(
    *, examples: int = EXAMPLES, **strategies: SearchStrategy[object]
) -> Callable[[Check], Check]:
    """Run the check on `examples` draws of keyword `strategies`, like Hypothesis' own ``given``.

    The kit draws the examples once per suite and seed, replays them for every submission, and
    asks Hypothesis again only to find the smallest example of a check that failed.
    """

    def mark(check: Check) -> Check:
        signature = inspect.signature(check)
        fixtures = [p for name, p in signature.parameters.items() if name not in strategies]
        check.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
        marked: Check = pytest.mark.given(strategies, examples)(check)
        return marked

    return mark
