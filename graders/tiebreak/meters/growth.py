"""How fast a figure grows with the rows, and how fast is too fast."""

from collections.abc import Sequence
from itertools import pairwise

LADDER = (64, 128, 256)
FAR = 1473
"""Sizes to measure at; the far one (for code that switches on the size) if nothing grew yet."""

LIMIT = 0.2
"""Executions per extra row that a place must stay below: blocks of 8 rows cause 0.125."""

NESTED_LIMIT = 0.6
"""The same inside a loop over blocks, where a fixed number of steps (features, classes) per
block is allowed: 4 of them in blocks of 8 rows cause 0.5, a loop over the rows 1.0."""

OBJECTS_LIMIT = 10.0
"""Live Python objects per extra row. Making lists of arrays is no loop and must pass: one object
per row from a 1-D array, d + 2 from one of rows (d numbers, the row, its buffer), so 8 for d = 6.
Arithmetic on objects holds one per pair of rows: as many per test row as there are training rows,
of which the data therefore have 16 or more."""

GENERATED_LIMIT = 0.2
FAR_GENERATED_LIMIT = 1.0
STEEP_GENERATED_LIMIT = 5.0
"""Different instructions per extra row; more where one interval decides alone, as a branch first
reached in it adds its instructions once: most in the short ones of the ladder. A row written out
takes eight or more."""

Series = Sequence[tuple[int, int]]
"""Rows and figure of each run, by size."""


def slopes(series: Series) -> list[float]:
    """Return the growth per extra row in each interval."""
    return [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(series)]


def near(series: Series) -> float:
    """Return the growth per extra row along the ladder: its smallest slope.

    A branch first reached at one of the sizes makes one interval steep, and only one.
    """
    return min(slopes(series[: len(LADDER)]), default=0.0)


def far(series: Series) -> float:
    """Return the growth per extra row up to the far size (0 if there was none)."""
    beyond = slopes(series)[len(LADDER) - 1 :]
    return max(beyond, default=0.0)


def growth(series: Series) -> float:
    """Return the growth per extra row; beyond the ladder the distance drowns what occurs once."""
    return max(near(series), far(series))
