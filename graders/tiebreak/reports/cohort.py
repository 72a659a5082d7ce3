"""One self-contained HTML page on all submissions of a results folder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from tiebreak.reports.page import render
from tiebreak.reports.standing import Standing
from tiebreak.reports.words import Words

BINS = 10


@dataclass(frozen=True, kw_only=True)
class Bin:
    """One bar of the histogram."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, kw_only=True)
class Difficulty:
    """How much of one criterion's points was earned."""

    exercise: str
    id: str
    points: float
    share: float
    full: int
    count: int


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """All submissions of a results folder."""

    rows: Sequence[Standing]

    @property
    def graded(self) -> list[Standing]:
        """Submissions with a score."""
        return [row for row in self.rows if row.graded]

    @property
    def ungraded(self) -> list[Standing]:
        """Submissions that the kit failed on; they count nowhere."""
        return [row for row in self.rows if not row.graded]

    @property
    def exercises(self) -> list[str]:
        """Ids of the exercises, in the order of the reports."""
        return list(dict.fromkeys(id for row in self.graded for id in row.scores))

    @property
    def words(self) -> Words:
        """Everybody's answers in words."""
        return Words(answers=tuple(answer for row in self.graded for answer in row.words.answers))

    @property
    def mean(self) -> float:
        """Mean share of the points."""
        return fmean(row.share for row in self.graded)

    @property
    def median(self) -> float:
        """Median share of the points."""
        return median(row.share for row in self.graded)

    @property
    def histogram(self) -> list[Bin]:
        """Numbers of submissions by tenths of the points; full marks stand alone."""
        counts = [0] * (BINS + 1)
        for row in self.graded:
            counts[min(BINS, int(row.share * BINS + 1e-9))] += 1
        step = 100 // BINS
        labels = [f"{i * step}–{(i + 1) * step - 1} %" for i in range(BINS)] + ["100 %"]
        fullest = max(counts)
        return [
            Bin(label=label, count=count, share=count / fullest)
            for label, count in zip(labels, counts, strict=True)
        ]

    @property
    def criteria(self) -> list[Difficulty]:
        """How much of each criterion was earned."""
        earned: dict[tuple[str, str, float], list[float]] = {}
        for row in self.graded:
            for exercise, id, score, points in row.criteria:
                earned.setdefault((exercise, id, points), []).append(score)
        return [
            Difficulty(
                exercise=exercise, id=id, points=points, count=len(scores),
                full=sum(score >= points for score in scores),
                share=fmean(scores) / points if points else 0.0,
            )
            for (exercise, id, points), scores in earned.items()
        ]  # fmt: skip


def to_cohort_html(
    standings: Iterable[Standing], statistics: Mapping[str, Any] | None = None
) -> str:
    """Return the page on all `standings`.

    `statistics` adds sections by title: a text, a mapping of labels to values, or a list of such
    mappings with the same labels, which becomes a table.
    """
    rows = sorted(standings, key=lambda row: row.name)
    return render("cohort.html", cohort=Cohort(rows=rows), statistics=statistics or {})
