"""``report.json``: the report as a plain document, and how it gets on disk."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from tiebreak.model import CriterionResult, ExerciseResult, Outcome, Report
from tiebreak.submission import safe_name
from tiebreak.text import paragraph, printable

SCHEMA = "tiebreak.report.v1"


def document(report: Report) -> dict[str, Any]:
    """Return `report` as JSON-able values, in the order of the published schema."""
    scores = {"score": _number(report.score), "max_score": report.max_score}
    exercises = [_exercise(result) for result in report.results]
    return _head(report) | scores | _facts(report) | {"exercises": exercises}


def _head(report: Report) -> dict[str, Any]:
    head: dict[str, Any] = {"schema": SCHEMA, "submission": printable(report.submission)}
    if report.renamed_from is not None:
        head["renamed_from"] = printable(report.renamed_from)
    return head


def _facts(report: Report) -> dict[str, Any]:
    return {
        "isolation": report.isolation,
        "seed": report.seed,
        "versions": report.versions,
        "started": report.started,
        "seconds": report.seconds,
        "review": [printable(note) for note in report.review],
    }


def _exercise(result: ExerciseResult) -> dict[str, Any]:
    return {
        "id": result.exercise.id,
        "screen": result.exercise.screen,
        "title": result.exercise.title,
        "status": result.status,
        "score": _number(result.score),
        "max_score": result.exercise.points,
        "message": None if result.message is None else paragraph(result.message),
        "metric": result.exercise.metric,
        "criteria": [_criterion(criterion) for criterion in result.criteria],
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "id": result.criterion.id,
        "title": result.criterion.title,
        "score": _number(result.score),
        "max_score": result.criterion.points,
        "status": result.status,
        "hint": None if result.status == "passed" else result.criterion.hint,
        "checks": [_check(outcome) for outcome in result.outcomes],
    }


def _check(outcome: Outcome) -> dict[str, Any]:
    message = None if outcome.message is None else paragraph(outcome.message)
    made = {
        "id": outcome.check,
        "title": outcome.title,
        "status": outcome.status,
        "message": message,
    }
    found = outcome.counterexample
    return made if found is None else made | {"counterexample": found}


def _number(value: float) -> float | int:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` under a temporary name and rename it, so that no half file ever stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content.encode() if isinstance(content, str) else content)
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def ungraded(path: Path, fault: str) -> tuple[str, str]:
    """Return id and ``report.json`` of a submission that could not be graded, the kit's fault."""
    name = safe_name(path.name)
    head = {"schema": SCHEMA, "submission": printable(name), "status": "not_gradable"}
    return name, to_text(head | {"message": printable(fault)})


def to_text(report: dict[str, Any]) -> str:
    """Return the document `report` as ``report.json``'s text, in ASCII."""
    return json.dumps(report, indent=1) + "\n"
