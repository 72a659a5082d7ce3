"""The judges alone, on counts made up for the occasion."""

import ast

import pytest

from tiebreak.meters import (
    FAR,
    LADDER,
    StepCounts,
    header_lines,
    judge_steps,
    memory_note,
    read_counts,
    work_note,
)
from tiebreak.meters.kernel import call_seconds

HONEST = {
    "own": [[2, 1]],
    "library": [[2, "numpy/x.py:4 (sum)", 3]],
    "fed": [],
    "objects": [2, 40],
    "generated": 30,
    "steps": 50,
    "stopped": False,
    "tampered": False,
}


def runs(**series: list) -> list[StepCounts]:
    """Return honest counts of several runs, with other figures in some fields."""
    length = len(next(iter(series.values())))
    return [
        read_counts({**HONEST, **{field: values[at] for field, values in series.items()}})
        for at in range(length)
    ]


def judged(*, sizes=LADDER, source="", **series: list) -> str | None:
    """Judge such counts."""
    headers = header_lines(ast.parse(source))
    words = {"rows": "rows", "source_lines": source.splitlines(), "headers": headers}
    return judge_steps(sizes, runs(**series), **words)


def own(*counts: int) -> list:
    """Return tables in which line 2 ran so many times."""
    return [[[2, count]] for count in counts]


@pytest.mark.parametrize(
    "counts",
    [
        (1, 1, 1),
        (8, 16, 32),  # blocks of 8
        (1, 1, 7),  # a branch first reached at the largest size
        (1, 300, 1),
        (64, 64, 64),  # a loop over something of fixed size
        (1, 40, 41),  # first reached at the middle size, with 39 passes
        (256, 128, 64),
    ],
)
def test_figures_that_do_not_grow_with_every_size_pass(counts):
    """Growth has to show in every interval of the ladder."""
    assert judged(own=own(*counts)) is None


@pytest.mark.parametrize("counts", [(64, 128, 256), (13, 26, 52), (1, 40, 200), (5, 133, 1000)])
def test_figures_that_grow_are_named(counts):
    """One execution per five rows, everywhere, is a loop."""
    assert judged(own=own(*counts)).startswith(f"line 2 ran {counts[-1]} times for 256 rows")


