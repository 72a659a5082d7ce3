"""The sandbox: one zygote (or none, where the system cannot confine), and workers from it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self, get_args

import numpy as np

from tiebreak.errors import IsolationError, KitError, UsageError
from tiebreak.model import Function
from tiebreak.sandbox import isolation as ways
from tiebreak.sandbox.analysed import Analysed
from tiebreak.sandbox.confinement import libc
from tiebreak.sandbox.isolation import Isolation, Kind
from tiebreak.sandbox.limits import Limits
from tiebreak.sandbox.nursery import Zygote
from tiebreak.sandbox.processes import Fresh
from tiebreak.sandbox.selftest import self_test
from tiebreak.sandbox.session import Worker
from tiebreak.sandbox.shared import Shared

NAME = "submission"


class Sandbox:
    """Runs submissions in confined workers; a context manager.

    Entering starts what the workers are forked from and proves by probes that they are confined:
    IsolationError if one gets through, or if the isolation asked for is not to be had ("auto"
    falls back to "weak" where the kernel offers nothing). On Linux it also makes this very
    process undumpable, for good, so that no other process of the same user can read its memory.
    """

    isolation: Isolation

    def __init__(self, *, isolation: Kind = "auto", limits: Limits | None = None) -> None:
        if isolation not in get_args(Kind):
            raise UsageError(f"isolation is {isolation!r}, expected one of {', '.join(ways.KINDS)}")
        self._kind: Kind = isolation
        self._limits = limits or Limits()
        self._zygote: Zygote | None = None

    def __enter__(self) -> Self:
        _hide_memory()
        if self._kind == "weak" or not self._start():
            self.isolation = ways.weak()
        return self

    def __exit__(self, *raised: object) -> None:
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None

    def analyse(self, source: str, roots: Sequence[str], name: str = NAME) -> Analysed:
        """Parse `source` in a worker that never executes it, and return what the rules say."""
        with self.share() as shared:
            return shared.analyse(source, roots, name)

    def share(self) -> Shared:
        """Return what serves a whole submission from one worker, as long as that goes well."""
        return Shared(lambda: self._open(self._limits.call_seconds))

    def worker(
        self,
        source: str,
        functions: Sequence[Function],
        *,
        code: bytes = b"",
        call_seconds: float | None = None,
        name: str = NAME,
    ) -> Worker:
        """Load `source` into a fresh worker; its `loaded` says whether `functions` are there.

        `code` is what `analyse` made of it under the same `name`, which is what the submission's
        module is called. `call_seconds` is the limit of each call unless the call says otherwise.
        """
        worker = self._open(call_seconds or self._limits.call_seconds)
        worker.load(name, source, functions, code=code)
        return worker

    def _open(self, call_seconds: float) -> Worker:
        if not hasattr(self, "isolation"):
            raise KitError("a sandbox is used before it was entered")
        if self._zygote is None:
            fresh = Fresh(self._limits, limited=self.isolation.tier > 0)
            return Worker(fresh.channel, fresh, self._limits, call_seconds)
        channel, process = self._zygote.spawn(self._limits)
        return Worker(channel, process, self._limits, call_seconds)

    def _start(self) -> bool:
        """Start the zygote; False if "auto" has to do without."""
        machine = ways.machine()
        if machine is None:
            return self._give_up("system calls cannot be filtered on this system")
        wrapped = self._kind == "bubblewrap"
        wrapper = ways.bubblewrap(_folders()) if wrapped else []
        zygote = Zygote(wrapper, machine)
        if zygote.hello["threads"] != 1:
            zygote.close()
            raise IsolationError("NumPy starts threads of its own, so workers cannot be forked")
        if not zygote.hello["seccomp"]:
            zygote.close()
            return self._give_up("this kernel does not filter system calls")
        self._zygote = zygote
        self.isolation = ways.strong(zygote.hello, wrapped=wrapped, self_test="")
        try:
            result = self_test(lambda: self._open(self._limits.call_seconds))
        except BaseException:
            self.__exit__()
            raise
        self.isolation = ways.strong(zygote.hello, wrapped=wrapped, self_test=result)
        return True

    def _give_up(self, reason: str) -> bool:
        if self._kind != "auto":
            raise IsolationError(f"{self._kind} isolation is not to be had: {reason}")
        return False


def _folders() -> list[str]:
    """Return what must be readable in a zygote: this package and NumPy, nothing beside them."""
    numpy = Path(np.__file__).parent
    beside = numpy.with_name("numpy.libs")
    return [str(Path(__file__).parents[1]), str(numpy), str(beside)]


def _hide_memory() -> None:
    if sys.platform.startswith("linux"):
        libc.prctl(libc.PR_SET_DUMPABLE, 0)
