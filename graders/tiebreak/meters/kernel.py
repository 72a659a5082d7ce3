"""The kernel's view of the same question, for a person to read: CPU time per extra row."""

RATIO = 25.0
"""How many times the reference's: legal blocks of 8 rows cost some 12 times a vectorised call."""

FLOOR = 10e-6
"""Seconds per extra row below which nothing is said: a C-level loop over 16 pairs costs less."""


def disagreement(
    cpu_slope_candidate: float | None, cpu_slope_reference: float | None, *, loop_found: bool
) -> str | None:
    """Return a note where the CPU time per row speaks of a loop that the counts did not show.

    Slopes are seconds per extra row (None where the kernel gives none), least of several runs.
    Never a verdict: a machine under load must not cost anyone points.
    """
    if loop_found or cpu_slope_candidate is None or cpu_slope_reference is None:
        return None
    allowed = max(FLOOR, RATIO * max(cpu_slope_reference, 0.0))
    if cpu_slope_candidate <= allowed:
        return None
    return (
        f"no loop was counted, but each extra row takes {cpu_slope_candidate * 1e6:.0f} µs of CPU "
        f"time, against {max(cpu_slope_reference, 0.0) * 1e6:.1f} µs in the reference: worth a look"
    )
