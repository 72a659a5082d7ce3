"""Small cohorts, made by hand in the form of ``report.json``."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Document = dict[str, Any]
POINTS = {"correctness": 60, "ties": 40}


def report(name: str, **exercises: Mapping[str, Sequence[str | None]] | str) -> Document:
    """Make the report on `name`.

    Each exercise is either a status without checks (``missing``) or, by criterion, the message
    of each check: None where it passed, ``-`` where it was not run.
    """
    entries = [_exercise(id, what) for id, what in exercises.items()]
    return {
        "schema": "tiebreak.report.v1",
        "submission": name,
        "score": sum(entry["score"] for entry in entries),
        "max_score": 100 * len(entries),
        "seed": 0,
        "exercises": entries,
    }


def ungradable(name: str) -> Document:
    """Make the report on a submission that the kit failed to grade."""
    schema = "tiebreak.report.v1"
    return {"schema": schema, "submission": name, "status": "not_gradable", "message": "no worker"}


def results(folder: Path, *documents: Document) -> Path:
    """Write `documents` as grade-all does."""
    for document in documents:
        place = folder / "reports" / document["submission"] / "report.json"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(document), encoding="utf-8")
    return folder


def _exercise(id: str, what: Mapping[str, Sequence[str | None]] | str) -> Document:
    given: Mapping[str, Sequence[str | None]] = {} if isinstance(what, str) else what
    criteria = [_criterion(name, given.get(name, ())) for name in POINTS]
    score = sum(criterion["score"] for criterion in criteria)
    status = what if isinstance(what, str) else "passed" if score == 100 else "failed"
    return {
        "id": id,
        "screen": "s",
        "title": id.title(),
        "status": status,
        "score": score,
        "max_score": 100,
        "message": f"it is {what}" if isinstance(what, str) else None,
        "criteria": criteria,
    }


def _criterion(id: str, messages: Sequence[str | None]) -> Document:
    passed = sum(message is None for message in messages)
    score = POINTS[id] * passed / max(1, len(messages))
    return {
        "id": id,
        "title": id.title(),
        "score": round(score, 4),
        "max_score": POINTS[id],
        "status": "passed" if passed and passed == len(messages) else "failed",
        "checks": [_check(f"{id}_{i}", message) for i, message in enumerate(messages)],
    }


def _check(id: str, message: str | None) -> Document:
    status = "passed" if message is None else "not_run" if message == "-" else "failed"
    return {"id": id, "title": f"The promise {id}.", "status": status, "message": message}
