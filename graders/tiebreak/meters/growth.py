"""From step counts at several sizes to a verdict: what grows with the rows, and where."""

from collections.abc import Callable, Mapping, Sequence

from tiebreak.meters.figures import StepCounts
from tiebreak.meters.headers import Header
from tiebreak.meters.wording import ladder_words, with_source

LADDER = (64, 128, 256)
FAR = 1473
"""Sizes to measure at; the far one (for code that switches on the size) if nothing grew yet."""

LIMIT = 0.2
"""Executions per extra row that a place must stay below: blocks of 8 rows cause 0.125."""

NESTED_LIMIT = 0.5
"""The same inside a loop over blocks, where a fixed number of steps (features, classes) per
block is allowed: 3 of them in blocks of 8 rows cause 0.375, a loop over the rows 1.0."""

OBJECTS_LIMIT = 2.5
"""Live Python objects per extra row. Lists made of 1-D arrays are legal and cost one object per
row each, so two of them must pass. A list of rows costs at least three (the row, its buffer, a
number), an object array of pairs as many as there are pairs."""

GENERATED_LIMIT = 0.2
FAR_GENERATED_LIMIT = 1.0  # one interval alone: a branch reached late must not reach it

Table = Mapping[int, int]


def judge_steps(
    sizes: Sequence[int],
    counts: Sequence[StepCounts],
    *,
    rows: str,
    source_lines: Sequence[str],
    headers: Sequence[Header] = (),
    limit: float = LIMIT,
) -> str | None:
    """Return the sentence that names a loop over `rows`, or None if nothing grows with them.

    Parameters
    ----------
    sizes : rows of each run, ascending: `LADDER`, later `LADDER` and `FAR`.
    counts : figures of each run; may end early, after a run that was stopped.
    rows : the plural for the message, as "test rows".
    source_lines : the candidate's source, for the line that is quoted.
    headers : what `header_lines` found in it; without it the busiest line is named.
    limit : executions per extra row that a place must stay below.
    """
    if any(run.tampered for run in counts):
        return "the measurement was switched off or changed while it ran"
    words = Verdict(sizes, counts, rows=rows, source=source_lines, headers=headers, limit=limit)
    return words.loop() or words.fed() or words.library() or words.repeated() or words.rest()


