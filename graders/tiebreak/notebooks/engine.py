"""One warm sandbox for all notebooks that a process grades."""

import atexit
from functools import cache

from tiebreak.catalog import Catalog, content_root, load_catalog
from tiebreak.errors import IsolationError, TiebreakError
from tiebreak.grade import Grader
from tiebreak.model import Exercise, Report
from tiebreak.sandbox import Kind, Sandbox
from tiebreak.submission import Submission

TRUSTWORTHY_TIER = 2


class Engine:
    """Grades answers to single exercises, in a sandbox that is opened when first needed."""

    def __init__(self, *, catalog: Catalog, seed: int, isolation: Kind, allow_weak: bool) -> None:
        self.catalog = catalog
        self._seed = seed
        self._isolation: Kind = isolation
        self._allow_weak = allow_weak
        self._sandbox: Sandbox | None = None
        self._graders: dict[str, Grader] = {}

    def exercise(self, id: str) -> Exercise | None:
        """Return the exercise called `id`, None if there is none."""
        return next((one for one in self.catalog.exercises if one.id == id), None)

    def grade(self, exercise: Exercise, submission: Submission) -> Report:
        """Grade one answer; where the kit fails, once more in a sandbox of its own.

        Raises
        ------
        TiebreakError, OSError
            If the kit fails again, which is nobody's zero.
        """
        try:
            return self._grader(exercise).grade(submission)
        except IsolationError:
            raise
        except (TiebreakError, OSError):
            self.close()
        return self._grader(exercise).grade(submission)

    def close(self) -> None:
        """End the sandbox; it is opened again when needed."""
        sandbox, self._sandbox = self._sandbox, None
        self._graders.clear()
        if sandbox is not None:
            sandbox.__exit__(None, None, None)

    def _grader(self, exercise: Exercise) -> Grader:
        if self._sandbox is None:
            self._sandbox = self._opened()
        if exercise.id not in self._graders:
            self._graders[exercise.id] = Grader(
                sandbox=self._sandbox, exercises=[exercise], seed=self._seed
            )
        return self._graders[exercise.id]

    def _opened(self) -> Sandbox:
        sandbox = Sandbox(isolation=self._isolation).__enter__()
        if sandbox.isolation.tier < TRUSTWORTHY_TIER and not self._allow_weak:
            sandbox.__exit__(None, None, None)
            raise IsolationError(
                f"only tier {sandbox.isolation.tier} isolation is to be had here; use Linux, or "
                "set c.TiebreakGrade.allow_weak_isolation = True in nbgrader_config.py"
            )
        return sandbox


@cache
def engine(seed: int, isolation: Kind, allow_weak: bool) -> Engine:
    """Return the engine of this process for these settings."""
    made = Engine(
        catalog=load_catalog(content_root()), seed=seed, isolation=isolation, allow_weak=allow_weak
    )
    atexit.register(made.close)
    return made
