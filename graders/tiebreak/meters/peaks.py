"""From memory peaks at several sizes to a verdict: what grows with all the sizes at once."""

import math
from collections.abc import Mapping, Sequence

LIMIT = 0.5
"""Bytes per unit of the product: one bool array of all sizes costs 0.9, honest answers 0.00."""


def mixed_difference(peaks: Mapping[tuple[int, ...], int], increments: Sequence[int]) -> float:
    """Return the bytes that the peak grows by per unit of the product of all sizes.

    Parameters
    ----------
    peaks : peak of each corner of the grid; a corner has a 0 (base size) or 1 (base size plus
        its increment) per axis.
    increments : how much larger the second size of each axis is.

    Notes
    -----
    Inclusion and exclusion over the corners cancels every term that misses an axis.
    """
    axes = len(increments)
    signed: int = sum(
        (-peak if (axes - sum(corner)) % 2 else peak) for corner, peak in peaks.items()
    )
    return signed / math.prod(increments)


def judge_memory(
    peaks_by_corner: Mapping[tuple[int, ...], int | None],
    increments: Sequence[int],
    *,
    limit: float = LIMIT,
    per: str,
) -> str | None:
    """Return the sentence about temporaries that grow with `per`, or None if none does.

    `per` words the product of the axes. A peak of None says that the tracing was tampered with.
    """
    peaks = {corner: peak for corner, peak in peaks_by_corner.items() if peak is not None}
    if len(peaks) != 2 ** len(increments) or len(peaks) != len(peaks_by_corner):
        return "the measurement of memory was switched off or changed while it ran"
    found = mixed_difference(peaks, increments)
    if found <= limit:
        return None
    return f"temporary memory grows by {found:.1f} bytes per {per}, at most {limit:g} allowed"
