"""Run the checks of a suite on one candidate after the other."""

import contextlib
import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from types import ModuleType
from typing import Any

import numpy as np

from tiebreak.errors import AuthorError, KitError, TiebreakError
from tiebreak.examples import Example, ShrinkingDone, Store, shrink
from tiebreak.expect.answers import Candidate, CheckFailed
from tiebreak.model import Exercise, Outcome
from tiebreak.plugin import Check
from tiebreak.replay import Answered, OffPlan, Plan, off_plan, record
from tiebreak.sandbox import Packed, Replayed

SHORT = 300
"""Characters of a failure that nobody needs to see shorter."""

REMEMBERED = 50_000
"""Answers known to be right that a process keeps, 32 bytes each and a name."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One candidate's answer to an exercise, as a suite meets it.

    `candidate` makes the functions that one check calls, given what seeds its data. `replay`
    sends many calls at once and yields the answers check by check. `stopped` says why no further
    check is run, if so.
    """

    candidate: Callable[[Sequence[int]], Candidate]
    replay: Callable[[Packed, int], Iterator[Replayed]]
    stopped: Callable[[], str | None]


@dataclass(kw_only=True)
class Suite:
    """The checks of one exercise with their data for one seed."""

    exercise: Exercise
    checks: Sequence[Check]
    reference: Callable[[], ModuleType]
    store: Store
    seed: int
    _drawn: dict[str, list[Example]] = field(default_factory=dict)
    _right: set[tuple[str, bytes]] = field(default_factory=set)

    def run(self, attempt: Attempt) -> list[Outcome]:
        """Run all checks and say what became of each."""
        planned = self.plan.calls
        answers = attempt.replay(self.plan.packed, len(planned)) if planned else iter(())
        run = _Run(suite=self, attempt=attempt)
        return [
            run.outcome(check, next(answers, None) if check.name in planned else None)
            for check in self.checks
        ]

    @cached_property
    def plan(self) -> Plan:
        """The calls that can be sent in advance."""
        reference = hashlib.sha256(self.exercise.solution.read_bytes()).hexdigest()
        key = f"plan {self.exercise.suite.name} {self._content} {reference} {self.seed}"
        kept = self.store.kept(key, self._record)
        return Plan({name: calls for name, calls in kept if calls})

    @cached_property
    def _content(self) -> str:
        return hashlib.sha256(self.exercise.suite.read_bytes()).hexdigest()

    def _record(self) -> list[tuple[str, object]]:
        reference, functions = self.reference(), self.exercise.functions
        return [
            (c.name, record(functions, reference, self.seeds(c), partial(self.attempt, c)))
            for c in self.checks
        ]

    def seeds(self, check: Check) -> tuple[int, int]:
        """Return the numbers that seed the random data of `check`."""
        return self.seed, zlib.crc32(check.id.encode())

    def attempt(self, check: Check, candidate: Candidate) -> CheckFailed | None:
        """Run `check` on its examples and return the first failure."""
        attempts = (self.attempt_one(check, candidate, one) for one in self.examples(check))
        return next((failure for failure in attempts if failure is not None), None)

    def examples(self, check: Check) -> list[Example]:
        """Return what the check is run on, one after the other."""
        if check.strategies is None:
            return [{}]
        if check.name not in self._drawn:
            key = f"{check.id} {self._content}"
            drawn = self.store.get(key, check.strategies, check.examples, self.draw_seed(check))
            self._drawn[check.name] = drawn
        return self._drawn[check.name]

    def draw_seed(self, check: Check) -> int:
        """Return the number that seeds Hypothesis."""
        return zlib.crc32(f"{self.seed} {check.id}".encode())

    def attempt_one(
        self, check: Check, candidate: Candidate, example: Example
    ) -> CheckFailed | None:
        """Run `check` once and return how it failed, None if it did not."""
        candidate.answers.clear()
        offered: dict[str, Callable[[], object]] = {
            "candidate": lambda: candidate,
            "reference": self.reference,
            "rng": lambda: np.random.default_rng(list(candidate.seed)),
        }
        fixtures: dict[str, Any] = {name: offered[name]() for name in check.fixtures}
        try:
            check.function(**fixtures, **check.values, **example)
        except CheckFailed as failed:
            return failed
        except (TiebreakError, OffPlan):
            raise
        except Exception as error:
            raise KitError(f"{check.suite}: {check.name} could not be run: {error!r}") from error
        if candidate.unjudged:
            raise AuthorError(f"{check.name}: it expects nothing. Call an expect_ function.")
        return None

    def known(self, check: Check, digest: bytes) -> bool:
        """Tell whether these very answers have passed the check before."""
        return (check.name, digest) in self._right

    def remember(self, check: Check, digest: bytes) -> None:
        """Note that the check has passed on these answers."""
        if len(self._right) < REMEMBERED:
            self._right.add((check.name, digest))


