"""One sandbox for all tests of this folder, and a short way to run a source in it."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import dedent

import pytest

from tiebreak.errors import IsolationError
from tiebreak.model import Function
from tiebreak.sandbox import Reply, Sandbox

Run = Callable[..., Reply]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Yield a sandbox confined by the kernel."""
    box = Sandbox(isolation="kernel")
    try:
        box.__enter__()
    except IsolationError as error:
        pytest.skip(f"needs a kernel that confines: {error}")
    yield box
    box.__exit__()


@pytest.fixture
def run(sandbox: Sandbox) -> Run:
    """Load a source that defines `f` and call that once."""

    def run(source: str, args: Sequence[object] = (), *, seconds: float = 10.0) -> Reply:
        wanted = function("f", *"ab"[: len(args)])
        with sandbox.worker(dedent(source), [wanted], call_seconds=seconds) as worker:
            return worker.call("f", args) if worker.loaded.status == "returned" else worker.loaded

    return run


def function(name: str, *parameters: str) -> Function:
    """Return what an exercise says about a function of these parameters."""
    return Function(name=name, parameters=parameters)
