"""Results folders for the tests of the gradebook, made by hand from the catalog."""

import json
from pathlib import Path
from typing import Any

import zoo
from tiebreak.model import Criterion, Exercise

Document = dict[str, Any]


def exercise(name: str) -> Exercise:
    """Return an exercise of this checkout."""
    return zoo.catalog().select([name])[0]


def entry(name: str, *, lost: str = "", message: str | None = None) -> Document:
    """Return a report's entry on an exercise: all points but those of the criterion `lost`."""
    one = exercise(name)
    criteria = [result(c, earned=message is None and c.id != lost) for c in one.criteria]
    return {
        "id": one.id,
        "screen": one.screen,
        "title": one.title,
        "status": "missing" if message else "failed" if lost else "passed",
        "score": sum(criterion["score"] for criterion in criteria),
        "max_score": one.points,
        "message": message,
        "criteria": criteria,
    }


def result(criterion: Criterion, *, earned: bool) -> Document:
    """Return what a report says of one criterion."""
    check = {"id": "it_holds", "title": "It holds.", "status": "passed", "message": None}
    lost = {"status": "failed", "message": "y[0] is 1, expected 2"}
    return {
        "id": criterion.id,
        "title": criterion.title,
        "score": criterion.points if earned else 0,
        "max_score": criterion.points,
        "status": "passed" if earned else "failed",
        "checks": [check if earned else check | lost],
    }


def file_report(results: Path, submission: str, *entries: Document) -> Path:
    """Write a report into the results folder as `grade-all` does."""
    path = results / "reports" / submission / "report.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    report = {
        "schema": "tiebreak.report.v1",
        "submission": submission,
        "score": sum(one["score"] for one in entries),
        "max_score": sum(one["max_score"] for one in entries),
        "isolation": {"tier": 2, "mechanisms": ["seccomp"], "self_test": "18/18"},
        "seed": 0,
        "versions": {"tiebreak": "0", "python": "3", "numpy": "2"},
        "started": "2026-01-02T03:04:05+00:00",
        "seconds": 1.5,
        "review": [],
        "exercises": entries,
    }
    path.write_text(json.dumps(report), encoding="utf-8")
    return path
