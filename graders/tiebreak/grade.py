"""One submission into one report: reads, refuses, runs the suites, scores."""

import importlib.util
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import hypothesis
import numpy as np
import pytest

from tiebreak import __version__
from tiebreak.errors import AuthorError
from tiebreak.examples import Store, default_folder
from tiebreak.expect.answers import Candidate
from tiebreak.model import Exercise, ExerciseResult, Function, Outcome, Report
from tiebreak.opening import Opened, load_failure, opened
from tiebreak.patience import Patience
from tiebreak.plugin import collect_checks
from tiebreak.running import Attempt, Suite
from tiebreak.sandbox import Sandbox, Shared, Worker
from tiebreak.score import score_exercise, score_nothing
from tiebreak.submission import Submission
from tiebreak.submission.cell_lines import by_cell


@dataclass(kw_only=True)
class Grader:
    """Grades submissions one after the other in an entered `sandbox`.

    With `replay` the calls of most checks are answered in advance, which changes the time that a
    grading takes and nothing else.
    """

    sandbox: Sandbox
    exercises: Sequence[Exercise]
    seed: int = 0
    store: Store = field(default_factory=lambda: Store(default_folder()))
    replay: bool = True
    _suites: dict[str, Suite] = field(default_factory=dict)

    def grade(self, submission: Submission) -> Report:
        """Return the report on `submission`; nothing it holds can make this raise."""
        started, clock = datetime.now(UTC), time.perf_counter()
        patience = Patience()
        with self.sandbox.share() as shared:
            # Nothing is executed before everything is read.
            sources = [_opened(exercise, submission, shared) for exercise in self.exercises]
            results = tuple(self._result(source, shared, patience) for source in sources)
        return Report(
            submission=submission.name,
            renamed_from=submission.renamed_from,
            results=results,
            isolation=asdict(self.sandbox.isolation),
            seed=self.seed,
            versions=versions(),
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - clock, 3),
            review=tuple(note for result in results for note in _review(result)),
        )

    def _result(
        self, source: Opened | ExerciseResult, shared: Shared, patience: Patience
    ) -> ExerciseResult:
        if isinstance(source, ExerciseResult):
            return source
        exercise = source.exercise
        swift = self.replay and not patience.tried
        swift = swift and shared.loads(exercise.id, source.text, exercise.functions, source.code)
        open_worker = partial(self._worker, source, patience)
        if not swift:
            with open_worker(exercise.functions) as worker:
                failure = load_failure(worker, source)
                patience.observe(worker.loaded, 0.0)
            if failure is not None:
                return score_nothing(exercise, "error", f"{source.path}: {failure}")
        patience.start_exercise()
        attempt = Attempt(
            candidate=partial(self._candidate, source, open_worker, patience, []),
            replay=shared.replay if swift else lambda _packed, _checks: iter(()),
            stopped=patience.stopped,
        )
        outcomes = self._suite(exercise).run(attempt)
        return score_exercise(exercise, [_by_cell(outcome, source) for outcome in outcomes])

    def _candidate(
        self,
        source: Opened,
        open_worker: Callable[[], Worker],
        patience: Patience,
        misconduct: list[str],
        entropy: Sequence[int],
    ) -> Candidate:
        return Candidate(
            functions=source.exercise.functions,
            open_worker=open_worker,
            observe=patience.observe,
            misconduct=misconduct,
            headers=source.headers,
            source=source.text.splitlines(),
            seed=entropy,
        )

    def _worker(
        self, source: Opened, patience: Patience, wanted: Sequence[Function] = ()
    ) -> Worker:
        return self.sandbox.worker(
            source.text,
            wanted,
            code=source.code,
            call_seconds=patience.call_seconds(),
            name=source.exercise.id,
        )

    def _suite(self, exercise: Exercise) -> Suite:
        if not self._suites:
            checks = collect_checks([exercise.suite for exercise in self.exercises])
            for each in self.exercises:
                self._suites[each.id] = Suite(
                    exercise=each,
                    checks=checks[each.suite],
                    reference=cache(partial(load_reference, each.solution)),
                    store=self.store,
                    seed=self.seed,
                )
        return self._suites[exercise.id]


def _opened(exercise: Exercise, submission: Submission, shared: Shared) -> Opened | ExerciseResult:
    """Return what can be run, or the result of what cannot."""
    answer = submission.answers.get(exercise.id)
    if answer is None:
        missing = f"{exercise.stub.name} was not handed in"
        note = submission.notes.get(exercise.id)
        return score_nothing(exercise, "missing", f"{missing}: {note}" if note else missing)
    source = opened(exercise, answer, shared)
    return score_nothing(exercise, "error", source) if isinstance(source, str) else source


def _by_cell(outcome: Outcome, source: Opened) -> Outcome:
    """Name lines as the notebook's candidate finds them; a file's stay what they are."""
    if outcome.message is None or not source.cells:
        return outcome
    return replace(outcome, message=by_cell(outcome.message, source.cells))


def load_reference(path: Path) -> ModuleType:
    """Import the trusted file at `path`."""
    spec = importlib.util.spec_from_file_location(f"tiebreak_reference_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise AuthorError(f"{path}: it cannot be imported. Mend the reference.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def versions() -> dict[str, str]:
    """Return the versions that a report names."""
    return {
        "tiebreak": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "hypothesis": hypothesis.__version__,
        "pytest": pytest.__version__,
    }


def _review(result: ExerciseResult) -> list[str]:
    return [
        f"{result.exercise.id}: {outcome.check}: {note}"
        for criterion in result.criteria
        for outcome in criterion.outcomes
        for note in outcome.notes
    ]
