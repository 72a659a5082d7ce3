"""Runs in a process of its own: traces the memory peaks of candidates over a grid of sizes."""

import json
import sys
from itertools import product

import measuring
import numpy as np

from tiebreak.meters import judge_memory, mixed_difference
from tiebreak.meters.allocation import trace_memory
from tiebreak.meters.calling import perform

BASE = (64, 96, 16)


def arranged(sizes: tuple[int, ...], seed: int) -> tuple[np.ndarray, ...]:
    """Return training rows, labels and test rows of the sizes asked for."""
    m, n, d = sizes
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, d)), rng.integers(0, 3, n), rng.normal(size=(m, d))


def traced(source: str) -> list[object]:
    """Return bytes per unit of all sizes, and the verdict."""
    function = measuring.load("memory", "import numpy as np\n" + source)
    peaks = {}
    for corner in product((0, 1), repeat=3):
        sizes = tuple(size << doubled for size, doubled in zip(BASE, corner, strict=True))
        function(*arranged(sizes, 2))
        _, peaks[corner] = perform(trace_memory(function, arranged(sizes, 1)))
    sentence = judge_memory(peaks, BASE, per="test row and training row and feature")
    return [round(mixed_difference(peaks, BASE), 2), sentence]


if __name__ == "__main__":
    sources = json.load(sys.stdin)
    json.dump({name: traced(source) for name, source in sources.items()}, sys.stdout)
