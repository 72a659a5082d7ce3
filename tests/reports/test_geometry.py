"""Which rows a picture rings, and what it draws them by."""

import math
import random
from xml.etree.ElementTree import fromstring

import pytest

from reports.made import Document, counterexample
from tiebreak.reports.geometry import Scene, scene_of
from tiebreak.reports.picture import draw


def scene(found: Document, metric: str = "euclidean") -> Scene:
    """Return the scene, which there has to be."""
    made = scene_of(found, metric)
    assert made is not None
    return made


CROSS = [[1, 0], [-1, 0], [0, 1], [4, 4]]


def test_ties_are_exact() -> None:
    """Rows that are equally near are ringed, a row that is nearly as near is not."""
    near = scene(
        counterexample(CROSS, [3, 1, 2, 2], [[9, 9], [0, 0]], got=[2, 2], want=[2, 3], index=1)
    )
    assert near.near == (0, 1, 2)
    assert (near.given, near.expected) == ("2", "3")
    assert (near.as_given, near.as_expected) == ((2, 3), (0,))
    nudged = [[1, 0], [-1 - 1e-15, 0], *CROSS[2:]]
    assert scene(counterexample(nudged, [3, 1, 2, 2], [[0, 0]], got=[2], want=[3])).near == (0, 2)


@pytest.mark.parametrize("factor", [1e-100, 1e-3, 1, 3, 1e100, 1e149])
def test_ties_survive_any_magnitude(factor: float) -> None:
    """Squares neither overflow nor vanish."""
    train = [[factor * value for value in row] for row in CROSS]
    assert scene(counterexample(train, [3, 1, 2, 2], [[0, 0]], got=[2], want=[3])).near == (0, 1, 2)


def test_k_neighbours_come_with_those_tied_for_the_last_place() -> None:
    """With k = 2 of three equally near rows, all three are shown."""
    found = counterexample(CROSS, [3, 1, 2, 2], [[0, 0]], got=[2], want=[1], k=2)
    assert (scene(found).near, scene(found).k) == ((0, 1, 2), 2)
    found = counterexample([[1], [2], [3]], [0, 1, 2], [[0]], got=[2], want=[1], k=2)
    assert scene(found).near == (0, 1)


def test_angles_ignore_lengths() -> None:
    """Under the angular metric a far row may be nearest, and a zero row is at a right angle."""
    train = [[3, 0], [0, 0.1], [0, 50], [0, 0]]
    found = counterexample(train, [1, 2, 3, 4], [[0, 7]], got=[3], want=[2])
    assert scene(found, "angular").near == (1, 2)
    right = counterexample([[1, 0], [0, 0]], [1, 2], [[0, -1]], got=[2], want=[1])
    assert scene(right, "angular").near == (0, 1)


@pytest.mark.parametrize(
    ("train", "query", "axes"),
    [
        ([[1.0], [2.0]], [0.0], (0,)),
        ([[1.0, 5.0], [2.0, 5.0]], [0.0, 5.0], (0,)),
        ([[1.0, 5.0], [0.0, 5.0], [3.0, 7.0]], [0.0, 5.0], (0, 1)),
        ([[1.0, 5.0, 1.0], [0.0, 5.0, 3.0]], [0.0, 5.0, 3.0], (0, 2)),
        ([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], [0.0, 0.0, 1.0], ()),  # a plane would mislead
        ([[1.0, 2.0], [1.0, 2.0]], [1.0, 3.0], ()),  # the tied rows share a place
    ],
)
def test_features_are_drawn_where_they_tell_the_truth(
    train: list[list[float]], query: list[float], axes: tuple[int, ...]
) -> None:
    """One or two features in which rows differ; otherwise each row's distance."""
    assert (
        scene(counterexample(train, [1, 2, 3][: len(train)], [query], got=[2], want=[1])).axes
        == axes
    )


