"""Runs in a process of its own: measures one function that reaches for the instruments."""

import json
import sys

import measuring

from tiebreak.meters import instrument, read_counts


def reported(body: str) -> list[bool]:
    """Tell whether the counts, and the memory measurement, say that they were tampered with."""
    source = f"import functools, itertools, sys, tracemalloc\ndef predict():\n    {body}\n"
    function = measuring.load("reaching", "import numpy as np\n" + source)
    [(_, counts)] = instrument.measure_steps(function, [()], [()], "<reaching>")
    _, peak = instrument.measure_memory(function, (), ())
    return [read_counts(counts).tampered, peak is None]


if __name__ == "__main__":
    json.dump(reported(json.load(sys.stdin)), sys.stdout)
