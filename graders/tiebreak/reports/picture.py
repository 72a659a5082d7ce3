"""A scene as inline SVG with a title and a description, and the caption below it."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from tiebreak.reports.geometry import Rows, Scene
from tiebreak.text import printable

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
INK, SOFT, GOOD, BAD = "#010101", "#020202", "#030303", "#040404"
COLOURS = {INK: "var(--ink)", SOFT: "var(--soft)", GOOD: "var(--good)", BAD: "var(--bad)"}
STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "tiebreak",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.size": 10,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "legend.frameon": False,
}
MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class Picture:
    """An ``svg`` element and the sentence that says the same."""

    svg: str
    caption: str


def draw(scene: Scene, prefix: str) -> Picture:
    """Return the picture of `scene`; its ids begin with `prefix`, which no other may have."""
    caption = describe(scene)
    root = fromstring(_figure(_Key(scene)))  # noqa: S314 (written by matplotlib a moment ago)
    _make_part_of_page(root, prefix, caption)
    register_namespace("", SVG[1:-1])
    register_namespace("xlink", LINK[1:].partition("}")[0])
    text = tostring(root, encoding="unicode")
    for colour, variable in COLOURS.items():
        text = text.replace(colour, variable)
    return Picture(svg=text, caption=caption)


def describe(scene: Scene) -> str:
    """Say in words what the picture shows."""
    what = "at the smallest angle to" if scene.angular else "nearest to"
    which = f"the query, row {scene.query_row} of X_test"
    if len(scene.near) == 1:
        near = f"{_rows(scene.near)} of X_train is {what} {which}."
    elif scene.k == 1:
        near = f"{_rows(scene.near)} of X_train are {what} {which}, all equally."
    else:
        near = f"{_rows(scene.near)} of X_train are the {scene.k} {what} {which}"
        near += ", with those as near as the last." if len(scene.near) > scene.k else "."
    verdict = (
        f"Answer given: {printable(scene.given, 80)}; expected: {printable(scene.expected, 80)}."
    )
    return " ".join([near[0].upper() + near[1:], verdict, _drawn(scene)]).strip()


def _drawn(scene: Scene) -> str:
    if not scene.axes:
        what = "similarity to" if scene.angular else "distance from"
        return f"Drawn is each row's {what} the query."
    if scene.n_features > len(scene.axes):
        names = " and ".join(map(str, scene.axes))
        return f"Drawn: feature{'s' * (len(scene.axes) > 1)} {names}; the rows differ in no other."
    return ""


def _rows(rows: Rows) -> str:
    names = [str(row) for row in rows[:MOST_NAMED]]
    if len(rows) > MOST_NAMED:
        return f"rows {', '.join(names)} and {len(rows) - MOST_NAMED} more"
    if len(names) == 1:
        return f"row {names[0]}"
    return f"rows {', '.join(names[:-1])} and {names[-1]}"


class _Key:
    """A scene that is equal to another when the pictures of both are."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.key = repr(scene)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key


