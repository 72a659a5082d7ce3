"""Gradescope's ``results.json``: a test a criterion, with its points."""

import json
from collections.abc import Iterator
from typing import Any

from tiebreak.reports.reading import graded
from tiebreak.text import paragraph, printable

UNGRADED = (
    "This submission could not be graded. The fault is the grader's, not yours, and no score was "
    "given. Please tell the course staff."
)


def to_gradescope(report: dict[str, Any]) -> str:
    """Return the document `report` as ``results.json``.

    Where the kit failed the file has an output and neither score nor tests: Gradescope then
    shows that the autograder failed, and enters no zero.
    """
    return _text(_results(report)) if graded(report) else ungraded()


def ungraded() -> str:
    """Return ``results.json`` of a submission that could not be graded."""
    facts = {"generator": "tiebreak", "status": "not_gradable"}
    return _text({"extra_data": facts, "output": UNGRADED, "output_format": "text"})


def _text(results: dict[str, Any]) -> str:
    return json.dumps(results, indent=1) + "\n"


def _results(report: dict[str, Any]) -> dict[str, Any]:
    tests = [
        _test(exercise, criterion, f"{i}.{j}")
        for i, exercise in enumerate(report["exercises"], 1)
        for j, criterion in enumerate(exercise["criteria"], 1)
    ]
    facts = {"versions": report["versions"], "seed": report["seed"]}
    return {
        "extra_data": {"generator": "tiebreak", "status": "graded"} | facts,
        "score": report["score"],
        "execution_time": report["seconds"],
        "output": "\n".join(_notes(report)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def _notes(report: dict[str, Any]) -> Iterator[str]:
    yield f"{report['score']} of {report['max_score']} points."
    for exercise in report["exercises"]:
        if exercise["message"] is not None:
            yield f"{printable(exercise['id'])}: {paragraph(exercise['message'])}"
    if report["isolation"]["tier"] < 2:
        yield "The code ran without kernel isolation and could have influenced this result."


def _test(exercise: dict[str, Any], criterion: dict[str, Any], number: str) -> dict[str, Any]:
    return {
        "name": f"{printable(exercise['id'])}: {printable(criterion['title'])}",
        "number": number,
        "score": criterion["score"],
        "max_score": criterion["max_score"],
        "status": "passed" if criterion["status"] == "passed" else "failed",
        "output": "\n\n".join(lost_lines(exercise, criterion)),
        "visibility": "visible",
        "tags": [printable(exercise["id"]), printable(criterion["id"])],
    }


def lost_lines(exercise: dict[str, Any], criterion: dict[str, Any]) -> Iterator[str]:
    """Say what was lost: each promise that was not kept, with the first example against it."""
    if not criterion["checks"] and exercise["message"] is not None:
        yield paragraph(exercise["message"])
    lost = [check for check in criterion["checks"] if check["status"] != "passed"]
    for check in lost:
        yield f"{printable(check['title'])}\n{paragraph(check['message'] or check['status'])}"
    if lost and criterion.get("hint"):
        yield f"Hint: {paragraph(criterion['hint'])}"
