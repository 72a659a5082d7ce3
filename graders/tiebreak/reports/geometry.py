"""A counterexample about near rows, as points that can be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Rows = tuple[int, ...]
LARGEST = 1e150
SAME_ANGLE = 1e-12


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a picture shows: rows of X_train around the query whose answer was wrong.

    `axes` are the one or two of `n_features` in which the rows differ; there are none where rows
    differ in more, or the rows that decide share a place: then only their `distance` is drawn,
    which for an `angular` scene is the cosine similarity. `near` are the rows that decide, ties
    included.
    """

    train: Points
    query: Points
    query_row: int
    axes: Rows
    n_features: int
    distance: Points
    near: Rows
    k: int
    given: str
    expected: str
    as_given: Rows
    as_expected: Rows
    angular: bool


def scene_of(found: Mapping[str, Any], metric: str | None) -> Scene | None:
    """Return the scene of a counterexample, or None when there is nothing to draw."""
    try:
        return _scene(found, metric) if metric in ("euclidean", "angular") else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None  # large arguments have no values, and a foreign report may hold anything


def _scene(found: Mapping[str, Any], metric: str | None) -> Scene | None:
    arguments = {argument["name"]: argument for argument in found["arguments"]}
    train, queries = (_matrix(arguments[name]["values"]) for name in ("X_train", "X_test"))
    labels, row = arguments["y_train"]["values"], found["index"][0]
    if train.shape[1] != queries.shape[1] or len(labels) != len(train):
        return None
    query = queries[row]
    given, expected = (_entry(found[side], found) for side in ("got", "expected"))
    k = arguments.get("k", {}).get("value", 1)
    distance = _similarity(train, query) if metric == "angular" else _distances(train, query)
    near = _near(-distance if metric == "angular" else distance, k)
    axes = _axes(np.vstack([train, query]), near)
    by_label = len(found["expected"]["shape"]) == 1
    return Scene(
        train=train[:, axes],
        query=query[list(axes)],
        query_row=row,
        axes=axes,
        n_features=train.shape[1],
        distance=distance,
        near=near,
        k=k,
        given=str(given),
        expected=str(expected),
        as_given=_rows_of(labels, given) if by_label else (),
        as_expected=_rows_of(labels, expected) if by_label else (),
        angular=metric == "angular",
    )


def _matrix(values: Sequence[Sequence[float]]) -> Points:
    matrix = np.array(values, dtype=np.float64)
    if matrix.ndim != 2 or not matrix.size or not np.abs(matrix).max() <= LARGEST:
        raise ValueError("nothing to draw")
    return matrix


def _entry(value: Mapping[str, Any], found: Mapping[str, Any]) -> object:
    part = value if found["part"] is None else value["items"][found["part"]]
    entry = part["values"]
    for place in found["index"]:
        entry = entry[place]
    return entry


def _axes(points: Points, near: Rows) -> Rows:
    """Return the features in which the points differ, unless a drawing of them would mislead."""
    varying = tuple(int(i) for i in np.flatnonzero(np.ptp(points, axis=0)))
    distinct = len(np.unique(points[list(near)], axis=0)) == len(near)
    return varying if distinct and len(varying) <= 2 else ()


def _distances(train: Points, query: Points) -> Points:
    _, exponent = np.frexp(max(np.abs(train).max(), np.abs(query).max()))
    squares = np.ldexp(train - query, -exponent) ** 2  # a power of two: ties stay ties
    return np.asarray(np.ldexp(np.sqrt(squares.sum(axis=1)), exponent))


def _similarity(train: Points, query: Points) -> Points:
    similarity = np.asarray(_unit(train) @ _unit(query[np.newaxis])[0])
    similarity[similarity > similarity.max() - SAME_ANGLE] = similarity.max()
    return similarity


def _unit(rows: Points) -> Points:
    largest = np.abs(rows).max(axis=1, keepdims=True)
    scaled = rows / np.where(largest > 0, largest, 1.0)
    norms = np.linalg.norm(scaled, axis=1, keepdims=True)
    return np.asarray(scaled / np.where(norms > 0, norms, 1.0))


def _near(distances: Points, k: int) -> Rows:
    limit = np.sort(distances)[k - 1]
    return tuple(int(i) for i in np.flatnonzero(distances <= limit))


def _rows_of(labels: Sequence[object], label: object) -> Rows:
    same = (i for i, one in enumerate(labels) if type(one) is type(label) and one == label)
    return tuple(same)
