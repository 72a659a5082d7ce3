"""The kernel's view of the same questions, for a person to read; no score depends on it.

The counts are a claim of the worker's. What the kernel says of its processor time and memory is
read by the grader, and cannot be forged.
"""

import time
from functools import cache

import numpy as np

CALLS_PER_ROW = 25.0
"""Small NumPy calls that a row may cost: legal blocks of 8 rows with 60 calls each cost 8."""

SLACK_BYTES = 64 << 20
"""Memory that is nobody's temporary: buffers of the linear algebra, caches, the answers."""


@cache
def call_seconds() -> float:
    """Return the processor time of one small NumPy call on this machine."""
    row = np.arange(8.0)
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(2000):
            np.add(row, row)
        best = min(best, time.process_time() - start)
    return best / 2000


def work_note(seconds: float | None, rows: int) -> str | None:
    """Return a note where a call takes the time that a loop would take, though none was counted.

    Parameters
    ----------
    seconds : processor time of a call with many rows, None where the kernel does not say.
    rows : how many; what a call costs apart from them is little beside that.
    """
    if seconds is None or seconds / rows / call_seconds() <= CALLS_PER_ROW:
        return None
    return "no loop was counted, but each row takes the processor time of one: worth a look"


def memory_note(before: int | None, after: int | None, traced: int) -> str | None:
    """Return a note where resident memory grew by far more bytes than were `traced`."""
    if before is None or after is None or after - before <= 2 * traced + SLACK_BYTES:
        return None
    return "far more memory was taken than the measurement saw: worth a look"
