"""Promises about work and memory, judged by how the measured counts grow."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import product

import numpy as np

from tiebreak.expect.answers import Answer, Call
from tiebreak.expect.both import NONE, Both, draw_runs
from tiebreak.expect.runs import (
    Arguments,
    Judge,
    Want,
    chance,
    counts_of,
    demand_right,
    make_run,
    measure,
    read_answers,
)
from tiebreak.expect.sizes import draw_sizes
from tiebreak.meters import (
    FAR,
    LADDER,
    StepCounts,
    judge_memory,
    judge_steps,
    memory_note,
    work_note,
)
from tiebreak.sandbox import Run, Worker

TOP_LIMIT = 4.0
"""Bytes per unit where what stands for all sides doubled differs in more than its size, so that
lower terms stay: copies in float64, what is kept for each row. Arrays of bools cost 8."""

_TAKEN = 5  # times that the kernel's figures must give reason for a note


@dataclass(frozen=True, kw_only=True)
class Top:
    """One more run for the memory it takes: of other `sizes`, or in another dtype."""

    sizes: tuple[int, ...]
    arrange: Callable[[tuple[int, ...], np.random.Generator], Arguments]


def expect_vectorised(
    call: Call,
    arrange: Callable[[int, np.random.Generator], Arguments],
    want: Want | None = None,
    *,
    rows: str,
    judge: Judge | None = None,
    sizes: Sequence[int] = LADDER,
    far: int = FAR,
    both: Both | None = None,
) -> None:
    """Demand that no place in the code runs once or more per five extra `rows`.

    ``arrange(size, rng)`` builds the arguments with `size` rows along the axis that grows. The
    answers to the measured calls must equal ``want(*args)``, or satisfy `judge`. Sizes are drawn
    about `sizes` and `far` (see `draw_sizes`). Those beyond the ladder are for code that switches
    methods on large inputs; measured on the first call of the worker, they are for code that
    switches after that as well. They are judged only when nothing grew on the ladder.

    In the runs of `both` nothing may run once per row of either side.
    """
    rng = chance(call, rows)
    drawn = draw_sizes(sizes, far, rng)
    ladder = {size: make_run(call, arrange, size, times) for size, times in drawn.ladder.items()}
    beyond = {size: make_run(call, arrange, size, 0) for size in drawn.beyond}
    wide = draw_runs(call, rows, both or NONE, rng)
    with call.candidate.open_worker() as worker:
        first = measure(call, worker, [*beyond.values()])
        with nullcontext(worker) if worker.alive else call.candidate.open_worker() as other:
            counts: dict[int, StepCounts] = {}
            replies = measure(call, other, [*ladder.values(), *wide.runs])
            near, rest = replies[: len(ladder)], replies[len(ladder) :]
            for runs, measured in ((ladder, near), (beyond, first)):
                answers = read_answers(call, [*runs.values()], [reply for reply, _ in measured])
                counts |= zip(runs, counts_of(answers, [raw for _, raw in measured]), strict=False)
                _demand_no_growth(call, answers, counts, rows)
                demand_right(answers, want, judge)
            demand_right(wide.judge(rest, other), want, judge)
        _note(call, _work_note(call, worker, beyond[max(beyond)], max(beyond)))


def expect_bounded_memory(
    call: Call,
    arrange: Callable[[tuple[int, ...], np.random.Generator], Arguments],
    want: Want | None = None,
    *,
    base: tuple[int, ...],
    per: str,
    judge: Judge | None = None,
    limit: float = 0.5,
    tops: Sequence[Top] = (),
) -> None:
    """Demand that the peak of temporaries has no term that grows with the product of all sides.

    The sides in `base` are doubled one by one and together; the mixed difference of the peaks,
    divided by the product of the increments, is the number of bytes `per` unit and cancels every
    lower term. Each of `tops` then takes the place of all sides doubled.
    """
    corners = list(product((0, 1), repeat=len(base)))
    sizes = [tuple(b << up for b, up in zip(base, corner, strict=True)) for corner in corners]
    runs = [make_run(call, arrange, size) for size in sizes]
    runs += [make_run(call, top.arrange, top.sizes, times=0) for top in tops]
    with call.candidate.open_worker() as worker:
        before = worker.kernel().peak_bytes
        measured = worker.measure_memory(call.function.name, runs)
        call.candidate.observe(measured[-1][0], worker.waited)
        after = worker.kernel().peak_bytes
    answers = read_answers(call, runs, [reply for reply, _ in measured])
    demand_right(answers[: len(corners)], want, judge)
    peaks = {corner: peak for corner, (_, peak) in zip(corners, measured, strict=False)}
    sentence = judge_memory(peaks, base, limit=limit, per=per)
    if sentence is not None:
        raise answers[len(corners) - 1].fail(sentence)
    rest = zip(answers[len(corners) :], measured[len(corners) :], strict=True)
    for top, (answer, (_, peak)) in zip(tops, rest, strict=True):
        more = [s - b for s, b in zip(top.sizes, base, strict=True)]
        sentence = judge_memory({**peaks, corners[-1]: peak}, more, limit=TOP_LIMIT, per=per)
        if sentence is not None:
            raise answer.fail(sentence)
    _note(call, memory_note(before, after, max(peak or 0 for _, peak in measured)))


def _work_note(call: Call, worker: Worker, run: Run, rows: int) -> str | None:
    """Return what the kernel's figures give reason to say, every time they are taken.

    A busy machine only ever adds to them: page faults, a cache that others have emptied.
    """
    note = None
    for _ in range(_TAKEN):
        note = work_note(_cpu(call, worker, run), rows)
        if note is None:
            return None
    return note


def _cpu(call: Call, worker: Worker, run: Run) -> float | None:
    """Return the processor time that the kernel saw in a call nobody measures."""
    before = worker.kernel().cpu_seconds
    worker.call(call.function.name, run.args)
    after = worker.kernel().cpu_seconds
    return None if before is None or after is None else after - before


def _note(call: Call, note: str | None) -> None:
    if note is not None:
        call.candidate.notes.append(f"{call.function.name}: {note}")


def _demand_no_growth(
    call: Call, answers: list[Answer], counts: Mapping[int, StepCounts], rows: str
) -> None:
    candidate = call.candidate
    if not counts:  # the worker is gone, and its replies say how
        return
    sizes = sorted(counts)
    in_order = [counts[size] for size in sizes]
    sentence = judge_steps(
        sizes, in_order, rows=rows, source_lines=candidate.source, headers=candidate.headers
    )
    if sentence is not None:
        answers[-1].judged = True
        raise answers[-1].fail(sentence)
