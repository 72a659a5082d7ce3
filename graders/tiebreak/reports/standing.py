"""What is kept of a report when many are shown together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tiebreak.reports.reading import graded
from tiebreak.reports.words import Words, words_of


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the page keeps of one report, so that many fit into memory."""

    name: str
    link: str
    graded: bool
    message: str = ""
    score: float = 0.0
    max_score: float = 0.0
    scores: Mapping[str, float] = field(default_factory=dict)
    criteria: tuple[tuple[str, str, float, float], ...] = ()
    words: Words = field(default_factory=Words)

    @property
    def share(self) -> float:
        """Share of the points to be had."""
        return self.score / self.max_score if self.max_score else 0.0


def standing(report: Mapping[str, Any], folder: str) -> Standing:
    """Return what the page needs of `report`, whose files stand in ``reports/<folder>/``."""
    name, link = (
        report["submission"],
        f"reports/{quote(folder, safe='', errors='surrogateescape')}/report.html",
    )
    if not graded(dict(report)):
        return Standing(name=name, link=link, graded=False, message=report["message"])
    exercises = report["exercises"]
    return Standing(
        name=name,
        link=link,
        graded=True,
        score=report["score"],
        max_score=report["max_score"],
        scores={exercise["id"]: exercise["score"] for exercise in exercises},
        criteria=tuple(
            (exercise["id"], criterion["id"], criterion["score"], criterion["max_score"])
            for exercise in exercises
            for criterion in exercise["criteria"]
        ),
        words=words_of(exercises),
    )
