"""Answers in words: what persons gave for them, which is in no report's score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer; `score` is None until somebody has marked it."""

    exercise: str
    question: str
    score: float | None
    max_score: float


@dataclass(frozen=True, kw_only=True)
class Words:
    """Some answers, of one candidate or to one question; without any it is false."""

    answers: tuple[Answer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.answers)

    @property
    def marked(self) -> list[Answer]:
        """Those that somebody has marked."""
        return [answer for answer in self.answers if answer.score is not None]

    @property
    def awaited(self) -> int:
        """How many are still to be marked."""
        return len(self.answers) - len(self.marked)

    @property
    def score(self) -> float:
        """Points given so far."""
        return sum(answer.score or 0 for answer in self.answers)

    @property
    def max_score(self) -> float:
        """Points to be had, for answers that are not marked as well."""
        return sum(answer.max_score for answer in self.answers)

    @property
    def share(self) -> float:
        """Share of the points of those marked; 0 where there are none to be had."""
        most = sum(answer.max_score for answer in self.marked)
        return self.score / most if most else 0.0

    def by_question(self) -> "list[Words]":
        """Return the answers to each question."""
        found: dict[tuple[str, str], tuple[Answer, ...]] = {}
        for answer in self.answers:
            place = (answer.exercise, answer.question)
            found[place] = (*found.get(place, ()), answer)
        return [Words(answers=answers) for answers in found.values()]


def words_of(exercises: Iterable[Mapping[str, Any]]) -> Words:
    """Return the answers that the entries of a report hold."""
    return Words(
        answers=tuple(
            Answer(
                exercise=exercise["id"],
                question=answer["id"],
                score=answer["score"],
                max_score=answer["max_score"],
            )
            for exercise in exercises
            for answer in exercise.get("written", ())
        )
    )
