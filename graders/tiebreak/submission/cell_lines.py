"""Lines of a text that was put together from cells, named so that a candidate finds them."""

import re
from bisect import bisect
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

Starts = Sequence[tuple[int, int]]
"""The line before each cell's first, and the cell's number in its notebook."""

_FIRST: Final = re.compile(r"^(?! {4})(.*?\bline )([0-9]{1,9})\b", re.MULTILINE)
_INSIDE: Final = re.compile(r"(, line )([0-9]{1,9})(?= inside it)")


def by_cell(message: str, cells: Starts) -> str:
    """Turn ``line 28`` of `message` into ``line 3 of cell 7``; without `cells` nothing changes.

    Only what the kit says itself is reworded: the first line number of a line, and the loop
    inside a loop. Quoted code is indented, and a candidate's own words come later.
    """

    def placed(found: re.Match[str]) -> str:
        line = int(found[2])
        at = bisect(cells, line, key=itemgetter(0)) - 1
        return f"{found[1]}{line - cells[at][0]} of cell {cells[at][1]}" if at >= 0 else found[0]

    return _INSIDE.sub(placed, _FIRST.sub(placed, message)) if cells else message
