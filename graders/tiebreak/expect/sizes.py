"""The sizes at which a promise about work is measured: drawn, so that no code can know them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

STEP = 4
STEPS = 5
"""Sizes of the ladder lie up to 16 above the ones asked for, which leaves blocks of 8 their room:
(48 / 8 + 1) / 48 executions per extra row in the shortest interval."""

FAR_STEP = 6
"""Keeps parity and thirds of the far size, by which an arrangement may go."""

NEAREST, FARTHEST = 0.37, 0.54
"""Where a size between the ladder and the far one lies, as parts of the far one."""


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """Sizes of the ladder, each with the number of calls to warm up, and sizes beyond it."""

    ladder: Mapping[int, int]
    beyond: Sequence[int]


def draw_sizes(ladder: Sequence[int], far: int, rng: np.random.Generator) -> Sizes:
    """Draw sizes about those given.

    One warm-up or two, so that no code knows by counting its calls which of them is measured.
    Every third time there is a size between the ladder and the far one.
    """
    steps = rng.integers(0, STEPS, len(ladder))
    farthest = far - FAR_STEP * int(rng.integers(0, far // 4 // FAR_STEP))
    between = far - FAR_STEP * round(far * (1 - rng.uniform(NEAREST, FARTHEST)) / FAR_STEP)
    warm_ups = rng.integers(1, 3, len(ladder))
    return Sizes(
        ladder={
            size + STEP * int(step): int(times)
            for size, step, times in zip(ladder, steps, warm_ups, strict=True)
        },
        beyond=(farthest, between) if rng.random() < 1 / 3 else (farthest,),
    )


PRIMES = (79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149)


def draw_sides(rng: np.random.Generator) -> tuple[int, int]:
    """Draw two prime numbers of rows that no number of blocks of both comes near."""
    while True:
        m, n = rng.choice(PRIMES, 2, replace=False).tolist()
        blocks = {-(-m // size) * -(-n // size) for size in range(2, n)}
        if not blocks & {m - 1, m, m + 1, n - 1, n, n + 1}:
            return m, n
