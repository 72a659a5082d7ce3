"""Promises about work and memory, judged by how the measured counts grow."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from itertools import product
from typing import Any, TypeVar

import numpy as np

from tiebreak.errors import AuthorError
from tiebreak.expect.answers import Answer, Call
from tiebreak.expect.equality import expect_equal
from tiebreak.expect.sizes import draw_sizes
from tiebreak.meters import (
    FAR,
    LADDER,
    StepCounts,
    judge_memory,
    judge_steps,
    memory_note,
    read_counts,
    work_note,
)
from tiebreak.sandbox import Reply, Run, Worker

Arguments = tuple[object, ...]
Size = TypeVar("Size", int, tuple[int, ...])
Judge = Callable[[Answer], None]

_TAKEN = 5  # times that the kernel's figures must give reason for a note


def expect_vectorised(
    call: Call,
    arrange: Callable[[int, np.random.Generator], Arguments],
    want: Callable[..., object] | None = None,
    *,
    rows: str,
    judge: Judge | None = None,
    sizes: Sequence[int] = LADDER,
    far: int = FAR,
) -> None:
    """Demand that no place in the code runs once or more per five extra `rows`.

    ``arrange(size, rng)`` builds the arguments with `size` rows along the axis that grows. The
    answers to the measured calls must equal ``want(*args)``, or satisfy `judge`. Sizes are drawn
    about `sizes` and `far` (see `draw_sizes`). Those beyond the ladder are for code that switches
    methods on large inputs; measured on the first call of the worker, they are for code that
    switches after that as well. They are judged only when nothing grew on the ladder.
    """
    drawn = draw_sizes(sizes, far, _chance(call, rows))
    ladder = {size: _run(call, arrange, size, times) for size, times in drawn.ladder.items()}
    beyond = {size: _run(call, arrange, size, 0) for size in drawn.beyond}
    with call.candidate.open_worker() as worker:
        first = _measure(call, worker, beyond)
        with nullcontext(worker) if worker.alive else call.candidate.open_worker() as other:
            counts: dict[int, StepCounts] = {}
            for runs, replies in ((ladder, _measure(call, other, ladder)), (beyond, first)):
                answers = _answers(call, [*runs.values()], [reply for reply, _ in replies])
                counts |= zip(runs, _counts(answers, [raw for _, raw in replies]), strict=False)
                _demand_no_growth(call, answers, counts, rows)
                _demand_right(answers, want, judge)
        _note(call, _work_note(call, worker, beyond[max(beyond)], max(beyond)))


def _measure(call: Call, worker: Worker, runs: Mapping[int, Run]) -> list[tuple[Reply, Any]]:
    replies = worker.measure_steps(call.function.name, [*runs.values()])
    call.candidate.observe(replies[-1][0], worker.waited)
    return replies


def _chance(call: Call, rows: str) -> np.random.Generator:
    """Return a generator of its own for each of the measurements of a check."""
    name = f"{call.function.name} {rows}"
    return np.random.default_rng([*call.candidate.seed, zlib.crc32(name.encode())])


def expect_bounded_memory(
    call: Call,
    arrange: Callable[[tuple[int, ...], np.random.Generator], Arguments],
    want: Callable[..., object] | None = None,
    *,
    base: tuple[int, ...],
    per: str,
    judge: Judge | None = None,
    limit: float = 0.5,
) -> None:
    """Demand that the peak of temporaries has no term that grows with the product of all sides.

    The sides in `base` are doubled one by one and together; the mixed difference of the peaks,
    divided by the product of the increments, is the number of bytes `per` unit and cancels every
    lower term.
    """
    corners = list(product((0, 1), repeat=len(base)))
    sizes = [tuple(b << up for b, up in zip(base, corner, strict=True)) for corner in corners]
    runs = [_run(call, arrange, size) for size in sizes]
    with call.candidate.open_worker() as worker:
        before = worker.kernel().peak_bytes
        measured = worker.measure_memory(call.function.name, runs)
        call.candidate.observe(measured[-1][0], worker.waited)
        after = worker.kernel().peak_bytes
    answers = _answers(call, runs, [reply for reply, _ in measured])
    _demand_right(answers, want, judge)
    peaks = {corner: peak for corner, (_, peak) in zip(corners, measured, strict=True)}
    sentence = judge_memory(peaks, base, limit=limit, per=per)
    if sentence is not None:
        raise answers[-1].fail(sentence)
    _note(call, memory_note(before, after, max(peak or 0 for peak in peaks.values())))


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


def _run(
    call: Call,
    arrange: Callable[[Size, np.random.Generator], Arguments],
    size: Size,
    times: int = 1,
) -> Run:
    """Return a call with `size` rows, warmed up so many `times`, with other data of that size."""
    entropy: list[int] = [*call.candidate.seed, *(size if isinstance(size, tuple) else (size,))]
    made = (arrange(size, np.random.default_rng([*entropy, turn])) for turn in range(times + 1))
    measured, *warm = made
    return Run(args=measured, warm=warm)


def _answers(call: Call, runs: Sequence[Run], replies: Sequence[Reply]) -> list[Answer]:
    answers = [
        Answer(function=call.function, args=tuple(run.args), reply=reply)
        for run, reply in zip(runs, replies, strict=False)
    ]
    call.candidate.answers.extend(answers)
    return answers


def _counts(answers: Sequence[Answer], raws: Sequence[object]) -> list[StepCounts]:
    try:
        return [read_counts(raw) for raw in raws if raw]
    except ValueError as error:
        raise answers[-1].fail(f"the measurement came back garbled: {error}") from error


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


def _demand_right(
    answers: Sequence[Answer], want: Callable[..., object] | None, judge: Judge | None
) -> None:
    for answer in answers:
        if judge is not None:
            judge(answer)
        if want is not None:
            expect_equal(answer, want(*answer.args))
        elif judge is None:
            raise AuthorError("a measured promise needs `want` or `judge`. Give one.")
