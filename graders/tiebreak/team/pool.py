"""Grading processes on this machine, one submission each at a time."""

import contextlib
import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Self

from tiebreak.team.disk import held_back
from tiebreak.team.work import Order, Reply, Task

TRIES = 3


@dataclass(kw_only=True)
class _Desk:
    """A grading process, the line to it, and what lies there."""

    process: SpawnProcess
    line: "Connection[Task, Reply]"
    task: Task | None = None
    tries: int = 0

    def give(self, task: Task) -> None:
        self.task = task
        with contextlib.suppress(OSError):  # it is dead, which the next look at it tells
            self.line.send(task)

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Up to `jobs` grading processes, begun when they are needed; a context manager."""

    def __init__(self, order: Order, jobs: int) -> None:
        self.order, self.jobs = order, jobs
        self._desks: list[_Desk] = []
        self._said: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for desk in self._desks:
            desk.end()

    @property
    def full(self) -> bool:
        """True when every process has something to do."""
        return len(self._working()) >= self.jobs

    @property
    def busy(self) -> bool:
        """True while any process has something to do."""
        return bool(self._working())

    def start(self, task: Task) -> None:
        """Give `task` to an idle process, or to a new one."""
        desk = next((desk for desk in self._desks if desk.task is None), None)
        desk = desk or self._hire()
        desk.tries = 1
        desk.give(task)

    def collect(self) -> list[tuple[Task, Reply]]:
        """Wait until something is finished, and return it."""
        finished: list[tuple[Task, Reply]] = []
        while not finished:
            ready = connection.wait([desk.line for desk in self._working()])
            for desk in [desk for desk in self._working() if desk.line in ready]:
                finished += self._look_at(desk)
        return finished

    def news(self) -> list[str]:
        """Return sentences on processes that died."""
        said, self._said = self._said, []
        return said

    def _look_at(self, desk: _Desk) -> list[tuple[Task, Reply]]:
        task = desk.task
        assert task is not None  # noqa: S101 (for the type checker: it was working)
        try:
            reply = desk.line.recv()
        except (EOFError, OSError):
            return self._died(desk, task)
        desk.task = None
        return [(task, reply)]

    def _died(self, desk: _Desk, task: Task) -> list[tuple[Task, Reply]]:
        """Have the task of a dead process done by another, a bounded number of times."""
        self._dismiss(desk)
        if desk.tries >= TRIES:
            return [(task, Reply(fault=f"the grading process died {TRIES} times"))]
        name = task.submission.name
        self._said.append(f"a grading process died; {name} is graded again by another")
        successor = self._hire()
        successor.tries = desk.tries + 1
        successor.give(task)
        return []

    def _working(self) -> list[_Desk]:
        return [desk for desk in self._desks if desk.task is not None]

    def _dismiss(self, desk: _Desk) -> None:
        self._desks.remove(desk)
        desk.end()

    def _hire(self) -> _Desk:
        context = get_context("spawn")
        near, far = context.Pipe()
        process = context.Process(target=_serve, args=(far, self.order), daemon=True)
        with held_back():  # a Ctrl-C meant for this process must not reach it
            process.start()
        far.close()
        self._desks.append(_Desk(process=process, line=near))
        return self._desks[-1]


def _serve(line: "Connection[Reply, Task]", order: Order) -> None:
    """Grade what comes over `line` until it ends, as it does when the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from tiebreak.team.bench import Bench

    bench = Bench(order)
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(bench.reply(line.recv()))
    bench.close()


def _end_with_parent() -> None:
    """End this process when the one that hands out work was killed, in the midst of whatever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
