"""``report.json`` -> what the gradebook is to hold of it, in nbgrader's names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiebreak.errors import UsageError
from tiebreak.model import Exercise
from tiebreak.notebooks.comments import comment_on
from tiebreak.notebooks.names import assignment_of, grade_cell_of
from tiebreak.reports.reading import graded, read_document, report_folders
from tiebreak.text import printable

LONGEST = 128  # the width of nbgrader's column
UNQUOTED = ',"'  # `nbgrader export` writes names into its CSV as they are
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What one exercise earned: the score of each grade cell, and a comment."""

    exercise: Exercise
    scores: Mapping[str, float]
    comment: str | None

    @property
    def assignment(self) -> str:
        """The assignment that the marks belong to."""
        return assignment_of(self.exercise)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One submission's marks."""

    student: str
    marks: tuple[Marks, ...]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """Why something is not in the gradebook, in one sentence."""

    sentence: str


def read_entries(results: Path, known: Sequence[Exercise]) -> Iterator[Entry | Refused]:
    """Read every report below `results`, yielding a sentence for each that cannot be entered.

    Raises
    ------
    UsageError
        If `results` is no results folder, or an empty one.
    """
    paths = report_folders(results)
    if not paths:
        raise UsageError(f"{results}: it holds no report")
    exercises = {exercise.id: exercise for exercise in known}
    for path in paths:
        try:
            yield _entry(path, read_document(path / "report.json"), exercises)
        except UsageError as error:
            yield Refused(sentence=printable(str(error)))


def _entry(path: Path, report: dict[str, Any], known: Mapping[str, Exercise]) -> Entry:
    if not graded(report):
        raise UsageError(f"{path.name}: it could not be graded: {report['message']}")
    if report["submission"] != printable(path.name):
        raise UsageError(f"{path}: the report in it is on {report['submission']!r}")
    marks = tuple(_marks(path.name, entry, known) for entry in report["exercises"])
    if len({one.exercise.id for one in marks}) < len(marks):
        raise UsageError(f"{path.name}: its report has an exercise twice")
    return Entry(student=_student(path.name), marks=marks)


def _student(name: str) -> str:
    """Return the submission's id, unless nbgrader's CSV would not survive it."""
    bad = next((sign for sign in name if sign in UNQUOTED), None)
    bad = bad or next((sign for sign in FORMULA if name.startswith(sign)), None)
    if bad is not None:
        raise UsageError(
            f"{name}: `nbgrader export` cannot write a name with {bad!r} in this place; "
            "rename the submission and grade it again"
        )
    if len(name) > LONGEST:
        raise UsageError(f"{name}: nbgrader takes no name of more than {LONGEST} characters")
    return name


def _marks(name: str, entry: dict[str, Any], known: Mapping[str, Exercise]) -> Marks:
    exercise = known.get(entry["id"])
    if exercise is None or exercise.screen != entry["screen"]:
        raise UsageError(f"{name}: there is no exercise {entry['id']!r} any more; grade it again")
    points = [(criterion.id, criterion.points) for criterion in exercise.criteria]
    found = [(result["id"], result["max_score"]) for result in entry["criteria"]]
    if sorted(found) != sorted(points):
        raise UsageError(
            f"{name}: {exercise.id} was graded with other criteria or points than it has now; "
            "grade it again"
        )
    earned = {result["id"]: float(result["score"]) for result in entry["criteria"]}
    for criterion in exercise.criteria:
        if not 0 <= earned[criterion.id] <= criterion.points:
            raise UsageError(f"{name}: its score for {criterion.id} in {exercise.id} cannot be")
    scores = {grade_cell_of(c): earned[c.id] for c in exercise.criteria}
    return Marks(exercise=exercise, scores=scores, comment=comment_on(exercise, entry))
