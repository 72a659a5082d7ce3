"""A criterion's result -> outputs of its cell, from which nbgrader takes score and feedback."""

from base64 import b64encode
from html import escape
from importlib import import_module
from typing import Any, Final

from nbformat.v4 import new_output

from tiebreak.reports.geometry import scene_of
from tiebreak.reports.gradescope import lost_lines
from tiebreak.text import paragraph

Facts = dict[str, Any]
INKS: Final = {"--ink": "#1f2328", "--soft": "#6e7781", "--good": "#1a7f37", "--bad": "#cf222e"}
# Pages of nbgrader's would neither break the lines nor bound the picture, and formgrader frames it;
# MathJax, which goes through the rest of the page, leaves what is in a `pre` alone.
TOLD: Final = """\
<pre style="white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere">{}</pre>"""
DRAWN: Final = """
<img alt="The rows around the query, as said above" src="data:image/svg+xml;base64,{}"
style="width: 440px; max-width: 100%; margin: 8px 0; border: 0; background: white">"""


def outputs_of(exercise: Facts, criterion: Facts, worth: float) -> list[Any]:
    """Return the outputs for a cell that is worth `worth` points.

    nbgrader takes the first ``execute_result`` for the score, and any error, or a word on stderr,
    for a zero; what is displayed it only shows.
    """
    score = min(worth, round(worth * criterion["score"] / criterion["max_score"], 4))
    picture = _picture(exercise, criterion)
    told = [*lost_lines(exercise, criterion), *([paragraph(picture.caption)] if picture else [])]
    shown = [_shown("\n\n".join(told), picture)] if told else []
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


def _shown(told: str, picture: Any) -> Any:
    page = TOLD.format(escape(told)) + ("" if picture is None else _drawn(picture.svg))
    return new_output("display_data", {"text/html": page, "text/plain": told})


def _drawn(svg: str) -> str:
    for name, colour in INKS.items():
        svg = svg.replace(f"var({name})", colour)
    return DRAWN.format(b64encode(svg.encode()).decode())