@lru_cache(maxsize=256)  # candidates make the same mistakes, on the same data
def _figure(key: _Key) -> str:
    scene, sheet = key.scene, io.StringIO()
    height = 2.0 if len(scene.axes) == 1 else 3.5 if scene.axes else 3.2
    with rc_context(STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure = Figure(figsize=(4.0, height), layout="constrained")
        _plot(figure, scene)
        no_facts: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(sheet, metadata=no_facts)
    return sheet.getvalue()


def _plot(figure: Figure, scene: Scene) -> None:
    axes = figure.add_subplot()
    x, y = _places(scene)

    def mark(rows: Sequence[int], label: str, **style: Any) -> None:
        if rows:
            at = list(rows)
            axes.scatter(x[at], y[at], label=label, clip_on=False, **style)

    mark(range(len(x)), "row of X_train", s=18, color=SOFT)
    mark(scene.as_expected, "has the label expected", s=44, marker="s", color=GOOD)
    mark(scene.as_given, "has the label given", s=90, marker="D", facecolor="none", edgecolor=BAD)
    ring = {"facecolor": "none", "edgecolor": INK, "linestyle": "--"}
    mark(scene.near, "nearest" if scene.k == 1 else f"{scene.k} nearest, with ties", s=230, **ring)
    axes.margins(0.15)
    if scene.axes:
        _draw_query(axes, scene, x, y)
        _name_rows(axes, scene, x, y)
        _name_features(axes, scene)
    else:
        _name_distances(axes, scene)
    figure.legend(loc="outside lower center", ncols=2, labelspacing=0.9)


def _places(scene: Scene) -> tuple[Any, Any]:
    if not scene.axes:
        return scene.distance, np.arange(len(scene.distance))
    return _columns(scene.train)


def _columns(points: Any) -> tuple[Any, Any]:
    return points[:, 0], points[:, 1] if points.shape[1] > 1 else 0 * points[:, 0]


def _draw_query(axes: Any, scene: Scene, x: Any, y: Any) -> None:
    at_x, at_y = _columns(scene.query[np.newaxis])
    axes.scatter(at_x, at_y, s=70, marker="x", color=INK, linewidth=2, label="query")
    if scene.angular:
        for row in scene.near:
            axes.plot([0, x[row]], [0, y[row]], color=SOFT, linewidth=0.8, zorder=1)
        axes.plot([0, at_x[0]], [0, at_y[0]], color=INK, linewidth=0.8, zorder=1)


def _name_rows(axes: Any, scene: Scene, x: Any, y: Any) -> None:
    """Write the numbers of the rows that decide beside their places."""
    places: dict[tuple[float, float], list[int]] = {}
    for row in scene.near:
        places.setdefault((float(x[row]), float(y[row])), []).append(row)
    for place, rows in list(places.items())[:MOST_NAMED]:
        name = ", ".join(map(str, rows[:3])) + (", …" if len(rows) > 3 else "")
        axes.annotate(name, place, (9, 7), textcoords="offset points", color=INK)


def _name_distances(axes: Any, scene: Scene) -> None:
    axes.set_xlabel(
        "cosine similarity to the query" if scene.angular else "distance from the query"
    )
    axes.set_ylabel("row of X_train")
    axes.set_ylim(len(scene.distance) - 0.5, -0.5)
    far = 1.0 if scene.angular else scene.distance.max() or 1.0
    axes.set_xlim(-1.08 if scene.angular else -0.08 * far, 1.08 * far)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    deciding = scene.distance[list(scene.near)]
    limit = deciding.min() if scene.angular else deciding.max()
    axes.axvline(limit, color=SOFT, linewidth=0.8, zorder=1)


def _name_features(axes: Any, scene: Scene) -> None:
    axes.set_xlabel(f"feature {scene.axes[0]}")
    if len(scene.axes) > 1:
        axes.set_ylabel(f"feature {scene.axes[1]}")
        axes.set_aspect("equal", adjustable="datalim")
    else:
        axes.yaxis.set_visible(False)
        axes.spines["left"].set_visible(False)
        axes.set_ylim(-1, 1)


def _make_part_of_page(root: Element, prefix: str, caption: str) -> None:
    """Give the drawing a name, ids of its own and the page's style."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{SVG}style",) or child.tag.endswith("metadata"):
                parent.remove(child)
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            element.set(name, value.replace("url(#", f"url(#{prefix}-"))
        if "id" in element.attrib:
            element.set("id", f"{prefix}-{element.attrib['id']}")
        if LINK in element.attrib:
            element.set(LINK, f"#{prefix}-{element.attrib[LINK][1:]}")
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-text")
    for place, (tag, name, text) in enumerate(
        [("title", "title", "The rows around the query"), ("desc", "text", caption)]
    ):
        element = SubElement(root, f"{SVG}{tag}", id=f"{prefix}-{name}")
        element.text = text
        root.remove(element)
        root.insert(place, element)
