"""A made-up screen, and short ways to hand something in."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tiebreak.model import Exercise, Function
from tiebreak.submission import Problem, Source, Submission, read_submission

FUNCTIONS = {
    "one": ("first",),
    "two": ("second", "third"),
    "oven": ("Oven",),
}


def exercise(name: str, functions: Sequence[str]) -> Exercise:
    """Make an exercise that asks for these functions."""
    return Exercise(
        id=name,
        screen="made_up",
        title=name,
        minutes=1,
        hints=(),
        criteria=(),
        functions=tuple(Function(name=f, parameters=("x",)) for f in functions),
        stub=Path(name),
        solution=Path(name),
        suite=Path(name),
    )


@pytest.fixture(scope="session")
def exercises() -> list[Exercise]:
    """Give three exercises: of one function, of two, and of a class."""
    return [exercise(name, functions) for name, functions in FUNCTIONS.items()]


@pytest.fixture
def read(exercises: list[Exercise]) -> Callable[[Path], Submission]:
    """Read a submission to them."""
    return lambda path: read_submission(path, exercises)


class Answered:
    """What became of one exercise, with the asserts that the tests repeat."""

    def __init__(self, submission: Submission, exercise_id: str = "one") -> None:
        self.submission = submission
        self.answer = submission.answers.get(exercise_id)

    @property
    def text(self) -> str:
        """The source's text; there must be one."""
        assert isinstance(self.answer, Source), self.answer
        return self.answer.text

    @property
    def path(self) -> str:
        """The source's path; there must be one."""
        assert isinstance(self.answer, Source), self.answer
        return self.answer.path

    @property
    def sentence(self) -> str:
        """The problem's sentence; there must be one."""
        assert isinstance(self.answer, Problem), self.answer
        return self.answer.sentence


@pytest.fixture
def answered(read: Callable[[Path], Submission]) -> Callable[..., Answered]:
    """Read a submission and look at one exercise."""
    return lambda path, exercise_id="one": Answered(read(path), exercise_id)
