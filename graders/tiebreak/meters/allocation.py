"""Peak of the memory that Python and NumPy allocate during one call."""

import tracemalloc
from collections.abc import Sequence

from tiebreak.meters.calling import Function, Outcome, Script

CANARY = 4096  # bytes; small beside the arrays measured, too large to go unseen


def trace_memory(function: Function, args: Sequence[object]) -> Script[tuple[Outcome, int | None]]:
    """Call `function` and return its outcome and the peak in bytes above the start.

    The peak is None if something was done to the tracing meanwhile. Let the function run once
    before, on other data of the same shapes, and switch the garbage collector off.
    """
    tracemalloc.start()
    try:
        start = tracemalloc.get_traced_memory()[0]
        bytearray(CANARY)  # freed at once: from here on the peak can only lie above it
        outcome = yield function, args
        return outcome, _peak_above(start)
    finally:
        tracemalloc.stop()


def _peak_above(start: int) -> int | None:
    if not tracemalloc.is_tracing():
        return None
    now, peak = tracemalloc.get_traced_memory()
    held = bytearray(CANARY)
    seen = tracemalloc.get_traced_memory()[0] - now >= len(held)
    return peak - start if seen and peak - start >= CANARY else None
