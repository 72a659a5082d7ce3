"""The processes behind workers: how they are started, and how they ended."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import numpy as np

from tiebreak.errors import IsolationError
from tiebreak.sandbox.channel import Channel, PipeChannel
from tiebreak.sandbox.limits import Limits

_SCRIPT = Path(__file__).with_name("zygote.py")
DEATH_SECONDS = 2.0
_THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM", "BLIS")


class Process(Protocol):
    """A worker's process."""

    pid: int

    def kill(self) -> None:
        """End the process at once; may be called twice."""

    def ending(self) -> str | None:
        """Wait a moment for its end and say how it came, None while it lives."""


def paths() -> list[str]:
    """Return the folders from which a zygote imports this package and NumPy."""
    return [str(Path(__file__).parents[2]), str(Path(np.__file__).parents[1])]


def command(*arguments: str) -> list[str]:
    """Return the command that starts a clean interpreter on the zygote's script.

    As ``-I``, but for the hash seed, which the environment fixes; no site folder is searched.
    """
    if not sys.executable:
        raise IsolationError("the Python that runs this has no executable to start workers with")
    return [sys.executable, "-s", "-P", "-S", "-B", "-Xutf8", str(_SCRIPT), *arguments]


def environment() -> dict[str, str]:
    """Return the whole environment of zygotes and workers."""
    fixed = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    threads = {f"{library}_NUM_THREADS": "1" for library in _THREADS}
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**fixed, **threads, **kept}


class Fresh:
    """A worker that is an interpreter of its own, where nothing better is to be had."""

    def __init__(self, limits: Limits, *, limited: bool) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (a command of ours, without a shell)
            command("fresh"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=environment(), cwd=Path(sys.executable).anchor,
            bufsize=0, start_new_session=os.name == "posix",
        )  # fmt: skip
        self.pid = self._process.pid
        self.channel: Channel = PipeChannel(self._process.stdin, self._process.stdout)  # type: ignore[arg-type]
        config = {"paths": paths(), "limits": limited, **limits.budget()}
        raw = json.dumps(config).encode()
        self._process.stdin.write(len(raw).to_bytes(4, "little") + raw)  # type: ignore[union-attr]

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()

    def ending(self) -> str | None:
        """Wait a moment for its end and say how it came, None while it lives."""
        try:
            return described(self._process.wait(DEATH_SECONDS))
        except subprocess.TimeoutExpired:
            return None


def described(code: int) -> str:
    """Say how a process ended, from its exit code (negative: the number of a signal)."""
    if code >= 0:
        return f"ended the process with exit status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"{-code}"
    if name == "SIGSYS":
        return "made a system call that is not allowed (signal SIGSYS)"
    if name == "SIGKILL":
        return "was killed, as when a limit is passed (signal SIGKILL)"
    return f"ended with signal {name}"