def broken(**changes: object) -> Document:
    """Return a counterexample with some entries replaced."""
    return counterexample(CROSS, [3, 1, 2, 2], [[0, 0]], got=[2], want=[3]) | changes


@pytest.mark.parametrize(
    "found",
    [
        {}, broken(index=None), broken(index=[7]), broken(arguments=[]), broken(got=None),
        broken(got={"type": "raised", "text": "IndexError"}), broken(expected=None), broken(part=3),
        counterexample([[math.nan]], [1], [[0]], got=[1], want=[2]),
        counterexample([["nan"]], [1], [["inf"]], got=[1], want=[2]),
        counterexample([[1e300]], [1], [[0]], got=[1], want=[2]),
        counterexample([], [], [[0]], got=[1], want=[2]),
        counterexample([[1], [2]], [1], [[0]], got=[1], want=[2]),
        counterexample([[1, 2]], [1], [[0]], got=[1], want=[2]),
        counterexample([[1]], [1], [[0]], got=[1], want=[2], k=5),
        counterexample([[1], [2, 3]], [1, 2], [[0]], got=[1], want=[2]),
        {"arguments": "x"}, {"arguments": [1]},
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_not(found: Document) -> None:
    """No picture, and no exception, whatever a report holds."""
    assert scene_of(found, "euclidean") is None
    assert scene_of(broken(), None) is None
    assert scene_of(broken(), "another") is None


def test_probabilities_are_no_labels() -> None:
    """Where the result has columns, rows are not marked by label."""
    found = broken(index=[0, 1]) | {
        "got": {"type": "array", "shape": [1, 2], "values": [[0.25, 0.75]]},
        "expected": {"type": "array", "shape": [1, 2], "values": [[0.5, 0.5]]},
    }
    made = scene(found)
    assert (made.given, made.expected) == ("0.75", "0.5")
    assert made.as_given == made.as_expected == ()


def test_the_picture_is_named_and_keeps_to_itself() -> None:
    """A title, a description equal to the caption, ids of its own and nothing from elsewhere."""
    picture = draw(scene(broken()), "p1")
    root = fromstring(picture.svg)
    assert root.get("role") == "img"
    texts = {element.get("id"): element.text for element in root.iter()}
    name, description = (
        texts[root.get(f"aria-{use}", "")] for use in ("labelledby", "describedby")
    )
    assert name == "The rows around the query"
    assert description == picture.caption
    assert "Rows 0, 1 and 2 of X_train are nearest to the query" in picture.caption
    assert "Answer given: 2; expected: 3." in picture.caption
    assert all(id is None or id.startswith("p1-") for id in texts)
    for forbidden in ("<style", "<script", "<metadata", "http://www.w3.org/1999/02", "file:"):
        assert forbidden not in picture.svg


def test_hostile_labels_are_text() -> None:
    """Labels appear escaped in the description and nowhere else."""
    label = "</svg><script>$x$\x1b"
    found = counterexample(CROSS, [label, "b", "c", "d"], [[0, 0]], got=["b"], want=[label])
    picture = draw(scene(found), "p1")
    assert "<script>" not in picture.svg
    assert r"$x$\x1b" in picture.caption
    fromstring(picture.svg)


def test_any_scene_can_be_drawn() -> None:
    """Random shapes, both metrics, with and without k: always a picture."""
    draws = random.Random(0)
    for _ in range(25):
        n, d = draws.randint(1, 60), draws.randint(1, 5)
        train = [[draws.choice([-2, 0, 1e-30, 1, 1e60]) for _ in range(d)] for _ in range(n)]
        labels = [draws.randint(0, 3) for _ in range(n)]
        k = {"k": draws.randint(1, n)} if draws.random() < 0.5 else {}
        found = counterexample(train, labels, [[0] * d], got=[1], want=[2], **k)
        fromstring(draw(scene(found, draws.choice(["euclidean", "angular"])), "p1").svg)
