"""The pytest plugin that runs the checks of a suite and keeps what became of each."""

import contextlib
import hashlib
import inspect
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tiebreak.errors import AuthorError, KitError, TiebreakError
from tiebreak.examples import Example, Store, shrink
from tiebreak.expect.answers import Candidate, CheckFailed
from tiebreak.model import Exercise, Outcome

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


@dataclass(kw_only=True)
class Answers:
    """What the plugin needs to know of the exercise whose suite it runs."""

    exercise: Exercise
    candidate: Callable[[Sequence[int]], Candidate]
    reference: Callable[[], ModuleType]
    begin: Callable[[], None]
    stopped: Callable[[], str | None]


@dataclass(kw_only=True)
class Plugin:
    """Give the checks their fixtures, run them, and collect outcomes by exercise."""

    answers: dict[Path, Answers]
    store: Store
    seed: int
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    fault: BaseException | None = None
    current: Path | None = None
    shrunk: set[Path] = field(default_factory=set)

    @pytest.fixture
    def candidate(self, request: pytest.FixtureRequest) -> Iterator[Candidate]:
        """Offer the candidate's functions, in a fresh worker."""
        entropy = (self.seed, _entropy(request.node))
        candidate = self.answers[request.node.path].candidate(entropy)
        yield candidate
        candidate.close()

    @pytest.fixture
    def reference(self, request: pytest.FixtureRequest) -> ModuleType:
        """Offer the reference solution."""
        return self.answers[request.node.path].reference()

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Offer a generator of its own to each check and seed."""
        return np.random.default_rng([self.seed, _entropy(request.node)])

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the final check of each suite at its end."""
        order = list(self.answers)
        items.sort(key=lambda i: (order.index(i.path), i.get_closest_marker("final") is not None))

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> object:
        """Run one check and write down its outcome."""
        names = inspect.signature(pyfuncitem.obj).parameters
        fixtures: dict[str, Any] = {name: pyfuncitem.funcargs[name] for name in names}
        answers = self.answers[pyfuncitem.path]
        if self.current != pyfuncitem.path:
            self.current = pyfuncitem.path
            answers.begin()
        candidate: Candidate = fixtures["candidate"]
        stopped = answers.stopped()
        failure = self._run(pyfuncitem, fixtures) if stopped is None else None
        self.outcomes.setdefault(answers.exercise.id, []).append(
            Outcome(
                check=pyfuncitem.name.removeprefix("check_"),
                criterion=_criterion(pyfuncitem),
                title=inspect.cleandoc(pyfuncitem.obj.__doc__ or "").replace("\n", " "),
                status="not_run" if stopped else "failed" if failure else "passed",
                message=stopped or (str(failure) if failure else None),
                notes=tuple(candidate.notes),
                counterexample=failure.counterexample if failure else None,
            )
        )
        return True

    def pytest_exception_interact(self, call: pytest.CallInfo[Any]) -> None:
        """Keep the kit's own failure: it is nobody's zero."""
        if self.fault is None and call.excinfo is not None:
            self.fault = call.excinfo.value

    def _run(self, item: pytest.Function, fixtures: dict[str, Any]) -> CheckFailed | None:
        mark = item.get_closest_marker("given")
        if mark is None:
            return _attempt(item.obj, fixtures, {})
        strategies, examples = mark.args
        seed = zlib.crc32(f"{self.seed} {item.nodeid.rpartition('/')[2]}".encode())
        key = f"{item.nodeid.rpartition('/')[2]} {_content(item.path)}"
        drawn = self.store.get(key, strategies, examples, seed)
        for example in drawn:
            failure = _attempt(item.obj, fixtures, example)
            if failure is not None:
                shorter = _Shortest(item.obj, fixtures, failure)
                if self._worth_shrinking(item.path) and not shorter.hopeless:
                    shrink(strategies, examples, seed, shorter.fails)
                return shorter.failure
        return None

    def _worth_shrinking(self, suite: Path) -> bool:
        """Tell whether this is the first failure of the exercise: the one that is shown first."""
        first = suite not in self.shrunk
        self.shrunk.add(suite)
        return first


@dataclass
class _Shortest:
    """The shortest failure seen while Hypothesis looks for a smaller example."""

    check: Callable[..., None]
    fixtures: dict[str, Any]
    failure: CheckFailed

    @property
    def dead(self) -> bool:
        """True when the worker of the check is gone and answers nothing more."""
        worker = self.fixtures["candidate"].worker
        return worker is not None and not worker.alive

    @property
    def hopeless(self) -> bool:
        """True when every example would fail alike."""
        return self.dead or self.fixtures["candidate"].unwritten

    def fails(self, example: Example) -> bool:
        if self.dead:
            return False
        failure = _attempt(self.check, self.fixtures, example)
        if failure and not self.dead and len(str(failure)) <= len(str(self.failure)):
            self.failure = failure
        return failure is not None


def _attempt(
    check: Callable[..., None], fixtures: dict[str, Any], example: Example
) -> CheckFailed | None:
    candidate = fixtures["candidate"]
    candidate.answers.clear()
    try:
        check(**fixtures, **example)
    except CheckFailed as failed:
        return failed
    if candidate.unjudged:
        raise AuthorError(f"{check.__name__}: it expects nothing. Call an expect_ function.")
    return None


def run_suites(plugin: Plugin) -> dict[str, list[Outcome]]:
    """Run the suites of `plugin.answers` with pytest and return the outcomes by exercise."""
    paths = [str(path) for path in plugin.answers]
    _forget_namesakes(plugin.answers)
    environment = {name: os.environ.pop(name, None) for name in ENVIRONMENT}
    try:
        with contextlib.redirect_stdout(None):
            status = pytest.main([*ARGUMENTS, f"--rootdir={_root(paths)}", *paths], [plugin])
    finally:
        os.environ.update({name: value for name, value in environment.items() if value is not None})
    if isinstance(plugin.fault, TiebreakError):
        raise plugin.fault
    if plugin.fault is not None or status not in (pytest.ExitCode.OK,):
        raise KitError(f"a suite could not be run: {plugin.fault!r}") from plugin.fault
    return plugin.outcomes


def _forget_namesakes(suites: Iterable[Path]) -> None:
    """Unload suites of other folders: pytest finds a loaded module by its name alone."""
    for suite in suites:
        for name in [name for name in sys.modules if name.rpartition(".")[2] == suite.stem]:
            if getattr(sys.modules[name], "__file__", None) != str(suite):
                del sys.modules[name]


def _root(paths: Sequence[str]) -> str:
    """Return the folder that holds all suites, so that names of checks do not depend on where."""
    return os.path.commonpath([os.path.dirname(path) for path in paths])


def _criterion(item: pytest.Function) -> str:
    mark = item.get_closest_marker("criterion")
    if mark is None:
        raise AuthorError(f"{item.path}: {item.name} names no criterion. Add @criterion above it.")
    return str(mark.args[0])


def _entropy(item: pytest.Item) -> int:
    return zlib.crc32(f"{item.path.name}::{item.name}".encode())


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
