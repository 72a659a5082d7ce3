"""A folder of submissions, each graded unless its report stands, and on disk when it is done."""

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tiebreak.errors import KitError, UsageError
from tiebreak.model import Exercise
from tiebreak.submission import Clash, find_submissions, read_submission, safe_name
from tiebreak.submission.names import stem_of
from tiebreak.team.results import ForeignError, Graded, Results, line_of
from tiebreak.team.version import key_of, version_of
from tiebreak.team.work import TRUSTWORTHY_TIER, Crew, Order, Reply, Task

if TYPE_CHECKING:  # a batch with nothing to grade needs no NumPy
    from tiebreak.sandbox import Kind


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What `grade_batch` is asked to do.

    `exercises` are graded; files are told apart by all that are `known`. With a `scheduler` the
    workers of that Dask cluster grade, else `jobs` processes here. `fresh` grades everything.
    """

    submissions: Path
    results: Path
    exercises: Sequence[Exercise]
    known: Sequence[Exercise]
    jobs: int | None = None
    seed: int = 0
    isolation: "Kind" = "auto"
    allow_weak: bool = False
    fresh: bool = False
    scheduler: str | None = None


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A submission that is not graded because of what somebody has to change first."""

    name: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something to know about the run."""

    sentence: str


@dataclass(frozen=True, kw_only=True)
class Pile:
    """The submissions that there are."""

    paths: Sequence[Path]
    clashes: Sequence[Clash]


Step = Graded | Refused | Note


def find_pile(batch: Batch) -> Pile:
    """Return the submissions of `batch`.

    Raises
    ------
    UsageError
        If there is nothing to grade, or the results would stand among the submissions.
    """
    if not batch.submissions.is_dir():
        raise UsageError(f"{batch.submissions} is not a folder of submissions")
    home, inside = batch.submissions.resolve(), batch.results.resolve()
    if inside == home:
        raise UsageError(f"{batch.results} holds the submissions; name another folder for results")
    paths, clashes = find_submissions(batch.submissions)
    paths = [path for path in paths if home / path.name != inside]
    if not paths and not clashes:
        raise UsageError(f"{batch.submissions} holds no folder, archive, notebook or .py to grade")
    return Pile(paths=paths, clashes=clashes)


def grade_batch(batch: Batch, pile: Pile, results: Results) -> Generator[Step, None, None]:
    """Grade what has no report yet, yielding each submission as its report stands on the disk.

    Raises
    ------
    IsolationError
        If candidate code cannot be confined by the kernel and that was not allowed.
    """
    for clash in pile.clashes:
        yield Refused(name=clash.name, sentence=clash.sentence)
    with ExitStack() as stack:
        run = _Run(batch, results, stack)
        for path in pile.paths:
            yield from run.take(path)
        yield from run.finish()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Run:
    """One run over a batch: who grades begins work when the first submission needs it."""

    def __init__(self, batch: Batch, results: Results, stack: ExitStack) -> None:
        self.batch, self.results, self._stack = batch, results, stack
        self.order = Order(
            exercises=tuple(exercise.id for exercise in batch.exercises),
            seed=batch.seed,
            isolation=batch.isolation,
            allow_weak=batch.allow_weak,
            version=version_of(batch.exercises),
        )
        self._decisive = asdict(self.order)
        del self._decisive["allow_weak"]
        self._crew: Crew | None = None

    def take(self, path: Path) -> Iterator[Step]:
        """Reuse the report on one submission or have it graded; yield what is finished."""
        name = safe_name(stem_of(path.name))
        try:
            standing = self.results.standing(name)
            submission = read_submission(path, self.batch.known)
        except ForeignError as foreign:
            yield Refused(name=name, sentence=str(foreign))
            return
        except Exception as error:
            yield self.results.write_fault(name, f"it could not be read: {error}")
            return
        key = key_of(submission, self._decisive)
        reused = None if self.batch.fresh else self._reusable(name, standing, key)
        if reused is not None:
            yield self.results.note(reused)
            return
        yield from self._start(Task(submission=submission, key=key))

    def finish(self) -> Iterator[Step]:
        """Wait for what is under way."""
        while self._crew is not None and self._crew.busy:
            yield from self._settle(self._crew.collect())

    def _start(self, task: Task) -> Iterator[Step]:
        crew = self._crew = self._crew or self._stack.enter_context(_crew(self.batch, self.order))
        finished = crew.collect() if crew.full else []
        crew.start(task)
        yield from self._settle(finished)

    def _settle(self, finished: Sequence[tuple[Task, Reply]]) -> Iterator[Step]:
        if self._crew is not None:
            yield from (Note(sentence=said) for said in self._crew.news())
        for task, reply in finished:
            yield self._written(task.submission.name, reply)

    def _written(self, name: str, reply: Reply) -> Graded:
        if reply.unfit is not None:
            raise KitError(reply.unfit)
        if reply.report is None:
            return self.results.write_fault(name, reply.fault or "no reason was given")
        try:
            return self.results.write_report(name, reply.report)
        except OSError as error:
            return self.results.write_fault(name, f"its report cannot be written: {error.strerror}")

    def _reusable(self, name: str, report: dict[str, object] | None, key: str) -> Graded | None:
        if report is None or report.get("key") != key:
            return None
        try:
            tier = report["isolation"]["tier"]  # type: ignore[index]
            trusted = tier >= TRUSTWORTHY_TIER or self.batch.allow_weak
            return line_of(name, report, reused=True) if trusted else None
        except (KeyError, TypeError):  # somebody has edited it
            return None


def _crew(batch: Batch, order: Order) -> AbstractContextManager[Crew]:
    if batch.scheduler is None:
        from tiebreak.team.pool import Pool

        return Pool(order, batch.jobs or cores())
    try:
        from tiebreak.team.cluster import Cluster
    except ModuleNotFoundError as error:
        if error.name != "distributed":
            raise
        raise UsageError(
            "--scheduler needs Dask; python -m pip install 'tiebreak[dask]' installs it"
        ) from None
    return Cluster(order, batch.scheduler)