@dataclass(kw_only=True)
class _Run:
    """One candidate's way through the checks of a suite."""

    suite: Suite
    attempt: Attempt
    shrunk: bool = False

    def outcome(self, check: Check, replayed: Replayed | None) -> Outcome:
        """Return what became of `check`."""
        stopped = self.attempt.stopped()
        candidate = self.attempt.candidate(self.suite.seeds(check))
        failure = None if stopped else self._failure(check, candidate, replayed)
        return Outcome(
            check=check.name.removeprefix("check_"),
            criterion=check.criterion,
            title=check.title,
            status="not_run" if stopped else "failed" if failure else "passed",
            message=stopped or (str(failure) if failure else None),
            notes=tuple(candidate.notes),
            counterexample=failure.counterexample if failure else None,
        )

    def _failure(
        self, check: Check, candidate: Candidate, replayed: Replayed | None
    ) -> CheckFailed | None:
        if replayed is not None and not (check.final and candidate.misconduct):
            settled, failure = self._in_advance(check, candidate, replayed)
            if settled:
                return failure
        return self._live(check, candidate)

    def _in_advance(
        self, check: Check, candidate: Candidate, replayed: Replayed
    ) -> tuple[bool, CheckFailed | None]:
        """Judge the answers given in advance; return whether that settles it, and the failure.

        They settle it where all is right, or nothing is written. Whatever else is wrong, the
        check is run again in a worker of its own, and only what happens there can cost points.
        """
        digest = replayed.digest
        if self.suite.known(check, digest):
            return True, None
        replies = replayed.read()
        if replies is None:
            return False, None
        try:
            answered = Answered(self.suite.plan.calls[check.name], replies)
            scratch = replace(
                candidate, open_worker=off_plan, worker=answered, answers=[], misconduct=[]
            )
            failure = self.suite.attempt(check, scratch)
        except OffPlan:
            return False, None
        if failure is not None:
            return answered.asked == 1 and scratch.unwritten, failure
        if scratch.misconduct:
            return False, None
        self.suite.remember(check, digest)
        return True, None

    def _live(self, check: Check, candidate: Candidate) -> CheckFailed | None:
        with contextlib.closing(candidate):
            failure = self.suite.attempt(check, candidate)
            if failure is None or check.strategies is None:
                return failure
            shortest = _Shortest(self.suite, check, candidate, failure)
            first, self.shrunk = not self.shrunk, True  # the failure that is shown first
            if first and not shortest.done:
                seed = self.suite.draw_seed(check)
                shrink(check.strategies, check.examples, seed, shortest.fails)
            return shortest.failure


@dataclass
class _Shortest:
    """The shortest failure seen while Hypothesis looks for a smaller example."""

    suite: Suite
    check: Check
    candidate: Candidate
    failure: CheckFailed

    @property
    def dead(self) -> bool:
        """True when the worker of the check is gone and answers nothing more."""
        worker = self.candidate.worker
        return worker is not None and not worker.alive

    @property
    def done(self) -> bool:
        """True when a shorter one is not to be had, or not worth the search."""
        return self.dead or self.candidate.unwritten or len(str(self.failure)) <= SHORT

    def fails(self, example: Example) -> bool:
        """Run the check on `example` and tell whether it fails."""
        if self.done:
            raise ShrinkingDone
        failure = self.suite.attempt_one(self.check, self.candidate, example)
        if failure and not self.dead and len(str(failure)) <= len(str(self.failure)):
            self.failure = failure
        return failure is not None
