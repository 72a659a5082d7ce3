"""What ``grade-all`` prints and leaves in ``scores.csv``."""

import json
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from tiebreak.team.batch import Batch, Note, Pile, Refused, Step, find_pile, grade_batch
from tiebreak.team.results import ForeignError, Graded, Results
from tiebreak.text import printable


@dataclass(kw_only=True)
class Tally:
    """How a batch went."""

    graded: Sequence[Graded]
    refused: list[Refused] = field(default_factory=list)
    stopped: bool = False

    @property
    def ungraded(self) -> list[Graded]:
        """Submissions that the kit failed to grade."""
        return [one for one in self.graded if one.fault is not None]

    @property
    def reused(self) -> int:
        """How many reports stood already."""
        return sum(one.reused for one in self.graded)

    def add(self, step: Step) -> None:
        """Take in what has happened; what is graded stands in the results' own list."""
        if isinstance(step, Refused):
            self.refused.append(step)


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Where a run speaks: `out` for results, `err` for a bar; `json_lines` for machines."""

    out: Console
    err: Console
    json_lines: bool = False

    def remark(self, sentence: str, style: str = "") -> None:
        """Say how it went."""
        say(self.err if self.json_lines else self.out, sentence, style)

    def finished(self, one: Graded) -> None:
        """Print a submission's line, for machines alone."""
        if self.json_lines:
            status = "graded" if one.fault is None else "not_gradable"
            line = {"id": printable(one.name), "score": one.score, "max_score": one.max_score}
            line |= {"status": status, "reused": one.reused, "seconds": one.seconds}
            self.line(line if one.fault is None else line | {"message": printable(one.fault)})

    def line(self, values: Mapping[str, object]) -> None:
        """Print one JSON object."""
        print(json.dumps(values), file=self.out.file, flush=True)


def say(console: Console, sentence: str, style: str = "") -> None:
    """Print a sentence on one line, whatever names it holds."""
    console.print(Text(printable(sentence), style=style), soft_wrap=True)


def run_batch(batch: Batch, voice: Voice) -> Tally:
    """Grade a pile, write ``scores.csv``, and print what came of it."""
    pile = find_pile(batch)
    with Results(batch.results, batch.exercises) as results:
        tally = Tally(graded=results.lines)
        try:
            with _bar(voice.err, len(pile.paths)) as advance:
                _follow(batch, pile, results, tally, voice, advance)
        except BaseException:
            if tally.graded:
                _write_scores(results, tally)
            raise
        if tally.graded or not tally.stopped:
            _write_scores(results, tally)
    _conclude(batch, pile, tally, voice)
    return tally


def _follow(
    batch: Batch,
    pile: Pile,
    results: Results,
    tally: Tally,
    voice: Voice,
    advance: Callable[[], None],
) -> None:
    """Take in what happens until the end, or until somebody stops it."""
    try:
        with closing(grade_batch(batch, pile, results)) as steps:
            for step in steps:
                tally.add(step)
                if isinstance(step, Graded):
                    voice.finished(step)
                    advance()
                elif isinstance(step, Note):
                    say(voice.err, step.sentence, "yellow")
    except KeyboardInterrupt:
        with suppress(ValueError):  # in a thread of somebody's program
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        tally.stopped = True


def _write_scores(results: Results, tally: Tally) -> None:
    try:
        results.write_scores()
    except ForeignError as foreign:
        tally.refused.append(Refused(name="scores.csv", sentence=str(foreign)))


def _conclude(batch: Batch, pile: Pile, tally: Tally, voice: Voice) -> None:
    for refused in tally.refused:
        voice.remark(f"refused: {refused.sentence}", "yellow")
    for one in tally.ungraded:
        voice.remark(f"not graded: {one.name}: {one.fault}", "red")
    graded = len(tally.graded) - len(tally.ungraded)
    if voice.json_lines:
        voice.line(
            {
                "submissions": len(pile.paths),
                "graded": graded,
                "reused": tally.reused,
                "not_gradable": [printable(one.name) for one in tally.ungraded],
                "refused": [printable(one.sentence) for one in tally.refused],
                "stopped": tally.stopped,
            }
        )
    else:
        before = f" ({tally.reused} of them before)" if tally.reused else ""
        voice.remark(f"{graded} graded{before}; see {batch.results}")
    if tally.stopped:
        again = "the same command without --fresh" if batch.fresh else "the same command again"
        done = f"{graded} of {len(pile.paths)} submissions are graded"
        say(voice.err, f"stopped: {done}; give {again} to go on")


class _RateColumn(ProgressColumn):
    """Submissions per minute, of late."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{60 * speed:.0f} a minute" if speed else "")


@contextmanager
def _bar(console: Console, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar with count, rate and time left on a terminal, and nothing elsewhere."""
    columns = (
        TextColumn("graded"),
        MofNCompleteColumn(),
        BarColumn(),
        _RateColumn(),
        TimeRemainingColumn(),
    )
    hidden = not console.is_terminal
    with Progress(
        *columns, console=console, transient=True, disable=hidden, refresh_per_second=2
    ) as progress:
        task = progress.add_task("graded", total=total)
        yield lambda: progress.advance(task)
