"""Peak of the memory that Python and NumPy allocate during one call."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

CANARY = 4096  # bytes; small beside the arrays measured, too large to go unseen


def traced_peak(call: Callable[..., Any], args: Sequence[object]) -> tuple[Any, int | None]:
    """Return what ``call(*args)`` gives and its peak in bytes above the start.

    The peak is None if something was done to the tracing meanwhile.
    """
    collecting = gc.isenabled()
    gc.disable()
    tracemalloc.start()
    try:
        start = tracemalloc.get_traced_memory()[0]
        bytearray(CANARY)  # freed at once: from here on the peak can only lie above it
        value = call(*args)
        return value, _peak_above(start)
    finally:
        tracemalloc.stop()
        if collecting:
            gc.enable()


def _peak_above(start: int) -> int | None:
    if not tracemalloc.is_tracing():
        return None
    now, peak = tracemalloc.get_traced_memory()
    held = bytearray(CANARY)
    seen = tracemalloc.get_traced_memory()[0] - now >= len(held)
    return peak - start if seen and peak - start >= CANARY else None
