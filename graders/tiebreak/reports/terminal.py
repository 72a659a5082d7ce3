"""The report that a candidate reads in a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tiebreak.model import CriterionResult, ExerciseResult, Report
from tiebreak.text import paragraph, printable

WEAK = (
    "Candidate code ran without kernel isolation; the submission could have influenced the "
    "result. Good for practice, not for decisions."
)
MARKS = {"passed": ("✔", "green"), "failed": ("✘", "red"), "not_run": ("–", "yellow")}
PLAIN = {"passed": "ok", "failed": "LOST", "not_run": "-"}


def show(report: Report, console: Console) -> None:
    """Print `report`: scores by criterion, then the first failure and a hint per exercise."""
    for result in report.results:
        _show_exercise(result, console)
    total = Text(f"{_points(report.score)} of {report.max_score} points", style="bold")
    total.append(f"   {printable(report.submission)}", style="dim")
    console.print(total)
    console.print(_isolation(report))
    for note in report.review:
        console.print(Text(f"for a person to look at: {printable(note)}", style="yellow"))


def _show_exercise(result: ExerciseResult, console: Console) -> None:
    title = Text(result.exercise.id, style="bold")
    title.append(f"  {result.exercise.title}", style="default not bold")
    title.append(f"  {_points(result.score)} of {result.exercise.points}", style="bold")
    console.print(title)
    if result.message is not None:
        console.print(Text(f"  {result.status}: {printable(result.message)}", style="red"))
    else:
        console.print(_table(result, console.encoding))
        for line in _advice(result):
            console.print(line, soft_wrap=False)
    console.print()


def _table(result: ExerciseResult, encoding: str) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 1), pad_edge=True)
    table.add_column(width=4)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    for criterion in result.criteria:
        table.add_row(
            _mark(criterion.status, encoding),
            criterion.criterion.id,
            criterion.criterion.title,
            f"{_points(criterion.score)}/{criterion.criterion.points}",
        )
    return table


def _advice(result: ExerciseResult) -> Iterator[Text]:
    lost = _first_lost(result)
    if lost is None:
        return
    outcome = next(o for o in lost.outcomes if o.status != "passed")
    yield Text(f"  first failure, in {lost.criterion.id}: {outcome.title}", style="bold")
    for line in paragraph(outcome.message or "").split("\n"):
        yield Text(f"    {line}")
    yield Text(f"  hint: {lost.criterion.hint}", style="italic")


def _first_lost(result: ExerciseResult) -> CriterionResult | None:
    return next((c for c in result.criteria if c.status != "passed"), None)


def _mark(status: str, encoding: str) -> Text:
    if "utf" not in encoding.lower():
        return Text(PLAIN[status])
    mark, colour = MARKS[status]
    return Text(mark, style=colour)


def _isolation(report: Report) -> Text:
    tier = report.isolation["tier"]
    if isinstance(tier, int) and tier < 2:
        return Text(f"isolation: tier {tier}. {WEAK}", style="yellow")
    mechanisms = report.isolation["mechanisms"]
    names = ", ".join(mechanisms) if isinstance(mechanisms, list | tuple) else str(mechanisms)
    tested = report.isolation["self_test"]
    return Text(f"isolation: tier {tier} ({names}), self-test {tested}", style="dim")


def _points(score: float) -> str:
    return f"{score:.2f}".rstrip("0").rstrip(".")
