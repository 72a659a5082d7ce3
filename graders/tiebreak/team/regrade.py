"""Two results folders of the same submissions -> whose score changed, and through which checks."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from tiebreak.team.cohort import Cohort, Document, graded

SCHEMA = "tiebreak.regrade.v1"
Json = dict[str, Any]
Place = tuple[str, str, str]


def regrade_diff(old: Cohort, new: Cohort) -> Json:
    """Compare the reports of two gradings, submission by submission.

    Returns
    -------
    dict
        ``schema``; ``compared`` (graded on both sides); ``only_old`` and ``only_new`` (ids that
        are on one side only); ``lost`` and ``gained`` (graded before, and left out of the new
        folder's figures, or the other way round): ``submission``, ``score``, ``fault``;
        ``changed``, the largest losses first: ``submission``,
        ``before``, ``after``, ``delta``, ``exercises`` (each with ``id``, ``before``, ``after``
        as ``status`` and ``score``, or None where it was not graded) and ``checks`` (each with
        ``exercise``, ``criterion``, ``check``, ``before`` and ``after`` as ``status`` and
        ``points``, or None where it is not there);
        ``unscored``: the same for submissions that fail other checks for the same score;
        ``checks``: by check, how many submissions it changes and by how many points in all;
        ``totals``: ``mean_before``, ``mean_after`` (points, of those compared; None if nobody
        is) and ``rank_changes`` (how many of them stand in another place); ``notes``.
    """
    before, after = _by_name(old.documents), _by_name(new.documents)
    both = [name for name in before if name in after]
    moved = [_difference(before[name], after[name]) for name in both]
    changed = [one for one in moved if one["delta"]]
    return {
        "schema": SCHEMA,
        "compared": len(both),
        "only_old": [n for n in before if n not in after and n not in new.left_out],
        "only_new": [n for n in after if n not in before and n not in old.left_out],
        "lost": _one_sided(before, new),
        "gained": _one_sided(after, old),
        "changed": sorted(changed, key=lambda one: one["delta"]),
        "unscored": [one for one in moved if not one["delta"] and one["checks"]],
        "checks": _by_check(moved),
        "totals": {
            "mean_before": _mean([before[name]["score"] for name in both]),
            "mean_after": _mean([after[name]["score"] for name in both]),
            "rank_changes": _rank_changes(both, before, after),
        },
        "notes": _notes(both, before, after),
    }


def _by_name(documents: Sequence[Document]) -> dict[str, Document]:
    return {document["submission"]: document for document in graded(documents)}


def _one_sided(scored: Mapping[str, Document], other: Cohort) -> list[Json]:
    return [
        {"submission": name, "score": scored[name]["score"], "fault": fault}
        for name, fault in other.left_out.items()
        if name in scored
    ]


def _difference(old: Document, new: Document) -> Json:
    was, now = _exercises(old), _exercises(new)
    ids = list(was | now)
    exercises = [
        {"id": id, "before": was.get(id), "after": now.get(id)}
        for id in ids
        if was.get(id) != now.get(id)
    ]
    return {
        "submission": old["submission"],
        "before": old["score"],
        "after": new["score"],
        "delta": round(new["score"] - old["score"], 4),
        "exercises": exercises,
        "checks": _checks(old, new),
    }


def _exercises(document: Document) -> dict[str, Json]:
    return {
        exercise["id"]: {"status": exercise["status"], "score": exercise["score"]}
        for exercise in document["exercises"]
    }


def _checks(old: Document, new: Document) -> list[Json]:
    """List the checks that differ; exercises that were not run on one side have none there."""
    was, now = _statuses(old), _statuses(new)
    return [
        {
            "exercise": place[0],
            "criterion": place[1],
            "check": place[2],
            "before": was.get(place),
            "after": now.get(place),
        }
        for place in was | now
        if was.get(place) != now.get(place)
    ]


def _statuses(document: Document) -> dict[Place, Json]:
    """Return status and worth of every check: a criterion's points are shared equally."""
    return {
        (exercise["id"], criterion["id"], check["id"]): {
            "status": check["status"],
            "points": round(criterion["max_score"] / len(criterion["checks"]), 4),
        }
        for exercise in document["exercises"]
        for criterion in exercise["criteria"]
        for check in criterion["checks"]
    }


def _by_check(moved: Sequence[Json]) -> list[Json]:
    tally: dict[Place, Json] = {}
    for one in moved:
        for check in one["checks"]:
            place = check["exercise"], check["criterion"], check["check"]
            names = ("exercise", "criterion", "check")
            entry = tally.setdefault(
                place, dict(zip(names, place, strict=True)) | {"submissions": 0, "delta": 0.0}
            )
            entry["submissions"] += 1
            entry["delta"] += _earned(check["after"]) - _earned(check["before"])
    for entry in tally.values():
        entry["delta"] = round(entry["delta"], 4)
    return sorted(tally.values(), key=lambda entry: -entry["submissions"])


def _earned(side: Json | None) -> float:
    return side["points"] if side is not None and side["status"] == "passed" else 0.0


def _mean(scores: Sequence[float]) -> float | None:
    return round(sum(scores) / len(scores), 4) if scores else None


def _rank_changes(
    names: Sequence[str], before: Mapping[str, Document], after: Mapping[str, Document]
) -> int:
    was, now = (_ranks([side[name]["score"] for name in names]) for side in (before, after))
    return sum(one != other for one, other in zip(was, now, strict=True))


def _ranks(scores: Sequence[float]) -> list[int]:
    """Return how many of `scores` are above each of them."""
    ordered = sorted(scores)
    return [len(scores) - bisect_right(ordered, score) for score in scores]


def _notes(
    names: Sequence[str], before: Mapping[str, Document], after: Mapping[str, Document]
) -> list[str]:
    notes = []
    if any(before[n].get("seed") != after[n].get("seed") for n in names):
        notes.append("the two gradings used different seeds, which alone can change a score")
    if any(before[n]["max_score"] != after[n]["max_score"] for n in names):
        notes.append("the points to be had differ: not the same exercises were graded")
    return notes
