"""The answer given beside the answer expected, as a small table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

MOST_ROWS = 8


@dataclass(frozen=True, kw_only=True)
class Row:
    """One entry of a result."""

    entry: str
    given: str
    expected: str
    wrong: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """A few entries of a result, the first wrong one among them."""

    caption: str
    rows: tuple[Row, ...]


def table_of(found: Mapping[str, Any]) -> Table | None:
    """Return the entries around the first wrong one; None when they were too many to keep."""
    try:
        return _entries(found) if found["index"] is not None else _whole(found)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None  # a foreign report may hold anything


def _entries(found: Mapping[str, Any]) -> Table:
    part = found["part"]
    given, expected = (
        np.array(side["values"] if part is None else side["items"][part]["values"], dtype=object)
        for side in (found["got"], found["expected"])
    )
    first = int(np.ravel_multi_index(tuple(found["index"]), given.shape))
    start = max(0, min(first - 2, given.size - MOST_ROWS))
    rows = tuple(
        _row(place, given, expected, place == first)
        for place in range(start, min(given.size, start + MOST_ROWS))
    )
    what = "the result" if part is None else f"part {part} of the result"
    return Table(caption=f"Entries of {what} of {found['function']}", rows=rows)


def _row(place: int, given: Any, expected: Any, wrong: bool) -> Row:
    index = [int(i) for i in np.unravel_index(place, given.shape)]
    return Row(
        entry=str(index) if index else "the value",
        given=str(given[tuple(index)]),
        expected=str(expected[tuple(index)]),
        wrong=wrong,
    )


def _whole(found: Mapping[str, Any]) -> Table | None:
    given, expected = (_word(found[side]) for side in ("got", "expected"))
    if given is None or expected is None:
        return None
    row = Row(entry="the result", given=given, expected=expected, wrong=False)
    return Table(caption=f"What {found['function']} came to", rows=(row,))


def _word(value: Mapping[str, Any]) -> str | None:
    """Return a value in a few words."""
    if value["type"] == "array":
        shape = tuple(value["shape"])
        return f"array of {value['dtype']}, shape {shape}"
    if value["type"] == "raised":
        return f"raised {value['text']}"
    if "items" in value:
        return f"{value['type']} of {value['length']}"
    return str(value.get("value", value.get("text")))
