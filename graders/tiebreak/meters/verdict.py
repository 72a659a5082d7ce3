"""From step counts at several sizes to the sentence that names a loop."""

from collections.abc import Mapping, Sequence

from tiebreak.meters import growth, wording
from tiebreak.meters.figures import StepCounts
from tiebreak.meters.headers import Header, depth
from tiebreak.meters.runs import Runs, Table


def judge_steps(
    sizes: Sequence[int],
    counts: Sequence[StepCounts],
    *,
    rows: str,
    source_lines: Sequence[str],
    headers: Sequence[Header] = (),
    limit: float = growth.LIMIT,
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
    if not counts:
        raise ValueError("no run was measured")
    if any(run.tampered for run in counts):
        return "the measurement was switched off or changed while it ran"
    verdict = Verdict(Runs(sizes, counts), headers, rows=rows, limit=limit)
    found = verdict.loop() or verdict.fed() or verdict.library() or verdict.repeated()
    if found is None:
        found = verdict.objects() or verdict.generated() or verdict.stopped()
    if found is None:
        return None
    sentence, line = found
    return wording.with_source(f"{sentence} {rows}", source_lines, line)


class Verdict:
    """The judgements of one series of runs; each gives a sentence's start and a line, or None."""

    def __init__(self, runs: Runs, headers: Sequence[Header], *, rows: str, limit: float) -> None:
        self._runs = runs
        self._rows = rows
        self._headers = headers
        self._limit = limit
        self._slopes = runs.slopes(_own)
        slopes = [*self._slopes.values(), *runs.slopes(_fed).values()]
        self._has_blocks = any(0 < slope < limit for slope in slopes)
        self._growing = {
            line for line, slope in self._slopes.items() if slope >= self._own_limit(line)
        }

    def loop(self) -> tuple[str, int] | None:
        """Name the outermost growing loop of the candidate's, then the busiest line inside."""
        growing = [h for h in self._headers if h.kind == "loop" and h.line in self._growing]
        if not growing:
            return None
        first = min(growing, key=lambda h: (depth(h, growing), -self._passes(h.line), h.line))
        inside = [line for line in self._growing if first.governs(line)]
        return self._ran(first.line, max(inside, key=lambda line: (self._passes(line), -line)))

    def repeated(self) -> tuple[str, int] | None:
        """Name a growing line that heads no loop: a function called again and again."""
        if not self._growing:
            return None
        heads = {header.line for header in self._headers}
        line = min(self._growing, key=lambda at: (at not in heads, -self._passes(at), at))
        if line not in heads:
            return self._ran(line, line)
        words = self._figures(_own, line, "times")
        return f"the function on line {line} was called {words}: once for every few", line

    def fed(self) -> tuple[str, int] | None:
        """Name the line whose C-level iteration takes the rows one at a time."""
        line = self._fastest(_fed)
        if line is None:
            return None
        words = self._figures(_fed, line, "items")
        return f"line {line} takes {words} one at a time: a hidden loop over", line

    def library(self) -> tuple[str, int] | None:
        """Name the line one call of which loops in Python inside a library."""
        line = self._fastest(StepCounts.library_lines)
        if line is None:
            return None
        words = self._figures(StepCounts.library_lines, line, "times")
        return (
            f"one call on line {line} repeats Python code of a library {words}: a loop over",
            line,
        )

    def objects(self) -> tuple[str, int] | None:
        """Name the line around which values were held as Python objects."""
        per_row = growth.growth(self._runs.series(lambda run: run.objects[1]))
        if per_row < growth.OBJECTS_LIMIT:
            return None
        line = self._runs.last.objects[0]
        words = f"around line {line} some {per_row:.0f} Python objects are alive for each of the"
        return f"{words} {self._rows}: arithmetic object by object over", line

    def generated(self) -> tuple[str, int] | None:
        """Tell that the code that ran gets longer with the rows."""
        series = self._runs.series(lambda run: run.generated)
        near, far, steepest = (
            growth.near(series),
            growth.far(series),
            max(growth.slopes(series), default=0.0),
        )
        short = near < growth.GENERATED_LIMIT and far < growth.FAR_GENERATED_LIMIT
        if short and steepest < growth.STEEP_GENERATED_LIMIT:
            return None
        return f"the code that runs gets longer with the {self._rows}: it spells out a loop over", 0

    def stopped(self) -> tuple[str, int] | None:
        """Tell that the largest run took more steps than it may, and where most of them were."""
        last = self._runs.last
        if not last.stopped:
            return None
        line = max(last.own or {0: 0}, key=lambda at: (self._passes(at), -at))
        words = f"line {line} ran {wording.at_least(self._passes(line))} times before the run for"
        return f"{words} {self._runs.sizes[-1]} {self._rows} was stopped: a loop over", line

    def _ran(self, line: int, inner: int) -> tuple[str, int]:
        words = f"line {line} ran {self._figures(_own, line, 'times')}"
        if self._passes(inner) >= 2 * self._passes(line) and not self._runs.last.stopped:
            words += f", line {inner} inside it {self._passes(inner)} times"
        return f"{words}: a Python-level loop over", line

    def _figures(self, table: Table, line: int, noun: str) -> str:
        series, stopped = self._runs.at(table, line), self._runs.last.stopped
        return wording.figures(series, noun, self._rows, stopped=stopped)

    def _passes(self, line: int) -> int:
        return self._runs.last.own.get(line, 0)

    def _fastest(self, table: Table) -> int | None:
        slopes = self._runs.slopes(table)
        growing = [line for line, slope in slopes.items() if slope >= self._call_limit(line)]
        last = table(self._runs.last)
        return max(growing, key=lambda line: (last.get(line, 0), -line), default=None)

    def _own_limit(self, line: int) -> float:
        loops = [head for head in self._headers if head.line != line or head.kind == "function"]
        return self._limit_inside(line, loops)

    def _call_limit(self, line: int) -> float:
        return self._limit_inside(line, self._headers)

    def _limit_inside(self, line: int, around: Sequence[Header]) -> float:
        """Allow more inside what runs once per block of rows, and where heads share a line."""
        shared = sum(head.line == line for head in self._headers) > 1
        blocks = any(head.governs(line) and self._per_block(head) for head in around)
        return max(self._limit, growth.NESTED_LIMIT) if shared or blocks else self._limit

    def _per_block(self, head: Header) -> bool:
        """Tell whether a loop passes once per block, or a function is called a few times in one."""
        few = head.kind == "function" and self._has_blocks
        limit = max(self._limit, growth.NESTED_LIMIT) if few else self._limit
        return 0 < self._slopes.get(head.line, 0.0) < limit


def _own(run: StepCounts) -> Mapping[int, int]:
    return run.own


def _fed(run: StepCounts) -> Mapping[int, int]:
    return run.fed
