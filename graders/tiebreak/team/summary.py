"""What ``grade-all`` prints and leaves in ``scores.csv``."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from tiebreak.reports.document import write_whole
from tiebreak.reports.table import to_csv
from tiebreak.submission import Clash
from tiebreak.team.batch import Batch, Graded
from tiebreak.text import printable


@dataclass(kw_only=True)
class Tally:
    """How a batch went."""

    graded: list[Graded] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def ungraded(self) -> list[Graded]:
        """Submissions that the kit failed to grade."""
        return [one for one in self.graded if one.fault is not None]


def summarise(batch: Batch, done: Iterable[Graded | Clash], console: Console) -> Tally:
    """Take in results as they come, write ``scores.csv``, and print the outcome."""
    tally = Tally()
    with _progress(console) as progress:
        task = progress.add_task("graded", total=None)
        for one in done:
            tally.clashes.append(one) if isinstance(one, Clash) else tally.graded.append(one)
            progress.advance(task)
    rows = [(g.name, g.scores, g.score, g.max_score) for g in tally.graded]
    write_whole(batch.results / "scores.csv", to_csv(rows, batch.exercises))
    for clash in tally.clashes:
        console.print(Text(f"refused: {printable(clash.sentence)}", style="yellow"))
    for one in tally.ungraded:
        said = f"not graded: {printable(one.name)}: {printable(one.fault or '')}"
        console.print(Text(said, style="red"))
    console.print(f"{len(tally.graded) - len(tally.ungraded)} graded; see {batch.results}")
    return tally


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), BarColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
