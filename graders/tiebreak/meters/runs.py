"""The figures of all runs, read as series over the sizes."""

from collections.abc import Callable, Mapping, Sequence

from tiebreak.meters import growth
from tiebreak.meters.figures import StepCounts
from tiebreak.meters.growth import Series

Table = Callable[[StepCounts], Mapping[int, int]]


class Runs:
    """Sizes and counts of the runs made so far, up to the first that was stopped."""

    def __init__(self, sizes: Sequence[int], counts: Sequence[StepCounts]) -> None:
        ended = [at for at, run in enumerate(counts, start=1) if run.stopped]
        self.counts = counts[: ended[0]] if ended else counts
        self.sizes = sizes[: len(self.counts)]
        self.last = self.counts[-1]

    def series(self, figure: Callable[[StepCounts], int]) -> Series:
        """Return one figure over the sizes."""
        return [(size, figure(run)) for size, run in zip(self.sizes, self.counts, strict=True)]

    def at(self, table: Table, line: int) -> Series:
        """Return the figure of one line over the sizes."""
        return self.series(lambda run: table(run).get(line, 0))

    def slopes(self, table: Table) -> dict[int, float]:
        """Return the growth per extra row of every line."""
        lines = {line for run in self.counts for line in table(run)}
        return {line: growth.growth(self.at(table, line)) for line in lines}