class Verdict:
    """The judgements of one series of runs, in the order in which they explain best."""

    def __init__(
        self,
        sizes: Sequence[int],
        counts: Sequence[StepCounts],
        *,
        rows: str,
        source: Sequence[str],
        headers: Sequence[Header],
        limit: float,
    ) -> None:
        self._sizes = sizes[: len(counts)]
        self._counts = counts
        self._rows = rows
        self._source = source
        self._headers = headers
        self._limit = limit
        self._slopes = self._table_slopes(lambda run: run.own)
        self._growing = self._over(self._slopes)

    def loop(self) -> str | None:
        """Name the outermost growing loop of the candidate's, then the busiest line inside."""
        inside = [
            header
            for header in self._headers
            if header.kind == "loop" and header.line in self._growing
        ]
        if not inside:
            return None
        first = min(inside, key=lambda header: (_depth(header, inside), -self._last(header.line)))
        busiest = max(
            (line for line in self._growing if first.governs(line)),
            key=lambda line: (self._last(line), -line),
        )
        return self._ran(first.line, busiest)

    def repeated(self) -> str | None:
        """Name a growing line that heads no loop: a function called again and again."""
        if not self._growing:
            return None
        heads = {header.line for header in self._headers}
        line = min(self._growing, key=lambda at: (at not in heads, -self._last(at), at))
        return self._ran(line, line)

    def fed(self) -> str | None:
        """Name the line whose C-level iteration takes the rows one at a time."""
        slopes = self._table_slopes(lambda run: run.fed)
        growing = self._over(slopes)
        if not growing:
            return None
        line = max(growing, key=lambda at: (self._counts[-1].fed.get(at, 0), -at))
        words = ladder_words(self._series(lambda run: run.fed.get(line, 0)), self._rows, "items")
        return self._quoting(f"line {line} takes {words} one at a time: a hidden loop over", line)

    def library(self) -> str | None:
        """Name the line one call of which loops in Python inside a library."""
        growing = self._over(self._table_slopes(StepCounts.library_lines))
        if not growing:
            return None
        at = max(growing, key=lambda line: (self._counts[-1].library_lines()[line], -line))
        series = self._series(lambda run: run.library_lines().get(at, 0))
        words = ladder_words(series, self._rows, "times")
        call = f"one call on line {at} repeats Python code of a library {words}: a loop over"
        return self._quoting(call, at)

    def rest(self) -> str | None:
        """Judge the figures that belong to no single line of the candidate's."""
        return self._objects() or self._generated() or self._stopped()

    def _objects(self) -> str | None:
        series = self._series(lambda run: run.objects[1])
        if growth(series) < OBJECTS_LIMIT:
            return None
        line = self._counts[-1].objects[0]
        words = ladder_words(series, self._rows, "Python objects")
        return self._quoting(f"around line {line}, {words} were alive: one by one handling of", line)

    def _generated(self) -> str | None:
        series = self._series(lambda run: run.generated)
        near = growth(series[: len(LADDER)])
        far = slopes(series)[-1] if len(series) > len(LADDER) else 0.0
        if near < GENERATED_LIMIT and far < FAR_GENERATED_LIMIT:
            return None
        words = ladder_words(series, self._rows, "different instructions")
        return f"{words} were executed: a loop over {self._rows} written out"

    def _stopped(self) -> str | None:
        last = self._counts[-1]
        if not last.stopped:
            return None
        line = max(last.own or {0: 0}, key=lambda at: (last.own.get(at, 0), -at))
        size = self._sizes[-1]
        return self._quoting(
            f"stopped after {last.steps} Python-level steps for {size} {self._rows}: line {line} "
            f"had run {last.own.get(line, 0)} times, a loop over",
            line,
        )

    def _ran(self, line: int, inner: int) -> str:
        series = self._series(lambda run: run.own.get(line, 0))
        at_least = "at least " if self._counts[-1].stopped else ""
        words = f"line {line} ran {at_least}{ladder_words(series, self._rows, 'times')}"
        if self._last(inner) > self._last(line):
            words += f", and inside it line {inner} {self._last(inner)} times"
        return self._quoting(f"{words}: a Python-level loop over", line)

    def _quoting(self, words: str, line: int) -> str:
        return with_source(f"{words} {self._rows}", self._source, line)

    def _last(self, line: int) -> int:
        return self._counts[-1].own.get(line, 0)

    def _series(self, figure: Callable[[StepCounts], int]) -> list[tuple[int, int]]:
        return [(size, figure(run)) for size, run in zip(self._sizes, self._counts, strict=True)]

    def _table_slopes(self, table: Callable[[StepCounts], Table]) -> dict[int, float]:
        lines = {line for run in self._counts for line in table(run)}
        tables = [table(run) for run in self._counts]
        return {
            line: growth([(s, t.get(line, 0)) for s, t in zip(self._sizes, tables, strict=True)])
            for line in lines
        }

    def _over(self, table: Mapping[int, float]) -> set[int]:
        return {line for line, slope in table.items() if slope >= self._limit_at(line)}

    def _limit_at(self, line: int) -> float:
        """Allow more inside a loop (or function) that runs once per block of rows."""
        blocks = any(
            header.governs(line)
            and header.line != line
            and 0 < self._slopes.get(header.line, 0.0) < self._limit
            for header in self._headers
        )
        return max(self._limit, NESTED_LIMIT) if blocks else self._limit


def _depth(header: Header, among: Sequence[Header]) -> int:
    """Count the headers of `among` that govern `header` (not counting its equals)."""
    return sum(
        other.governs(header.first)
        and other.governs(header.last)
        and (other.first, other.last) != (header.first, header.last)
        for other in among
    )


def slopes(series: Sequence[tuple[int, int]]) -> list[float]:
    """Return the growth per extra row in each interval of (size, figure) pairs."""
    return [
        (after[1] - before[1]) / (after[0] - before[0])
        for before, after in zip(series, series[1:], strict=False)
    ]


def growth(series: Sequence[tuple[int, int]]) -> float:
    """Return the growth per extra row that no single interval of the ladder can fake.

    The smallest slope of the ladder, as a branch first reached at one size makes one interval
    steep; or the slope up to the far size, so long that such a branch vanishes in it.
    """
    ladder = slopes(series[: len(LADDER)])
    far = slopes(series)[len(LADDER) - 1 :]
    return max([min(ladder, default=0.0), *far])
