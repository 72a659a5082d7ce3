"""Runs in a process of its own: measures one function that reaches for the instruments."""

import json
import sys

import measuring

from tiebreak.meters import read_counts
from tiebreak.meters.allocation import trace_memory
from tiebreak.meters.calling import perform


def reported(body: str) -> list[bool]:
    """Tell whether the counts, and the memory measurement, say that they were tampered with."""
    source = f"import functools, itertools, sys, tracemalloc\ndef predict():\n    {body}\n"
    function = measuring.load("reaching", "import numpy as np\n" + source)
    [(_, counts)] = perform(measuring.counted(function, [()], [()], "<reaching>"))
    _, peak = perform(trace_memory(function, ()))
    return [read_counts(counts).tampered, peak is None]


if __name__ == "__main__":
    json.dump(reported(json.load(sys.stdin)), sys.stdout)
