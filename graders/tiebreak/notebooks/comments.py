"""What an exercise's report says, as a comment in nbgrader's gradebook."""

from collections.abc import Iterator
from typing import Any

from tiebreak.model import Exercise
from tiebreak.text import paragraph


def comment_on(exercise: Exercise, entry: dict[str, Any]) -> str | None:
    """Word the report's `entry` on `exercise` for nbgrader; say nothing of full marks.

    nbgrader's feedback takes a comment for Markdown and lets HTML in it through. So whatever came
    from a submission stands in indented blocks, which are shown as they are.
    """
    if entry["message"] is not None:
        return _quoted(f"{entry['status']}: {entry['message']}")
    return "\n\n".join(_lost(exercise, entry)) or None


def _lost(exercise: Exercise, entry: dict[str, Any]) -> Iterator[str]:
    known = {criterion.id: criterion for criterion in exercise.criteria}
    for result in entry["criteria"]:
        failed = [check for check in result["checks"] if check["status"] != "passed"]
        if failed:
            criterion = known[result["id"]]
            yield f"{criterion.title}: {result['score']:g} of {criterion.points}"
            yield _quoted(f"{failed[0]['title']}\n{failed[0]['message'] or failed[0]['status']}")


def _quoted(text: str) -> str:
    return "\n".join(f"    {line}" for line in paragraph(text).split("\n"))
