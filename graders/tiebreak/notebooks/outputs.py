"""A criterion's result -> outputs of its cell, from which nbgrader takes score and feedback."""

from importlib import import_module
from typing import Any, Final

from nbformat.v4 import new_output

from tiebreak.reports.geometry import scene_of
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
    picture = _picture(exercise, criterion)
    told = [*lost_lines(exercise, criterion), *([paragraph(picture.caption)] if picture else [])]
    shown = [new_output("stream", name="stdout", text="\n\n".join(told) + "\n")] if told else []
    shown += [_drawn(picture)] if picture else []
    value = {"text/plain": f"{score:g}" if score == round(score, 3) else repr(score)}
    return [*shown, new_output("execute_result", value, execution_count=1)]


def _picture(exercise: Facts, criterion: Facts) -> Any:
    """Return a picture of the first failing example, None where none can be drawn."""
    failed = [check for check in criterion["checks"] if check.get("counterexample")]
    if not failed:
        return None
    try:
        draw = import_module("tiebreak.reports.picture").draw
    except ImportError:  # Matplotlib is another extra
        return None
    scene = scene_of(failed[0]["counterexample"], exercise.get("metric"))
    return None if scene is None else draw(scene, criterion["id"])


def _drawn(picture: Any) -> Any:
    svg = picture.svg
    for name, colour in INKS.items():
        svg = svg.replace(f"var({name})", colour)
    return new_output("display_data", {"image/svg+xml": svg})
