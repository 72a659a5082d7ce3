"""Statistics as the sections of the page on a cohort: titles over tables of plain words."""

from collections.abc import Sequence
from typing import Any

from tiebreak.team.cohort import Document
from tiebreak.team.statistics import cohort_statistics

MOST_CLUSTERS = 20
Json = dict[str, Any]
Sections = dict[str, str | Json | list[Json]]


def sections(documents: Sequence[Document]) -> Sections:
    """Return what the page shows of the statistics of `documents`, by title."""
    found = cohort_statistics(documents)
    earned = found["earned"]
    made: Sections = {
        "How the criteria hang together": _alpha(found["alpha"]),
        "Criteria": [_criterion(e["id"], c) for e in found["exercises"] for c in e["criteria"]],
        "What everybody earns": earned["sentence"] or _checks(earned["everybody"]),
        "What nobody earns": earned["sentence"] or _checks(earned["nobody"]),
        "What failed alike": [_cluster(c) for c in found["clusters"][:MOST_CLUSTERS]],
    }
    if found["notes"]:
        made["To bear in mind"] = "; ".join(found["notes"])
    return {title: section for title, section in made.items() if section}


def _alpha(alpha: Json) -> str:
    if alpha["value"] is None:
        return str(alpha["sentence"])
    words = f"Cronbach's alpha is {alpha['value']:.2f}"
    if alpha["low"] is not None:
        words += f" (95 % interval {alpha['low']:.2f} to {alpha['high']:.2f})"
    return f"{words}, from {alpha['items']} criteria and {alpha['submissions']} submissions."


def _criterion(exercise: str, criterion: Json) -> Json:
    total = criterion["item_total"]
    return {
        "exercise": exercise,
        "criterion": criterion["id"],
        "points": criterion["points"],
        "mean share": f"{criterion['mean_share']:.0%}",
        "correlation with the rest": criterion["sentence"] if total is None else f"{total:.2f}",
    }


def _checks(side: Json) -> list[Json]:
    return [
        {"exercise": entry["exercise"], "criterion": entry["criterion"], "check": entry["check"]}
        for entry in side["checks"]
    ]


def _cluster(cluster: Json) -> Json:
    first = cluster["failures"][0]
    return {
        "submissions": cluster["size"],
        "exercise": cluster["exercise"],
        "what failed": "; ".join(failure["title"] for failure in cluster["failures"]),
        "for example": first["message"] or "",
        "who": ", ".join(cluster["members"][:8]) + (" …" if cluster["size"] > 8 else ""),
    }