@pytest.mark.parametrize("field", ["own", "fed"])
def test_the_far_size_counts_alone(field):
    """What starts beyond the ladder is found, and blocks of 8 there are fine."""
    sizes = (*LADDER, FAR)
    loop = [[[2, count]] for count in (1, 1, 1, FAR)]
    blocks = [[[2, count]] for count in (1, 1, 1, FAR // 8)]
    assert judged(sizes=sizes, **{field: loop}) is not None
    assert judged(sizes=sizes, **{field: blocks}) is None


NESTED = "def f(T):\n  for b in T:\n    for j in b: g(j)\n"


def test_fixed_loops_inside_blocks_are_allowed_more():
    """Three features inside blocks of 8 rows pass, the rows of such a block do not."""
    blocks = [(8, 16, 32), (24, 48, 96), (64, 128, 256)]
    tables = [[[[2, b], [3, i]] for b, i in zip(blocks[0], inner, strict=True)] for inner in blocks]
    assert judged(own=tables[1], source=NESTED) is None
    assert judged(own=tables[2], source=NESTED).startswith("line 3 ran 256 times")
    assert judged(own=[[[3, i]] for i in blocks[1]], source=NESTED).startswith("line 3 ran 96")


def test_the_outermost_loop_is_named_first():
    """A loop inside another comes second, if it runs much more often."""
    tables = [[[2, n], [3, 8 * n]] for n in LADDER]
    assert judged(own=tables, source=NESTED) == (
        "line 2 ran 256 times for 256 rows (64 for 64), line 3 inside it 2048 times: "
        "a Python-level loop over rows\n    for b in T:"
    )


def test_a_stopped_run_is_judged_by_what_it_had_done():
    """Too many steps are a loop, named where most of them were."""
    flags = [False, True]
    found = judged(own=own(64 * 70, 52_345), stopped=flags)
    assert found == (
        "line 2 ran more than 10000 times for 128 rows (4480 for 64): a Python-level loop over rows"
    )
    assert judged(own=own(52_345, 61_234), stopped=[True, True]) == (
        "line 2 ran more than 10000 times before the run for 64 rows was stopped: a loop over rows"
    )


def test_tampering_is_a_failure_of_its_own():
    """Counts that were tampered with prove nothing."""
    found = judged(tampered=[False, True, False])
    assert found == "the measurement was switched off or changed while it ran"


@pytest.mark.parametrize(
    ("field", "values", "words"),
    [
        ("library", [[[2, "x", n]] for n in LADDER], "one call on line 2 repeats Python code"),
        ("objects", [[2, 20 * n] for n in LADDER], "around line 2 some 20 Python objects"),
        ("generated", [9 * n for n in LADDER], "the code that runs gets longer"),
    ],
)
def test_other_figures_that_grow_are_worded(field, values, words):
    """Loops in libraries, object arithmetic and unrolled code have their own sentences."""
    assert judged(**{field: values}).startswith(words)


def test_lists_made_of_arrays_are_no_loop():
    """A list of rows with 6 features holds 8 objects per row, and no answer is failed for it."""
    assert judged(objects=[[2, 8 * n] for n in LADDER]) is None


def test_nothing_measured_is_an_error():
    """Judging no runs is a fault of the caller's, not a pass."""
    with pytest.raises(ValueError, match="no run"):
        judge_steps(LADDER, [], rows="rows", source_lines=[])


@pytest.mark.parametrize(
    "change",
    [
        {"own": {"2": 1}},
        {"own": [[2, -1]]},
        {"own": [[2, 1.5]]},
        {"own": [[2]]},
        {"fed": None},
        {"library": [[2, "x"]]},
        {"objects": 3},
        {"objects": ["2", 3]},
        {"steps": True},
        {"stopped": 1},
        {"tampered": "no"},
    ],
)
def test_counts_that_are_none_are_refused(change):
    """Anything may come from the worker; only well-formed counts are read."""
    with pytest.raises(ValueError):  # noqa: PT011 - the messages vary with what is wrong
        read_counts({**HONEST, **change})
    with pytest.raises(ValueError, match="not a mapping"):
        read_counts([change])


def test_a_missing_count_is_refused():
    """Every field must be there."""
    with pytest.raises(ValueError, match="malformed"):
        read_counts({name: value for name, value in HONEST.items() if name != "fed"})


def test_headers_govern_their_lines():
    """Loops, comprehensions, lambdas and functions are heads, decorators included."""
    source = "@d\ndef f(T):\n  while T:\n    x = [\n      i\n      for i in T\n    ]\n  lambda: 0\n"
    found = [(h.line, h.first, h.last, h.kind) for h in header_lines(ast.parse(source))]
    assert found == [
        (1, 1, 8, "function"),
        (3, 3, 7, "loop"),
        (6, 4, 7, "loop"),
        (8, 8, 8, "function"),
    ]


@pytest.mark.parametrize("calls", [0, 20, None])
def test_the_kernel_seldom_disagrees_about_work(calls):
    """Nothing is noted about blocks, or where the kernel says nothing."""
    assert work_note(None if calls is None else calls * call_seconds() * 1000, 1000) is None


def test_the_kernel_disagrees_about_a_loop_nobody_counted():
    """Processor time that grows like a loop's is worth a person's look."""
    note = work_note(40 * call_seconds() * 1000, 1000)
    assert note is not None
    assert "no loop was counted" in note


@pytest.mark.parametrize("grown", [0, 60 << 20, None])
def test_the_kernel_seldom_disagrees_about_memory(grown):
    """Buffers of libraries are nobody's temporaries."""
    assert memory_note(1 << 20, None if grown is None else (1 << 20) + grown, 1 << 20) is None


def test_the_kernel_disagrees_about_memory_nobody_traced():
    """A hundred megabytes that were not seen are worth a look."""
    assert "more memory" in (memory_note(0, 100 << 20, 1 << 20) or "")
