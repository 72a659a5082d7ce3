"""The zoo: answers in ``tests/submissions`` with what each must lose."""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from tiebreak.catalog import Catalog, content_root, load_catalog
from tiebreak.grade import Grader
from tiebreak.model import Exercise, ExerciseResult, Outcome
from tiebreak.submission import Problem, Source, Submission
from tiebreak.submission.decoding import decode_source
from tiebreak.submission.parts import UnreadableError

ZOO = Path(__file__).parent / "submissions"
HEADER = re.compile(r"^# (loses|status): *(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Animal:
    """One answer of the zoo and what its first lines say that it must lose."""

    path: Path
    exercise: str
    loses: frozenset[str]
    status: str | None
    slow: bool

    def __str__(self) -> str:
        return str(self.path.relative_to(ZOO).with_suffix(""))


def animals(kind: str = "*", exercise: str = "*") -> list[Animal]:
    """Return the answers of a `kind` (right, wrong, attack), in the order of their paths."""
    return [animal(path) for path in sorted(ZOO.glob(f"*/{exercise}/{kind}/*.py"))]


def animal(path: Path) -> Animal:
    """Read the header of the answer at `path`."""
    head = path.read_bytes()[:2000].decode("latin-1")
    found = dict(HEADER.findall(head))
    loses = frozenset(re.split(r"[ ,]+", found["loses"])) - {"nothing", ""}
    return Animal(
        path=path,
        exercise=path.parent.parent.name,
        loses=loses,
        status=found.get("status"),
        slow="\n# slow" in head,
    )


def catalog() -> Catalog:
    """Return the catalogue of this checkout."""
    return load_catalog(content_root())


def grade(one: Animal, grader: Grader) -> ExerciseResult:
    """Grade one answer with a grader for its exercise alone."""
    return grader.grade(handed_in(one.exercise, one.path)).results[0]


def handed_in(exercise: str, path: Path) -> Submission:
    """Return a submission that answers one exercise with the file at `path`."""
    data = path.read_bytes()
    answer: Source | Problem
    try:
        text = decode_source(data)
        digest = hashlib.sha256(data).hexdigest()
        answer = Source(exercise=exercise, text=text, path=f"{exercise}.py", sha256=digest)
    except UnreadableError as error:
        answer = Problem(exercise=exercise, sentence=f"{exercise}.py {error}")
    return Submission(name=path.stem, renamed_from=None, answers={exercise: answer})


def complaints(one: Animal, exercise: Exercise, result: ExerciseResult) -> list[str]:
    """Say where the verdict differs from the header; empty when it does not."""
    every = {criterion.id for criterion in exercise.criteria}
    lost = {c.criterion.id for c in result.criteria if c.score < c.criterion.points}
    wanted = every if one.loses == {"everything"} else set(one.loses)
    said = [f"loses {name}, should not" for name in sorted(lost - wanted)]
    said += [f"keeps {name}, should lose it" for name in sorted(wanted - lost)]
    if one.loses == {"everything"} and result.score > 0:
        said.append(f"earns {result.score}, should earn 0")
    if one.status is not None and result.status != one.status:
        said.append(f"has status {result.status}, should have {one.status}")
    return said


def differences(one: ExerciseResult, other: ExerciseResult) -> list[str]:
    """Say which checks ended otherwise; a note may come and go, for the clock has a hand in it."""
    pairs = zip(_outcomes(one), _outcomes(other), strict=True)
    said = [f"{mine} when asked ahead, else {theirs}" for mine, theirs in pairs if mine != theirs]
    if (one.status, one.message, one.score) != (other.status, other.message, other.score):
        said.append(f"{one.status}, {one.message}, {one.score} when asked ahead, else {other}")
    return said


def _outcomes(result: ExerciseResult) -> list[Outcome]:
    return [replace(o, notes=()) for criterion in result.criteria for o in criterion.outcomes]
