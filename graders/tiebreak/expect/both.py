"""Runs with many rows on both sides, in which nothing may run once per row of either."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tiebreak.expect.answers import Answer, Call
from tiebreak.expect.runs import Arguments, counts_of, make_run, measure, read_answers
from tiebreak.expect.sizes import draw_sides
from tiebreak.meters import judge_sides
from tiebreak.sandbox import Reply, Run, Worker

KINDS = frozenset(["float64", "float32", "int32", "int64"])


@dataclass(frozen=True, kw_only=True)
class Both:
    """How such runs are made, one in each of `forms` (dtype and number of features).

    ``arrange(size, other, form, rng)`` builds the arguments with `other` rows of the other side,
    which are called `rows`. Only answers in the dtypes `judged` are judged: whoever goes wrong in
    others loses that elsewhere.
    """

    rows: str
    arrange: Callable[[int, int, Any, np.random.Generator], Arguments]
    forms: Sequence[tuple[str, int]]
    judged: Collection[str] = KINDS


NONE = Both(rows="", arrange=lambda *_: (), forms=())


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Runs that were drawn, and what is needed to draw them again."""

    call: Call
    rows: str
    both: Both
    rng: np.random.Generator
    sides: Sequence[tuple[int, int]]
    runs: Sequence[Run]

    def judge(self, replies: Sequence[tuple[Reply, Any]], worker: Worker) -> list[Answer]:
        """Demand that nothing ran once per row; return the answers that are to be judged.

        What did so in one run is measured again with other numbers of rows: it may be chance.
        """
        answers = read_answers(self.call, self.runs, [reply for reply, _ in replies])
        found = list(self._found(answers, [raw for _, raw in replies]))
        for at, _ in found[:1]:
            again = draw_runs(self.call, self.rows, self.both, self.rng, only=at)
            measured = measure(self.call, worker, again.runs)
            repeated = read_answers(self.call, again.runs, [reply for reply, _ in measured])
            for _, sentence in again._found(repeated, [raw for _, raw in measured]):
                repeated[-1].judged = True
                raise repeated[-1].fail(sentence)
        pairs = zip(self.both.forms, answers, strict=False)
        return [answer for (kind, _), answer in pairs if kind in self.both.judged]

    def _found(
        self, answers: Sequence[Answer], raws: Sequence[object]
    ) -> Iterator[tuple[int, str]]:
        names = self.rows, self.both.rows
        for at, (drawn, run) in enumerate(zip(self.sides, counts_of(answers, raws), strict=False)):
            of = dict(zip(names, drawn, strict=True))
            sentence = judge_sides(of, run, source_lines=self.call.candidate.source)
            if sentence is not None:
                yield at, sentence


def draw_runs(
    call: Call, rows: str, both: Both, rng: np.random.Generator, only: int | None = None
) -> Drawn:
    """Draw the numbers of rows for the runs of `both`, or for one of them, and make the runs."""
    forms = both.forms if only is None else [both.forms[only]]
    sides = [draw_sides(rng) for _ in forms]
    runs = [_run(call, both, *one) for one in zip(forms, sides, strict=True)]
    return Drawn(call=call, rows=rows, both=both, rng=rng, sides=sides, runs=runs)


def _run(call: Call, both: Both, form: tuple[str, int], sides: tuple[int, int]) -> Run:
    fill = lambda size, rng: both.arrange(size[0], size[1], form, rng)  # noqa: E731
    return make_run(call, fill, sides, times=0)
