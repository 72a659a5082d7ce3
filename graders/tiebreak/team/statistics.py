"""What the reports of a cohort say about the screen: figures for whoever calibrates it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tiebreak.team.clusters import failure_clusters
from tiebreak.team.cohort import Document, graded
from tiebreak.team.earned import earned_by_nobody_or_everybody
from tiebreak.team.items import Item, items_of, points_matrix
from tiebreak.team.reliability import (
    LEAST_ROWS,
    Scores,
    alpha_if_deleted,
    constant,
    cronbach_alpha,
    feldt_interval,
    item_total,
)

SCHEMA = "tiebreak.statistics.v1"
EDGES = tuple(range(0, 101, 10))
Json = dict[str, Any]


def cohort_statistics(documents: Sequence[Document], left_out: Sequence[str] = ()) -> Json:
    """Return the statistics of a cohort as plain JSON, the same for any order of `documents`.

    Parameters
    ----------
    documents : sequence of dict
        Parsed ``report.json`` files; those that are not whole reports on graded submissions
        are left out of every figure.
    left_out : sequence of str
        Sentences about reports that were left out before, passed on.

    Returns
    -------
    dict
        ``schema``; ``submissions`` (their number); ``left_out`` and ``notes`` (sentences);
        ``score``: ``mean``, ``median``, ``sd``, ``min``, ``max`` in percent of the points to be
        had (None where nobody, or for ``sd`` only one, was graded) and ``histogram`` with
        ``edges`` in percent and ``counts`` (the last bin includes 100);
        ``exercises``: ``id``, ``title``, ``submissions``, ``mean_share`` (0 to 1) and
        ``criteria``, each with ``id``, ``title``, ``points``, ``mean_share``, ``item_total``,
        ``alpha_if_deleted`` and ``sentence`` (why one of the two is None, else None);
        ``alpha``: ``value``, ``low``, ``high`` (95 %), ``items``, ``submissions`` and
        ``sentence`` (why a figure is None, else None);
        ``earned``: ``nobody`` and ``everybody``, each with ``criteria`` and ``checks``, and
        ``sentence`` (why the lists are empty where there are too few reports, else None);
        ``clusters``: see `tiebreak.team.clusters.failure_clusters`.
    """
    reports = graded(documents)
    items = items_of(reports)
    whole = [r for r in reports if all(r["submission"] in item.points for item in items)]
    scores = points_matrix(whole, items)
    return {
        "schema": SCHEMA,
        "submissions": len(reports),
        "left_out": list(left_out),
        "notes": _notes(reports, items, len(whole)),
        "score": _score(reports),
        "exercises": _exercises(items, scores),
        "alpha": _alpha(scores),
        "earned": earned_by_nobody_or_everybody(reports, LEAST_ROWS),
        "clusters": failure_clusters(reports),
    }


def _notes(reports: Sequence[Document], items: Sequence[Item], whole: int) -> list[str]:
    notes = []
    if whole < len(reports):
        notes.append(
            f"{len(reports) - whole} of {len(reports)} reports do not hold every criterion; "
            "correlations and alpha leave them out"
        )
    seeds = sorted({str(report["seed"]) for report in reports if "seed" in report})
    if len(seeds) > 1:
        notes.append(f"the reports come from {len(seeds)} seeds: {', '.join(seeds[:4])}")
    if any(len(set(item.most.values())) > 1 for item in items):
        notes.append("the points of a criterion differ between reports: versions are mixed")
    return notes


def _score(reports: Sequence[Document]) -> Json:
    percent = np.array([100 * r["score"] / r["max_score"] for r in reports], dtype=np.float64)
    counts, _ = np.histogram(np.clip(percent, 0, 100), bins=EDGES)
    spread = float(percent.std(ddof=1)) if len(percent) > 1 else None
    figures = {
        name: _round(float(figure(percent))) if len(percent) else None
        for name, figure in (
            ("mean", np.mean), ("median", np.median), ("min", np.min), ("max", np.max)
        )
    }  # fmt: skip
    histogram = {"edges": list(EDGES), "counts": [int(count) for count in counts]}
    return {**figures, "sd": _round(spread), "histogram": histogram}


def _exercises(items: Sequence[Item], scores: Scores) -> list[Json]:
    enough = len(scores) >= LEAST_ROWS
    nothing: list[float | None] = [None] * len(items)
    totals = item_total(scores) if enough else nothing
    without = alpha_if_deleted(scores) if enough else nothing
    exercises: dict[str, Json] = {}
    for item, total, alpha, column in zip(items, totals, without, scores.T, strict=True):
        entry = exercises.setdefault(
            item.exercise,
            {"id": item.exercise, "title": item.exercise_title, "submissions": 0, "criteria": []},
        )
        entry["submissions"] = max(entry["submissions"], len(item.points))
        entry["criteria"].append(
            {
                "id": item.criterion,
                "title": item.title,
                "points": max(item.most.values()),
                "mean_share": _round(item.mean_share),
                "item_total": _round(total),
                "alpha_if_deleted": _round(alpha),
                "sentence": _why(total, alpha, column, enough),
            }
        )
    for entry in exercises.values():
        weights = [criterion["points"] for criterion in entry["criteria"]]
        shares = [criterion["mean_share"] for criterion in entry["criteria"]]
        entry["mean_share"] = _round(float(np.average(shares, weights=weights)))
    return list(exercises.values())


def _why(total: float | None, alpha: float | None, column: Scores, enough: bool) -> str | None:
    if not enough:
        return f"fewer than {LEAST_ROWS} submissions"
    if total is None:
        return "everybody has the same points here" if constant(column) else "nothing else differs"
    return "too few other criteria differ" if alpha is None else None


def _alpha(scores: Scores) -> Json:
    rows, items = scores.shape
    alpha = cronbach_alpha(scores) if rows >= LEAST_ROWS else None
    head = {"value": _round(alpha), "low": None, "high": None, "items": items, "submissions": rows}
    if rows < LEAST_ROWS:
        return head | {"sentence": f"alpha needs {LEAST_ROWS} submissions, there are {rows}"}
    if items < 2:
        return head | {"sentence": "alpha needs two criteria"}
    if alpha is None:
        return head | {"sentence": "alpha is not defined: all scores are the same"}
    try:
        low, high = feldt_interval(alpha, rows, items)
    except ImportError:
        return head | {"sentence": "the interval needs SciPy: pip install 'tiebreak[stats]'"}
    return head | {"low": _round(low), "high": _round(high), "sentence": None}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
