"""What the kit talks about: screens, exercises, criteria, outcomes and reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

CheckStatus = Literal["passed", "failed", "not_run", "error"]
Metric = Literal["euclidean", "angular"]  # what makes rows near, where an exercise is about that
ExerciseStatus = Literal["passed", "failed", "error", "missing"]


@dataclass(frozen=True, kw_only=True)
class Function:
    """A function that an exercise asks for: its name and positional parameters."""

    name: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One thing that an exercise scores, its points and the hint for whoever loses them."""

    id: str
    title: str
    points: int
    hint: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that is answered in words and marked by a person, by its mark scheme."""

    id: str
    prompt: str
    points: int
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One stub to fill in, with the files that belong to it."""

    id: str
    screen: str
    title: str
    minutes: int
    hints: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    functions: tuple[Function, ...]
    stub: Path
    solution: Path
    suite: Path
    extension: bool = False
    metric: Metric | None = None
    asks: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def points(self) -> int:
        """Points of all criteria together."""
        return sum(criterion.points for criterion in self.criteria)


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A set of exercises that one candidate is given together."""

    id: str
    title: str
    exercises: tuple[Exercise, ...]
    folder: Path


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one check."""

    check: str
    criterion: str
    title: str
    status: CheckStatus
    message: str | None = None
    notes: tuple[str, ...] = ()
    counterexample: dict[str, object] | None = None


@dataclass(frozen=True, kw_only=True)
class CriterionResult:
    """Points earned under one criterion, and the checks behind them."""

    criterion: Criterion
    score: float
    status: Literal["passed", "failed", "not_run"]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True)
class ExerciseResult:
    """Points earned in one exercise."""

    exercise: Exercise
    status: ExerciseStatus
    criteria: tuple[CriterionResult, ...]
    message: str | None = None

    @property
    def score(self) -> float:
        """Sum of the criteria's scores."""
        return sum(result.score for result in self.criteria)


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that is said about one submission."""

    submission: str
    results: tuple[ExerciseResult, ...]
    isolation: dict[str, object]
    seed: int
    versions: dict[str, str]
    started: str
    seconds: float
    review: tuple[str, ...] = field(default=())
    renamed_from: str | None = None

    @property
    def score(self) -> float:
        """Plain sum over the exercises asked for."""
        return sum(result.score for result in self.results)

    @property
    def max_score(self) -> int:
        """Points to be had in the exercises asked for."""
        return points_of([result.exercise for result in self.results])


def points_of(exercises: Sequence[Exercise]) -> int:
    """Points to be had in `exercises`."""
    return sum(exercise.points for exercise in exercises)
