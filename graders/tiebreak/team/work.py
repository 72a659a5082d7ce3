"""What is asked of a grading process, here or on another machine, and what it answers.

All of it is plain text and numbers, so that nothing depends on who unpacks it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

from tiebreak.submission import Problem, Source, Submission

if TYPE_CHECKING:  # the process that hands out work needs no NumPy
    from tiebreak.sandbox import Kind


TRUSTWORTHY_TIER = 2  # decisions rest on nothing less


@dataclass(frozen=True, kw_only=True)
class Order:
    """How to grade: the same for all submissions of a batch."""

    exercises: tuple[str, ...]
    seed: int
    isolation: "Kind"
    allow_weak: bool
    version: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Task:
    """A submission to grade, and the key that its report is to carry."""

    submission: Submission
    key: str


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A report, or the kit's fault why there is none.

    `unfit` says why this process, or its machine, can grade nothing at all.
    """

    report: str | None = None
    fault: str | None = None
    unfit: str | None = None


class Crew(Protocol):
    """Whoever grades: processes here, or the workers of a cluster."""

    @property
    def full(self) -> bool:
        """True when no further task is to be started before one is finished."""

    @property
    def busy(self) -> bool:
        """True while there are unfinished tasks."""

    def start(self, task: Task) -> None:
        """Have a task done; only when not `full`."""

    def collect(self) -> list[tuple[Task, Reply]]:
        """Wait until something is finished, and return it."""

    def news(self) -> list[str]:
        """Return sentences on what has happened since the last time."""


def packed(submission: Submission) -> dict[str, Any]:
    """Return `submission` as values that JSON knows."""
    return asdict(submission)


def unpacked(values: Mapping[str, Any]) -> Submission:
    """Return the submission that `packed` made `values` of."""
    answers = {id: _answer(fields) for id, fields in values["answers"].items()}
    return Submission(**{**values, "answers": answers})


def _answer(fields: Mapping[str, Any]) -> Source | Problem:
    return Problem(**fields) if "sentence" in fields else Source(**fields)
