"""What ``stats`` prints."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tiebreak.team.wording import ROWS, more, names, say
from tiebreak.text import paragraph, printable

Json = dict[str, Any]
CLUSTERS = 10
BAR = 40


def show_statistics(statistics: Json, console: Console) -> None:
    """Print `statistics`, made by `cohort_statistics`."""
    say(statistics["left_out"], "left out: ", "yellow", console)
    say(statistics["notes"], "note: ", "yellow", console)
    console.print(_summary(statistics))
    if not statistics["submissions"]:
        return
    _histogram(statistics["score"]["histogram"], console)
    console.print(_criteria(statistics["exercises"]))
    for line in _reliability(statistics["alpha"]):
        console.print(line)
    _earned(statistics["earned"], console)
    _clusters(statistics["clusters"], console)


def _summary(statistics: Json) -> Text:
    score, count = statistics["score"], statistics["submissions"]
    text = Text(f"{count} submission{'' if count == 1 else 's'}", style="bold")
    if count:
        text.append(f", mean {score['mean']:.1f} %, median {score['median']:.1f} %")
        text.append(f", from {score['min']:.1f} % to {score['max']:.1f} %")
    if score["sd"] is not None:
        text.append(f", standard deviation {score['sd']:.1f}")
    return text


def _histogram(histogram: Json, console: Console) -> None:
    bar = "█" if "utf" in console.encoding.lower() else "#"
    most = max(histogram["counts"]) or 1
    for low, high, count in zip(
        histogram["edges"], histogram["edges"][1:], histogram["counts"], strict=False
    ):
        length = -(-count * BAR // most)
        console.print(Text(f"  {low:3}-{high:3} %  {bar * length} {count}"))
    console.print()


def _criteria(exercises: Sequence[Json]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("exercise", "criterion"):
        table.add_column(name, style="cyan", no_wrap=True)
    for name in ("points", "mean share", "item-total", "alpha without"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for exercise in exercises:
        share = f"{exercise['mean_share']:.0%}"
        table.add_row(printable(exercise["id"]), "", "", share, style="bold")
        for one in exercise["criteria"]:
            table.add_row(
                "",
                printable(one["id"]),
                f"{one['points']:g}",
                f"{one['mean_share']:.0%}",
                _figure(one["item_total"]),
                _figure(one["alpha_if_deleted"]),
                one["sentence"] or "",
            )
    return table


def _reliability(alpha: Json) -> Iterator[Text]:
    if alpha["value"] is not None:
        interval = (
            "" if alpha["low"] is None else f" (95 %: {alpha['low']:.2f} to {alpha['high']:.2f})"
        )
        over = f", {alpha['items']} criteria, {alpha['submissions']} submissions"
        yield Text(f"Cronbach's alpha {alpha['value']:.2f}{interval}{over}", style="bold")
    if alpha["sentence"]:
        yield Text(alpha["sentence"], style="yellow")


def _earned(earned: Json, console: Console) -> None:
    if earned["sentence"]:
        console.print(Text(earned["sentence"], style="yellow"))
    for side in ("nobody", "everybody"):
        whole = {(one["exercise"], one["criterion"]) for one in earned[side]["criteria"]}
        places = [f"{exercise}/{criterion}" for exercise, criterion in sorted(whole)]
        places += [
            f"{one['exercise']}/{one['criterion']}/{one['check']}"
            for one in earned[side]["checks"]
            if (one["exercise"], one["criterion"]) not in whole
        ]
        if places:
            console.print(Text(f"{side} earns: {names(places, ROWS)}"))


def _clusters(clusters: Sequence[Json], console: Console) -> None:
    if clusters:
        console.print(Text("\nwhat failed alike, commonest first", style="bold"))
    for cluster in clusters[:CLUSTERS]:
        first, *others = cluster["failures"]
        place = "/".join(filter(None, (cluster["exercise"], first["criterion"], first["check"])))
        besides = f" and {len(others)} more" if others else ""
        console.print(Text(f"{cluster['size']:4}  {printable(place)}{besides}", style="bold"))
        for line in paragraph(first["message"]).split("\n"):
            console.print(Text(f"      {line}"), overflow="ellipsis", no_wrap=True)
        console.print(Text(f"      {names(cluster['members'])}", style="dim"))
        if cluster["comment"]:
            console.print(Text(f"      comment: {paragraph(cluster['comment'])}", style="italic"))
    more(len(clusters) - CLUSTERS, console)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
