"""What grading costs, as ratios taken in one run: ``python tests/benchmarks/cost.py``.

- CPU time of grading the whole screen once, warm, to that of importing what it stands on
- a fresh worker to its first answer, to a plain fork of the same zygote
"""

import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from tiebreak.catalog import content_root
from tiebreak.model import Function
from tiebreak.sandbox import Sandbox
from tiebreak.sandbox.nursery import Zygote

ROOT = content_root()
IMPORTS = [sys.executable, "-c", "import numpy, pytest, hypothesis.extra.numpy"]
GRADE = [
    *(sys.executable, "-m", "tiebreak", "grade"),
    *("--submission", str(ROOT / "solutions"), "nearest_neighbor"),
]
SOURCE = "def f(x):\n    return x + 1\n"
WANTED = [Function(name="f", parameters=("x",))]


def cpu(command: list[str]) -> float:
    """Return the processor seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grading(pairs: int = 5) -> None:
    """Print the ratio of grading to importing."""
    cpu(GRADE)  # examples are drawn once
    rows = [(cpu(GRADE), cpu(IMPORTS)) for _ in range(pairs)]
    ratios = [grade / imports for grade, imports in rows]
    grade, imports = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"grading the screen {grade:.2f} s CPU, imports {imports:.2f} s", end=": ")
    print(f"{statistics.median(ratios):.1f} times ({min(ratios):.1f} to {max(ratios):.1f})")


def first_answer(sandbox: Sandbox) -> float:
    """Return the seconds from asking for a worker to its first answer."""
    start = time.perf_counter()
    with sandbox.worker(SOURCE, WANTED) as worker:
        worker.call("f", (np.zeros(3),))
        return time.perf_counter() - start


def spawning(pairs: int = 50) -> None:
    """Print the ratio of a confined worker to a plain fork."""
    plain_zygote = [sys.executable, str(Path(__file__).with_name("plain_zygote.py"))]
    with Sandbox() as confined, Sandbox() as plain:
        plain._zygote.close()
        plain._zygote = Zygote(plain_zygote, platform.machine())
        rows = [(first_answer(confined), first_answer(plain)) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in rows)
    a, b = (statistics.median(column) * 1e3 for column in zip(*rows, strict=True))
    print(f"first answer of a confined worker {a:.1f} ms, of a plain fork {b:.1f} ms: {ratio:.2f}")


if __name__ == "__main__":
    spawning()
    grading()
