"""What ``regrade-diff`` prints."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from tiebreak.team.wording import ROWS, more, names, points, say
from tiebreak.text import printable

Json = dict[str, Any]
REASONS = 6  # by submission


def show_difference(difference: Json, console: Console) -> None:
    """Print `difference`, made by `regrade_diff`."""
    say(difference["notes"], "note: ", "yellow", console)
    for one in difference["changed"][:ROWS]:
        console.print(_change(one), style="bold")
        reasons = list(_reasons(one))
        for line in reasons[:REASONS]:
            console.print(Text(f"  {line}"))
        more(len(reasons) - REASONS, console)
    more(len(difference["changed"]) - ROWS, console)
    for side, said in (("lost", "no score any more"), ("gained", "a score now")):
        for one in difference[side]:
            why = f"{one['submission']}: {said}: the other report.json {one['fault']}"
            console.print(Text(printable(why), style="red"))
    for side, said in (("only_old", "only in OLD"), ("only_new", "only in NEW")):
        if difference[side]:
            console.print(Text(f"{said}: {names(difference[side])}", style="yellow"))
    if difference["unscored"]:
        moved = [one["submission"] for one in difference["unscored"]]
        console.print(Text(f"other checks, same score: {names(moved)}"))
    _checks(difference["checks"], console)
    console.print(_totals(difference))


def _checks(checks: Sequence[Json], console: Console) -> None:
    if checks:
        console.print(Text("by check, those that move most submissions first", style="bold"))
    for one in checks[:ROWS]:
        place = f"{one['exercise']}/{one['criterion']}/{one['check']}"
        said = f"  {one['submissions']:4}  {one['delta']:+8.2f} points  {place}"
        console.print(Text(printable(said)))
    more(len(checks) - ROWS, console)


def _change(one: Json) -> str:
    return f"{printable(one['submission'])}: {points(one['before'])} -> {points(one['after'])}"


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
    return "not graded" if side is None else f"{side['status']}, {points(side['score'])}"


def _worth(side: Json | None) -> str:
    return "not there" if side is None else f"{side['status']} (of {points(side['points'])})"


def _totals(difference: Json) -> Text:
    totals = difference["totals"]
    changed, compared = len(difference["changed"]), difference["compared"]
    text = Text(f"{changed} of {compared} scores change", style="bold")
    if compared:
        means = f"{points(totals['mean_before'])} -> {points(totals['mean_after'])}"
        text.append(f"; mean {means}; {totals['rank_changes']} change places")
    return text
