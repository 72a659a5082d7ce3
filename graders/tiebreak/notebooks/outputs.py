"""A criterion's result -> outputs of its cell, from which nbgrader takes score and feedback."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from nbformat.v4 import new_output

from tiebreak.reports.gradescope import lost_lines
from tiebreak.text import paragraph

Facts = dict[str, Any]
INKS: Final = {"--ink": "#1f2328", "--soft": "#6e7781", "--good": "#1a7f37", "--bad": "#cf222e"}


def outputs_of(exercise: Facts, criterion: Facts, worth: float) -> list[Any]:
    """Return the outputs for a cell that is worth `worth` points.

    nbgrader takes the first ``execute_result`` for the score, and any error, or a word on stderr,
    for a zero; what stands on stdout it only shows.
    """
    score = min(worth, round(worth * criterion["score"] / criterion["max_score"], 4))
    told = "\n\n".join(lost_lines(exercise, criterion))
    shown = [new_output("stream", name="stdout", text=f"{told}\n")] if told else []
    shown += list(_pictures(exercise, criterion))
    value = {"text/plain": f"{score:g}" if score == round(score, 3) else repr(score)}
    return [*shown, new_output("execute_result", value, execution_count=1)]


def _pictures(exercise: Facts, criterion: Facts) -> Iterator[Any]:
    """Yield a picture of the first failing example, where one can be drawn."""
    failed = [check for check in criterion["checks"] if check.get("counterexample")]
    picture = _drawn(failed[0]["counterexample"], exercise, criterion) if failed else None
    if picture is not None:
        svg = picture.svg
        for name, colour in INKS.items():
            svg = svg.replace(f"var({name})", colour)
        data = {"image/svg+xml": svg, "text/plain": paragraph(picture.caption)}
        yield new_output("display_data", data)


def _drawn(found: Any, exercise: Facts, criterion: Facts) -> Any:
    try:
        draw = import_module("tiebreak.reports.picture").draw
    except ImportError:  # Matplotlib is another extra
        return None
    scene = import_module("tiebreak.reports.geometry").scene_of(found, exercise.get("metric"))
    return None if scene is None else draw(scene, criterion["id"])
