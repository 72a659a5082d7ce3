"""A folder of submissions, graded in parallel, each report on disk as soon as it is there."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tiebreak.errors import IsolationError, TiebreakError, UsageError
from tiebreak.grade import Grader
from tiebreak.model import Exercise
from tiebreak.reports.document import document, to_json, ungraded, write_whole
from tiebreak.sandbox import Kind, Sandbox
from tiebreak.submission import Clash, find_submissions, read_submission

TRUSTWORTHY_TIER = 2


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What `grade_batch` is asked to do.

    `exercises` are graded; files are told apart by all that are `known`.
    """

    submissions: Path
    results: Path
    exercises: Sequence[Exercise]
    known: Sequence[Exercise]
    jobs: int | None = None
    seed: int = 0
    isolation: Kind = "auto"
    allow_weak: bool = False

    def report_path(self, name: str) -> Path:
        """Return where the report on the submission called `name` stands."""
        return self.results / "reports" / name / "report.json"


@dataclass(frozen=True, kw_only=True)
class Graded:
    """One submission's line in the summary."""

    name: str
    scores: dict[str, float]
    score: float | None
    max_score: int
    fault: str | None = None


def grade_batch(batch: Batch) -> Iterator[Graded | Clash]:
    """Grade all submissions of `batch`, yielding each as it is done and clashes of names first.

    Raises
    ------
    UsageError
        If there is nothing to grade.
    IsolationError
        If candidate code cannot be confined by the kernel and that was not allowed.
    """
    if not batch.submissions.is_dir():
        raise UsageError(f"{batch.submissions} is not a folder of submissions")
    paths, clashes = find_submissions(batch.submissions)
    if not paths and not clashes:
        raise UsageError(f"{batch.submissions} holds no folder, archive, notebook or .py to grade")
    _demand_isolation(batch)
    batch.results.mkdir(parents=True, exist_ok=True)
    yield from clashes
    yield from _grade_paths(batch, paths)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _demand_isolation(batch: Batch) -> None:
    with Sandbox(isolation=batch.isolation) as sandbox:
        tier = sandbox.isolation.tier
    if tier < TRUSTWORTHY_TIER and not batch.allow_weak:
        raise IsolationError(
            f"only tier {tier} isolation is to be had here, on which no decision should rest; "
            "use Linux, or add --allow-weak-isolation"
        )


def _grade_paths(batch: Batch, paths: Sequence[Path]) -> Iterator[Graded]:
    jobs = min(batch.jobs or cores(), max(1, len(paths)))
    lost: list[Path] = []
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (batch,)) as pool:
        futures = {pool.submit(_grade, path): path for path in paths}
        for future in as_completed(futures):
            graded = _result(future)
            if graded is None:
                lost.append(futures[future])
            else:
                yield graded
    for path in lost:
        yield _grade_alone(batch, path)


def _grade_alone(batch: Batch, path: Path) -> Graded:
    """Grade what was under way when a grading process died, in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn"), _start, (batch,)) as pool:
        graded = _result(pool.submit(_grade, path))
    if graded is not None:
        return graded
    return _not_gradable(batch, path, "the grading process died twice")


def _result(future: "Future[Graded]") -> Graded | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


_process: dict[str, Any] = {}  # one grader per process of the pool


def _start(batch: Batch) -> None:
    stack = ExitStack()  # lives as long as the process; the zygote ends with it
    sandbox = stack.enter_context(Sandbox(isolation=batch.isolation))
    grader = Grader(sandbox=sandbox, exercises=batch.exercises, seed=batch.seed)
    _process.update(batch=batch, grader=grader, stack=stack)


def _grade(path: Path) -> Graded:
    batch: Batch = _process["batch"]
    grader: Grader = _process["grader"]
    try:
        report = grader.grade(read_submission(path, batch.known))
    except (TiebreakError, OSError) as error:
        return _not_gradable(batch, path, str(error))
    write_whole(batch.report_path(report.submission), to_json(report))
    entries = document(report)["exercises"]
    return Graded(
        name=report.submission,
        scores={entry["id"]: entry["score"] for entry in entries},
        score=report.score,
        max_score=report.max_score,
    )


def _not_gradable(batch: Batch, path: Path, fault: str) -> Graded:
    name, text = ungraded(path, fault)
    write_whole(batch.report_path(name), text)
    points = sum(exercise.points for exercise in batch.exercises)
    return Graded(name=name, scores={}, score=None, max_score=points, fault=fault)
