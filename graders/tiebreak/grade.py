"""One submission into one report: reads, refuses, runs the suites, scores."""

import importlib.util
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
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
from tiebreak.patience import Patience
from tiebreak.plugin import Answers, Plugin, run_suites
from tiebreak.sandbox import Analysed, Sandbox, Worker
from tiebreak.score import score_exercise, score_nothing
from tiebreak.submission import Problem, Source, Submission


@dataclass(kw_only=True)
class Grader:
    """Grades submissions one after the other in an entered `sandbox`."""

    sandbox: Sandbox
    exercises: Sequence[Exercise]
    seed: int = 0
    store: Store = field(default_factory=lambda: Store(default_folder()))

    def grade(self, submission: Submission) -> Report:
        """Return the report on `submission`; nothing it holds can make this raise."""
        started, clock = datetime.now(UTC), time.perf_counter()
        patience = Patience()
        settled, runnable = self._settle(submission, patience)
        outcomes = self._run(runnable)
        results = tuple(
            settled[e.id] if e.id in settled else score_exercise(e, outcomes.get(e.id, []))
            for e in self.exercises
        )
        return Report(
            submission=submission.name,
            renamed_from=submission.renamed_from,
            results=results,
            isolation=asdict(self.sandbox.isolation),
            seed=self.seed,
            versions=versions(),
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - clock, 3),
            review=tuple(_review(outcomes)),
        )

    def _settle(
        self, submission: Submission, patience: Patience
    ) -> tuple[dict[str, ExerciseResult], dict[Path, Answers]]:
        settled: dict[str, ExerciseResult] = {}
        runnable: dict[Path, Answers] = {}
        for exercise in self.exercises:
            answer = submission.answers.get(exercise.id)
            if answer is None:
                missing = f"{exercise.stub.name} was not handed in"
                note = submission.notes.get(exercise.id)
                missing = f"{missing}: {note}" if note else missing
                settled[exercise.id] = score_nothing(exercise, "missing", missing)
            elif isinstance(answer, Problem):
                settled[exercise.id] = score_nothing(exercise, "error", answer.sentence)
            else:
                refusal, answers = self._open(exercise, answer, patience)
                if refusal is not None:
                    settled[exercise.id] = score_nothing(exercise, "error", refusal)
                else:
                    runnable[exercise.suite] = answers
        return settled, runnable

    def _open(
        self, exercise: Exercise, source: Source, patience: Patience
    ) -> tuple[str | None, Answers]:
        roots = [function.name for function in exercise.functions]
        analysed = self.sandbox.analyse(source.text, roots, exercise.id)
        answers = Answers(
            exercise=exercise,
            candidate=partial(self._candidate, exercise, source, analysed, patience, []),
            reference=_Reference(exercise.solution),
            stopped=patience.stopped,
            begin=patience.start_exercise,
        )
        if analysed.refusals:
            return f"{source.path}: {analysed.refusals[0].message}", answers
        wanted = exercise.functions
        with self._worker(exercise, source, analysed, patience, False, wanted) as worker:
            failure = load_failure(worker)
            patience.observe(worker.loaded, 0.0)
        return (f"{source.path}: {failure}" if failure else None), answers

    def _candidate(
        self,
        exercise: Exercise,
        source: Source,
        analysed: Analysed,
        patience: Patience,
        misconduct: list[str],
        entropy: Sequence[int],
    ) -> Candidate:
        return Candidate(
            functions=exercise.functions,
            open_worker=partial(self._worker, exercise, source, analysed, patience),
            observe=patience.observe,
            misconduct=misconduct,
            headers=analysed.headers,
            source=source.text.splitlines(),
            seed=entropy,
        )

    def _worker(
        self,
        exercise: Exercise,
        source: Source,
        analysed: Analysed,
        patience: Patience,
        metered: bool,
        wanted: Sequence[Function] = (),
    ) -> Worker:
        return self.sandbox.worker(
            source.text,
            wanted,
            code=analysed.code,
            metered=metered,
            call_seconds=patience.call_seconds(),
            name=exercise.id,
        )

    def _run(self, runnable: dict[Path, Answers]) -> dict[str, list[Outcome]]:
        if not runnable:
            return {}
        return run_suites(Plugin(answers=runnable, store=self.store, seed=self.seed))


class _Reference:
    """The reference solution, imported when a check first asks for it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.module: ModuleType | None = None

    def __call__(self) -> ModuleType:
        if self.module is None:
            self.module = load_reference(self.path)
        return self.module


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


def load_failure(worker: Worker) -> str | None:
    """Say why the source could not be loaded, or None when it was."""
    reply = worker.loaded
    if reply.status == "returned":
        return None
    if reply.error is None:
        return f"it could not be loaded: loading it {reply.detail}"
    error = reply.error
    where = f"line {error.line}: " if error.line else ""
    if error.type_name == "LoadError":
        return error.message
    return f"{where}it could not be loaded: {error.type_name}: {error.message}"


def _review(outcomes: dict[str, list[Outcome]]) -> list[str]:
    return [
        f"{exercise}: {outcome.check}: {note}"
        for exercise, mine in outcomes.items()
        for outcome in mine
        for note in outcome.notes
    ]
