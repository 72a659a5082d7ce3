"""Reports for the tests of their forms, made by hand."""

import copy
from typing import Any

Document = dict[str, Any]

HOSTILE = "<script>alert(1)</script> & \"]]>' \x1b[31m \x00 \ud800 \ufffe \u202e {{ 7 * 7 }} end"


def check(status: str, message: str | None = None) -> Document:
    """Return a check of a report."""
    return {"id": "a_promise", "title": "It holds.", "status": status, "message": message}


def exercise(status: str, checks: list[Document], message: str | None = None) -> Document:
    """Return an exercise of a report, with one criterion."""
    passed = bool(checks) and all(c["status"] == "passed" for c in checks)
    criterion = {
        "id": "ties",
        "title": "Ties",
        "score": 100 if passed else 0,
        "max_score": 100,
        "status": "passed" if passed else "failed" if checks else "not_run",
        "hint": None if passed else "Think of ties.",
        "checks": checks,
    }
    return {
        "id": "ex",
        "screen": "screen",
        "title": "An exercise",
        "status": status,
        "score": criterion["score"],
        "max_score": 100,
        "message": message,
        "criteria": [criterion],
    }


def in_words(score: float | None, comment: str | None = None) -> Document:
    """Return an answer in words; without a score nobody has marked it."""
    return {
        "id": "why",
        "question": "Why does the first win?",
        "status": "awaited" if score is None else "graded",
        "score": score,
        "max_score": 5,
        "comment": comment,
    }


def made_report(*exercises: Document, submission: str = "ada") -> Document:
    """Return a report on `exercises`."""
    return copy.deepcopy(
        {
            "schema": "tiebreak.report.v1",
            "submission": submission,
            "score": sum(e["score"] for e in exercises),
            "max_score": 100 * len(exercises),
            "isolation": {"tier": 2, "mechanisms": ["seccomp"], "self_test": "18/18"},
            "seed": 0,
            "versions": {"tiebreak": "0", "python": "3", "numpy": "2"},
            "started": "2026-01-02T03:04:05+00:00",
            "seconds": 1234.5678,
            "review": [],
            "exercises": list(exercises),
        }
    )


def not_gradable(message: str = "the sandbox died") -> Document:
    """Return the report on a submission that the kit failed on."""
    head = {"schema": "tiebreak.report.v1", "submission": "ada", "status": "not_gradable"}
    return head | {"message": message}


def hostile_report() -> Document:
    """Return a report whose every text is hostile, as nobody's kit wrote it."""
    lost = exercise("failed", [check("failed", f"{HOSTILE}\nin f({HOSTILE})"), check("passed")])
    refused = exercise("error", [], HOSTILE)
    for one in (lost, refused):
        one["title"] = one["criteria"][0]["title"] = one["criteria"][0]["hint"] = HOSTILE
    lost["criteria"][0]["checks"][0]["title"] = HOSTILE
    lost["written"] = [in_words(1, HOSTILE) | {"id": HOSTILE, "question": HOSTILE}]
    made = made_report(lost, refused, submission=HOSTILE)
    made["review"] = [HOSTILE]
    return made


def array(name: str, values: Any, dtype: str = "float64") -> Document:
    """Return an array as a counterexample keeps it."""
    shape, inner = [], values
    while isinstance(inner, list):
        shape.append(len(inner))
        inner = inner[0] if inner else None
    return {"name": name, "type": "array", "dtype": dtype, "shape": shape, "values": values}


def counterexample(
    train: Any, labels: list[Any], queries: Any, *, got: Any, want: Any, index: int = 0, **more: int
) -> Document:
    """Return the counterexample of a call that labels queries."""
    arguments = [array("X_train", train), array("y_train", labels), array("X_test", queries)]
    arguments += [{"name": name, "type": "int", "value": value} for name, value in more.items()]
    return {
        "function": "f",
        "arguments": arguments,
        "got": array("", got),
        "expected": array("", want),
        "index": [index],
        "part": None,
    }
