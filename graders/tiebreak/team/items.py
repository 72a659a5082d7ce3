"""Criteria of exercises as the items of a test."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tiebreak.team.cohort import Document
from tiebreak.team.reliability import Scores


@dataclass(frozen=True, kw_only=True)
class Item:
    """One criterion of one exercise, over the cohort."""

    exercise: str
    exercise_title: str
    criterion: str
    title: str
    points: dict[str, float]
    most: dict[str, float]

    @property
    def mean_share(self) -> float:
        """Mean share of its points; 1 is easiest."""
        return float(np.mean([self.points[name] / self.most[name] for name in self.points]))


def items_of(reports: Sequence[Document]) -> list[Item]:
    """Return every criterion of every exercise, in the order of the reports."""
    items: dict[tuple[str, str], Item] = {}
    for report in reports:
        for exercise in report["exercises"]:
            for criterion in exercise["criteria"]:
                item = items.setdefault(
                    (exercise["id"], criterion["id"]),
                    Item(
                        exercise=exercise["id"],
                        exercise_title=exercise["title"],
                        criterion=criterion["id"],
                        title=criterion["title"],
                        points={},
                        most={},
                    ),
                )
                item.points[report["submission"]] = float(criterion["score"])
                item.most[report["submission"]] = float(criterion["max_score"])
    return list(items.values())


def points_matrix(reports: Sequence[Document], items: Sequence[Item]) -> Scores:
    """Return the points of `reports`, which hold all `items`: a row a report, a column an item."""
    names = [report["submission"] for report in reports]
    rows = [[item.points[name] for item in items] for name in names]
    return np.array(rows, dtype=np.float64).reshape(len(names), len(items))
