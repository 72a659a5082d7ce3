"""Numbers as oracles want them: exact, and quick to reckon with."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt


def exact_rows(*matrices: npt.NDArray[Any]) -> list[list[list[int]]]:
    """Return the rows of `matrices` as float64 sees them, as ints: all times one power of two.

    Which of two distances is smaller, and which of two cosines is larger, stays as it is.
    """
    ratios = [
        [[value.as_integer_ratio() for value in row] for row in X.astype(np.float64).tolist()]
        for X in matrices
    ]
    scale = max((bottom for rows in ratios for row in rows for _, bottom in row), default=1)
    return [[_scaled(row, scale) for row in rows] for rows in ratios]


def _scaled(row: Iterable[tuple[int, int]], scale: int) -> list[int]:
    return [top * (scale // bottom) for top, bottom in row]
