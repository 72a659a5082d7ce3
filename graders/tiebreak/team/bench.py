"""One place where submissions are graded, one after the other: a sandbox and a grader."""

from contextlib import ExitStack

from tiebreak.catalog import content_root, load_catalog
from tiebreak.errors import AuthorError, IsolationError, KitError, TiebreakError
from tiebreak.grade import Grader
from tiebreak.reports.document import document, to_text
from tiebreak.sandbox import Sandbox
from tiebreak.team.version import differences, version_of
from tiebreak.team.work import TRUSTWORTHY_TIER, Order, Reply, Task


class Bench:
    """Grades as `order` says; set up by the first task, and again when its sandbox has died."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._stack = ExitStack()
        self._grader: Grader | None = None

    def close(self) -> None:
        """End the sandbox."""
        self._grader = None
        self._stack.close()

    def reply(self, task: Task) -> Reply:
        """Grade one submission; whatever goes wrong is said in the reply."""
        try:
            grader = self._grader or self._open_twice()
        except TiebreakError as error:
            return Reply(unfit=str(error))
        try:
            return _graded(grader, task)
        except AuthorError as error:
            return Reply(fault=str(error))
        except Exception:  # a sandbox that was killed may raise anything
            return self._again(task)

    def _again(self, task: Task) -> Reply:
        self.close()
        try:
            return _graded(self._open(), task)
        except Exception as error:
            self.close()
            said = str(error) if isinstance(error, TiebreakError) else repr(error)
            return Reply(fault=said)

    def _open_twice(self) -> Grader:
        """Set everything up; the first attempt may have been killed halfway."""
        try:
            return self._open()
        except TiebreakError:
            self.close()
            return self._open()

    def _open(self) -> Grader:
        exercises = load_catalog(content_root()).select(self.order.exercises)
        other = differences(self.order.version, version_of(exercises))
        if other:
            raise KitError(f"it has another version: {other}")
        sandbox = self._stack.enter_context(Sandbox(isolation=self.order.isolation))
        if sandbox.isolation.tier < TRUSTWORTHY_TIER and not self.order.allow_weak:
            raise IsolationError(
                f"only tier {sandbox.isolation.tier} isolation is to be had here, on which no "
                "decision should rest; use Linux, or add --allow-weak-isolation"
            )
        self._grader = Grader(sandbox=sandbox, exercises=exercises, seed=self.order.seed)
        return self._grader


def _graded(grader: Grader, task: Task) -> Reply:
    report = document(grader.grade(task.submission)) | {"key": task.key}
    return Reply(report=to_text(report))
