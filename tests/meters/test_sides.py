"""One run with a prime number of rows on each side tells a loop from blocks of both."""

from collections.abc import Mapping

import numpy as np
import pytest

from tiebreak.expect.sizes import draw_sides
from tiebreak.meters import StepCounts, judge_sides

SIDES = {"test rows": 101, "training rows": 127}
SOURCE = ["for row in rows:", "    work(row)"]


def run(own: Mapping[int, int] | None = None, **figures: object) -> StepCounts:
    """Return the figures of a run in which little happened."""
    usual = {"library": {}, "fed": {}, "objects": (0, 0), "generated": 9, "steps": 99}
    flags = {"stopped": False, "tampered": False}
    return StepCounts(own=own or {}, **{**usual, **flags, **figures})


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (run({1: 3, 2: 101}), "line 2 ran 101 times: a Python-level loop over the 101 test rows"),
        (run({2: 127}), "loop over the 127 training rows\n    work(row)"),
        (run(fed={1: 127}), "line 1 takes 127 items one at a time"),
        (run(library={(2, "numpy/x.py:1 (f)"): 101}), "one call on line 2 loops 101 times inside"),
        (run(tampered=True), "the measurement was switched off"),
        (run({1: 70}, stopped=True), "far too many Python-level steps"),
    ],
)
def test_what_runs_once_per_row_is_a_loop(counts: StepCounts, said: str) -> None:
    """Whichever side the rows are of, and whoever goes through them."""
    assert said in str(judge_sides(SIDES, counts, source_lines=SOURCE))


def test_anything_else_is_none() -> None:
    """Blocks of both sides multiply; features, classes and blocks of one side are few."""
    assert judge_sides(SIDES, run({1: 13, 2: 13 * 16, 3: 20}), source_lines=SOURCE) is None


@pytest.mark.parametrize("seed", range(20))
def test_no_number_of_blocks_comes_near(seed: int) -> None:
    """Neither of blocks of one size on both sides, nor one more or less."""
    m, n = draw_sides(np.random.default_rng(seed))
    assert m != n
    for size in range(2, 60):
        blocks = -(-m // size) * -(-n // size)
        assert min(abs(blocks - m), abs(blocks - n)) > 1
