"""Measured calls: made, answered and judged by their answers."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from tiebreak.errors import AuthorError
from tiebreak.expect.answers import Answer, Call
from tiebreak.expect.equality import expect_equal
from tiebreak.meters import StepCounts, read_counts
from tiebreak.sandbox import Reply, Run, Worker

Arguments = tuple[object, ...]
Size = TypeVar("Size", int, tuple[int, ...])
Judge = Callable[[Answer], None]
Want = Callable[..., object]


def chance(call: Call, rows: str) -> np.random.Generator:
    """Return a generator of its own for each of the measurements of a check."""
    name = f"{call.function.name} {rows}"
    return np.random.default_rng([*call.candidate.seed, zlib.crc32(name.encode())])


def make_run(
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


def measure(call: Call, worker: Worker, runs: Sequence[Run]) -> list[tuple[Reply, Any]]:
    """Count the steps of `runs`."""
    replies = worker.measure_steps(call.function.name, runs)
    call.candidate.observe(replies[-1][0], worker.waited)
    return replies


def read_answers(call: Call, runs: Sequence[Run], replies: Sequence[Reply]) -> list[Answer]:
    """Return the answers to `runs`, as many as there were."""
    answers = [
        Answer(function=call.function, args=tuple(run.args), reply=reply)
        for run, reply in zip(runs, replies, strict=False)
    ]
    call.candidate.answers.extend(answers)
    return answers


def counts_of(answers: Sequence[Answer], raws: Sequence[object]) -> list[StepCounts]:
    """Return the counts that came with `answers`; none from a worker that is gone."""
    try:
        return [read_counts(raw) for raw in raws if raw]
    except ValueError as error:
        raise answers[-1].fail(f"the measurement came back garbled: {error}") from error


def demand_right(answers: Sequence[Answer], want: Want | None, judge: Judge | None) -> None:
    """Demand that each of `answers` equals ``want(*args)``, or satisfies `judge`."""
    for answer in answers:
        if judge is not None:
            judge(answer)
        if want is not None:
            expect_equal(answer, want(*answer.args))
        elif judge is None:
            raise AuthorError("a measured promise needs `want` or `judge`. Give one.")
