"""The pytest plugin that collects the checks of suites; `running` runs them."""

import contextlib
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tiebreak.errors import AuthorError, KitError, TiebreakError
from tiebreak.examples import Strategies

UNNEEDED = (
    *("cacheprovider", "debugging", "doctest", "faulthandler", "junitxml", "legacypath", "logging"),
    *("nose", "pastebin", "setuponly", "setupplan", "stepwise", "subtests", "terminal"),
    *("threadexception", "unittest", "unraisableexception", "warnings"),
)
ARGUMENTS = (
    "-s",
    "--noconftest",
    "--assert=plain",
    "--import-mode=importlib",
    "--disable-plugin-autoload",
    "--strict-markers",
    f"-c{os.devnull}",
    "-opython_files=check_*.py",
    "-opython_functions=check_*",
    "-omarkers=criterion(id): the criterion that a check scores\ngiven(strategies): examples"
    "\nfinal: runs last",
    *(f"-pno:{name}" for name in UNNEEDED),
)
ENVIRONMENT = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS")  # whoever runs the kit must not change a verdict
FIXTURES = ("candidate", "reference", "rng")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check of a suite; `fixtures` names what it asks for besides its examples.

    A `final` one runs last and judges what was seen of all calls.
    """

    name: str
    criterion: str
    title: str
    function: Callable[..., None]
    fixtures: tuple[str, ...]
    suite: Path
    strategies: Strategies | None = None
    examples: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    final: bool = False

    @property
    def id(self) -> str:
        """File and function, which is what seeds its data."""
        return f"{self.suite.name}::{self.name}"


class _Collector:
    """Takes the collected items away from pytest before it runs them."""

    def __init__(self) -> None:
        self.items: list[pytest.Function] = []
        self.fault: BaseException | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = [item for item in session.items if isinstance(item, pytest.Function)]
        return True

    def pytest_exception_interact(self, call: pytest.CallInfo[Any]) -> None:
        if self.fault is None and call.excinfo is not None:
            self.fault = call.excinfo.value


def collect_checks(suites: Sequence[Path]) -> dict[Path, tuple[Check, ...]]:
    """Return the checks of each suite in the order in which they run: a final one is the last.

    Raises
    ------
    AuthorError
        If a check names no criterion, or asks for a fixture that there is not.
    KitError
        If a suite cannot be imported.
    """
    collector = _Collector()
    paths = [str(path) for path in suites]
    _forget_namesakes(suites)
    environment = {name: os.environ.pop(name, None) for name in ENVIRONMENT}
    try:
        with contextlib.redirect_stdout(None):
            status = pytest.main([*ARGUMENTS, f"--rootdir={_root(paths)}", *paths], [collector])
    finally:
        os.environ.update({name: value for name, value in environment.items() if value is not None})
    if isinstance(collector.fault, TiebreakError):
        raise collector.fault
    if collector.fault is not None or status is not pytest.ExitCode.OK:
        raise KitError(f"a suite could not be read: {collector.fault!r}") from collector.fault
    checks = sorted(map(_check, collector.items), key=lambda check: check.final)
    return {path: tuple(check for check in checks if check.suite == path) for path in suites}


def _check(item: pytest.Function) -> Check:
    given = item.get_closest_marker("given")
    strategies, examples = given.args if given else (None, 0)
    values = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    names = tuple(n for n in inspect.signature(item.obj).parameters if n not in values)
    for name in names:
        if name not in FIXTURES:
            raise AuthorError(
                f"{item.path}: {item.name} asks for {name}, which nothing offers. "
                f"Ask for {', '.join(FIXTURES)}, or draw it with @given."
            )
    return Check(
        name=item.name,
        criterion=_criterion(item),
        title=inspect.cleandoc(item.obj.__doc__ or "").replace("\n", " "),
        function=item.obj,
        fixtures=names,
        suite=item.path,
        strategies=strategies,
        examples=examples,
        values=values,
        final=item.get_closest_marker("final") is not None,
    )


def _forget_namesakes(suites: Iterable[Path]) -> None:
    """Unload suites of other folders: pytest finds a loaded module by its name alone."""
    for suite in suites:
        for name in [name for name in sys.modules if name.rpartition(".")[2] == suite.stem]:
            if getattr(sys.modules[name], "__file__", None) != str(suite):
                del sys.modules[name]


def _root(paths: Sequence[str]) -> str:
    """Return the folder that holds all suites."""
    return os.path.commonpath([os.path.dirname(path) for path in paths])


def _criterion(item: pytest.Function) -> str:
    mark = item.get_closest_marker("criterion")
    if mark is None:
        raise AuthorError(f"{item.path}: {item.name} names no criterion. Add @criterion above it.")
    return str(mark.args[0])
