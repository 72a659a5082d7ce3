"""What ``stats``, ``regrade-diff`` and ``similar`` print."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tiebreak.text import paragraph, printable

Json = dict[str, Any]
CLUSTERS = 10
ROWS = 30
NAMES = 8
BAR = 40


def show_statistics(statistics: Json, console: Console) -> None:
    """Print `statistics`, made by `cohort_statistics`."""
    _say(statistics["left_out"], "left out: ", "yellow", console)
    _say(statistics["notes"], "note: ", "yellow", console)
    console.print(_summary(statistics))
    if not statistics["submissions"]:
        return
    _histogram(statistics["score"]["histogram"], console)
    console.print(_criteria(statistics["exercises"]))
    for line in _reliability(statistics["alpha"]):
        console.print(line)
    _earned(statistics["earned"], console)
    _clusters(statistics["clusters"], console)


def show_difference(difference: Json, console: Console) -> None:
    """Print `difference`, made by `regrade_diff`."""
    _say(difference["notes"], "note: ", "yellow", console)
    for one in difference["changed"][:ROWS]:
        console.print(_change(one), style="bold")
        for line in _reasons(one):
            console.print(Text(f"  {line}"))
    _more(len(difference["changed"]) - ROWS, console)
    for side, said in (("lost", "no score any more"), ("gained", "a score now")):
        for one in difference[side]:
            why = f"{one['submission']}: {said}: the other report.json {one['fault']}"
            console.print(Text(printable(why), style="red"))
    for side, said in (("only_old", "only in OLD"), ("only_new", "only in NEW")):
        if difference[side]:
            console.print(Text(f"{said}: {_names(difference[side])}", style="yellow"))
    if difference["unscored"]:
        names = [one["submission"] for one in difference["unscored"]]
        console.print(Text(f"other checks, same score: {_names(names)}"))
    console.print(_totals(difference))


def show_similar(similar: Json, console: Console) -> None:
    """Print `similar`, made by `similar_answers`."""
    for exercise in similar["exercises"]:
        console.print(
            Text(f"{exercise['id']}: {exercise['answers']} answers", style="bold").append(
                f", {exercise['short']} too short or too usual to tell", style="not bold"
            )
        )
        for group in exercise["identical"][:ROWS]:
            how = "the same text" if group["same_text"] else "the same but for names and comments"
            console.print(Text(f"  {how}: {_names(group['members'])}"))
        if exercise["pairs"]:
            console.print(_pairs(exercise["pairs"][:ROWS]))
        _more(len(exercise["pairs"]) - ROWS, console)
    console.print("for a person to look at; likeness is no proof and scores nothing")


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
            console.print(Text(f"{side} earns: {_names(places, ROWS)}"))


def _clusters(clusters: Sequence[Json], console: Console) -> None:
    if clusters:
        console.print(Text("\nwhat failed alike, commonest first", style="bold"))
    for cluster in clusters[:CLUSTERS]:
        first, *others = cluster["failures"]
        place = "/".join(filter(None, (cluster["exercise"], first["criterion"], first["check"])))
        more = f" and {len(others)} more" if others else ""
        console.print(Text(f"{cluster['size']:4}  {printable(place)}{more}", style="bold"))
        for line in paragraph(first["message"]).split("\n"):
            console.print(Text(f"      {line}"), overflow="ellipsis", no_wrap=True)
        console.print(Text(f"      {_names(cluster['members'])}", style="dim"))
        if cluster["comment"]:
            console.print(Text(f"      comment: {paragraph(cluster['comment'])}", style="italic"))
    _more(len(clusters) - CLUSTERS, console)


def _change(one: Json) -> str:
    return f"{printable(one['submission'])}: {_points(one['before'])} -> {_points(one['after'])}"


def _reasons(one: Json) -> Iterator[str]:
    for exercise in one["exercises"]:
        before, after = exercise["before"], exercise["after"]
        ran = [side and side["status"] in ("passed", "failed") for side in (before, after)]
        if not all(ran):
            yield f"{printable(exercise['id'])}: {_state(before)} -> {_state(after)}"
    for check in one["checks"]:
        place = f"{check['exercise']}/{check['criterion']}/{check['check']}"
        before, after = _worth(check["before"]), _worth(check["after"])
        yield printable(f"{place}: {before} -> {after}")


def _state(side: Json | None) -> str:
    return "not graded" if side is None else f"{side['status']}, {_points(side['score'])}"


def _worth(side: Json | None) -> str:
    return "not there" if side is None else f"{side['status']} (of {_points(side['points'])})"


def _totals(difference: Json) -> Text:
    totals = difference["totals"]
    changed, compared = len(difference["changed"]), difference["compared"]
    text = Text(f"{changed} of {compared} scores change", style="bold")
    if compared:
        means = f"{_points(totals['mean_before'])} -> {_points(totals['mean_after'])}"
        text.append(f"; mean {means}; {totals['rank_changes']} change places")
    return text


def _pairs(pairs: Sequence[Json]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 2))
    table.add_column("first")
    table.add_column("share", justify="right")
    table.add_column("second")
    table.add_column("share", justify="right")
    for pair in pairs:
        table.add_row(
            _names(pair["first"]),
            f"{pair['share_first']:.0%}",
            _names(pair["second"]),
            f"{pair['share_second']:.0%}",
        )
    return table


def _names(names: Sequence[str], limit: int = NAMES) -> str:
    shown = ", ".join(printable(name) for name in names[:limit])
    return f"{shown} and {len(names) - limit} more" if len(names) > limit else shown


def _more(count: int, console: Console) -> None:
    if count > 0:
        console.print(f"  and {count} more; --json FILE writes all of them")


def _say(sentences: Iterable[str], head: str, style: str, console: Console) -> None:
    for sentence in sentences:
        console.print(Text(f"{head}{printable(sentence)}", style=style))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _points(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
