"""Examples that Hypothesis drew, kept on disk and found smaller when a check fails."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import hypothesis
import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as hypothesis_given
from hypothesis import seed as hypothesis_seed
from hypothesis.errors import Flaky
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider
from hypothesis.strategies import SearchStrategy, builds, fixed_dictionaries

from tiebreak.sandbox import WireError, decode, encode

Example = dict[str, object]
Strategies = Mapping[str, SearchStrategy[object]]

SHRINKING_CASES = 80
FORGOTTEN_AFTER = 90 * 86400  # seconds in which nobody read a file


class SteadyProvider(HypothesisProvider):
    """Hypothesis' own source of choices, less the constants it collects from loaded modules.

    Those depend on what else happens to be imported, and the same seed has to give the same
    examples in every process.
    """

    def _maybe_draw_constant(self, *_args: object, **_kwargs: object) -> None:
        return None


AVAILABLE_PROVIDERS["tiebreak"] = SteadyProvider


def steady(examples: int, *phases: Phase) -> settings:
    """Return settings under which nothing depends on clocks, files or earlier runs."""
    return settings(
        max_examples=examples,
        phases=phases,
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        backend="tiebreak",
    )


def draw(strategies: Strategies, examples: int, seed: int) -> list[Example]:
    """Draw `examples` examples; the same seed gives the same ones."""
    drawn: list[Example] = []

    @hypothesis_seed(seed)
    @steady(examples, Phase.generate)
    @hypothesis_given(fixed_dictionaries(dict(strategies)))
    def collect(example: Example) -> None:
        drawn.append(example)

    collect()
    return drawn


class ShrinkingDone(BaseException):
    """Enough calls were spent on finding a smaller example."""


class Fails(Exception):
    """The example at hand fails, as far as Hypothesis needs to know."""


def shrink(
    strategies: Strategies, examples: int, seed: int, fails: Callable[[Example], bool]
) -> None:
    """Call `fails` on the drawn examples and then on ever smaller ones, a bounded number of times.

    What is bounded is Hypothesis' test cases, those that a filter rejects included.
    """
    cases = 0

    def begin() -> None:
        nonlocal cases
        cases += 1
        if cases > SHRINKING_CASES:
            raise ShrinkingDone

    @hypothesis_seed(seed)
    @steady(examples, Phase.generate, Phase.shrink)
    @hypothesis_given(builds(begin), fixed_dictionaries(dict(strategies)))
    def probe(_: None, example: Example) -> None:
        if fails(example):
            raise Fails

    try:
        probe()
    except (Fails, Flaky, ShrinkingDone):
        return


class Store:
    """What can be made again, by key, in files that are whole or absent."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, key: str, strategies: Strategies, examples: int, seed: int) -> list[Example]:
        """Return the stored examples, or draw and store them."""
        kept = self.kept(
            f"{key}\n{examples}\n{seed}",
            lambda: sorted(draw(strategies, examples, seed), key=_size),
        )
        return cast(list[Example], kept)

    def kept(self, key: str, make: Callable[[], Sequence[object]]) -> list[Any]:
        """Return what is stored under `key`, or make and store it."""
        path = self._path(key)
        kept = _read(path) if path else None
        if kept is not None:
            return kept
        made = list(make())
        if path:
            _write(path, made)
        return made

    def _path(self, key: str) -> Path | None:
        if self.folder is None:
            return None
        text = f"{key}\n{hypothesis.__version__} {np.__version__} {_kit()}"
        return self.folder / f"{hashlib.sha256(text.encode()).hexdigest()}.kept"


@cache
def _kit() -> str:
    """Return what stands for the parts of the kit that shape examples and calls."""
    here, digest = Path(__file__).parent, hashlib.sha256()
    own = [here / "examples.py", here / "replay.py"]
    for path in sorted([*here.glob("strategies/*.py"), *here.glob("expect/*.py"), *own]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _size(example: Example) -> int:
    return len(encode(example))


def default_folder() -> Path:
    """Return the folder for things that can be made again (``XDG_CACHE_HOME``)."""
    base = os.environ.get("TIEBREAK_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "tiebreak" / "examples"


def _read(path: Path) -> list[Any] | None:
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        value = decode(data[32:])
    except (OSError, WireError):
        return None
    with contextlib.suppress(OSError):  # others may share it without a right to write
        os.utime(path)
    return value if isinstance(value, list) else None


def _write(path: Path, made: list[Any]) -> None:
    body = encode(made)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _forget(path.parent)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            try:
                handle.write(hashlib.sha256(body).digest() + body)
                handle.close()
                os.replace(handle.name, path)
            except OSError:
                os.unlink(handle.name)
    except OSError:  # no room, or no right to write: it is made again next time
        return


@cache
def _forget(folder: Path) -> None:
    """Delete what was kept for suites and libraries that nobody uses any more."""
    for path in folder.glob("*.kept"):
        if path.stat().st_mtime < time.time() - FORGOTTEN_AFTER:
            path.unlink(missing_ok=True)
