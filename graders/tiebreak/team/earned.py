"""Points that tell nobody apart: those that everybody earns, and those that nobody does."""

from collections.abc import Sequence
from typing import Any

from tiebreak.team.cohort import Document

Place = tuple[str, str, str | None]


def earned_by_nobody_or_everybody(reports: Sequence[Document], least: int) -> dict[str, Any]:
    """Return criteria and checks that all of `reports`, or none, earn in full.

    An exercise that is missing or cannot be run earns none of its checks. Fewer than `least`
    reports show nothing, which is said instead.
    """
    lists: dict[str, Any] = {
        side: {"criteria": [], "checks": []} for side in ("nobody", "everybody")
    }
    if len(reports) < least:
        said = f"fewer than {least} submissions do not show what everybody or nobody earns"
        return lists | {"sentence": said}
    asked, titles, earned = _count(reports)
    for place, title in titles.items():
        exercise, criterion, check = place
        if earned[place] not in (0, asked[exercise, criterion]):
            continue
        side = "everybody" if earned[place] else "nobody"
        entry = {"exercise": exercise, "criterion": criterion, "title": title}
        if check is None:
            lists[side]["criteria"].append(entry)
        else:
            lists[side]["checks"].append(entry | {"check": check})
    return lists | {"sentence": None}


def _count(
    reports: Sequence[Document],
) -> tuple[dict[tuple[str, str], int], dict[Place, str], dict[Place, float]]:
    asked: dict[tuple[str, str], int] = {}
    titles: dict[Place, str] = {}
    earned: dict[Place, float] = {}
    for report in reports:
        for exercise in report["exercises"]:
            for criterion in exercise["criteria"]:
                group = exercise["id"], criterion["id"]
                asked[group] = asked.get(group, 0) + 1
                share = criterion["score"] / criterion["max_score"]
                parts = [(None, criterion["title"], share)]
                parts += [
                    (check["id"], check["title"], float(check["status"] == "passed"))
                    for check in criterion["checks"]
                ]
                for check, title, part in parts:
                    place = (*group, check)
                    titles.setdefault(place, title)
                    earned[place] = earned.get(place, 0) + part
    return asked, titles, earned
