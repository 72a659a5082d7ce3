"""Grading on the workers of a Dask cluster that is already there."""

import contextlib
import logging
import warnings
from concurrent.futures import CancelledError
from dataclasses import asdict
from typing import Any, Self

import distributed

from tiebreak.errors import KitError, UsageError
from tiebreak.team.remote import examine, grade
from tiebreak.team.work import Order, Reply, Task, packed

CONNECT_SECONDS = 10
LOOK_SECONDS = 2  # how often to look whether workers came or went while nothing is finished
AHEAD = 2  # tasks in flight per worker: one in work, one waiting beside it


class Cluster:
    """The workers of the scheduler at `address`; a context manager.

    A worker is asked what it has installed before it is given anything. Dask itself sends a task
    elsewhere when its worker is lost.
    """

    def __init__(self, order: Order, address: str) -> None:
        self.order, self.address = order, address
        self._said: list[str] = []
        self._fit: set[str] = set()
        self._unfit: set[str] = set()
        self._tasks: dict[Any, tuple[Task, frozenset[str]]] = {}

    def __enter__(self) -> Self:
        logging.disable()  # Dask logs with tracebacks what is said here in a sentence
        try:
            with warnings.catch_warnings(action="ignore"):
                self._client = distributed.Client(self.address, timeout=CONNECT_SECONDS)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).split("\n")[0] or type(error).__name__
            raise UsageError(f"no Dask scheduler answers at {self.address}: {reason}") from None
        self._survey()
        if not self._fit:
            self._said.append(f"{self.address} has no worker yet; waiting for one")
        return self

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(Exception):  # it may be the scheduler that is gone
            self._client.cancel(list(self._tasks))
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)
        logging.disable(logging.NOTSET)

    @property
    def full(self) -> bool:
        """True when every worker has something to do and something waiting."""
        return len(self._tasks) >= AHEAD * max(1, len(self._fit))

    @property
    def busy(self) -> bool:
        """True while anything is unfinished."""
        return bool(self._tasks)

    def start(self, task: Task) -> None:
        """Send `task` to whichever worker Dask chooses, of those that are fit."""
        allowed = frozenset(self._fit) if self._unfit else frozenset()
        future = self._client.submit(
            grade,
            asdict(self.order),
            packed(task.submission),
            task.key,
            pure=False,
            workers=sorted(allowed) or None,
        )
        self._tasks[future] = task, allowed

    def collect(self) -> list[tuple[Task, Reply]]:
        """Wait until something is finished, and return it."""
        finished: list[tuple[Task, Reply]] = []
        while not finished:
            for future in self._finished():
                task, _ = self._tasks.pop(future)
                reply = self._reply(future)
                if reply is None:
                    self.start(task)
                else:
                    finished.append((task, reply))
        return finished

    def news(self) -> list[str]:
        """Return sentences on workers that are not used."""
        said, self._said = self._said, []
        return said

    def _finished(self) -> list[Any]:
        with contextlib.suppress(TimeoutError, CancelledError):
            distributed.wait(list(self._tasks), LOOK_SECONDS, "FIRST_COMPLETED")
        done = [future for future in self._tasks if future.done()]
        if not done:
            self._survey()
            self._move_stranded()
        return done

    def _reply(self, future: Any) -> Reply | None:
        """Return what came of a task, None if another worker has to do it."""
        if future.status in ("cancelled", "lost"):
            raise KitError(
                f"the Dask scheduler at {self.address} is gone; what is finished is kept, "
                "so start one and give the same command again"
            )
        if future.status == "error":
            return Reply(fault=f"a worker failed: {future.exception()!r}")
        answer: dict[str, Any] = future.result()
        if answer["unfit"] is None:
            return Reply(report=answer["report"], fault=answer["fault"])
        self._refuse(answer["worker"], answer["unfit"])
        return None

    def _survey(self) -> None:
        """Get to know the workers that there are now."""
        try:
            present = set(self._client.nthreads())
            new = sorted(present - self._fit - self._unfit)
            order = asdict(self.order)
            said = self._client.run(examine, order, workers=new, on_error="return") if new else {}
        except (OSError, RuntimeError) as error:
            raise KitError(f"the Dask scheduler at {self.address} is gone: {error}") from None
        self._fit &= present
        self._unfit &= present
        self._fit |= {worker for worker, other in said.items() if other == ""}
        for worker, other in said.items():
            if other and not isinstance(other, OSError):  # it is gone by now, or asked again
                self._refuse(worker, str(other))

    def _refuse(self, worker: str, complaint: str) -> None:
        if worker not in self._unfit:
            self._said.append(f"the worker {worker} is not used: {complaint}")
        self._unfit.add(worker)
        self._fit.discard(worker)
        if not self._fit:
            raise KitError(self._said[-1] + "; no other worker is left")

    def _move_stranded(self) -> None:
        """Send elsewhere what was meant for workers that are all gone."""
        for future, (task, allowed) in list(self._tasks.items()):
            if allowed and not allowed & self._fit and self._fit:
                del self._tasks[future]
                self._client.cancel([future])
                self.start(task)
