"""What ``similar`` prints."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tiebreak.team.wording import ROWS, more, names

Json = dict[str, Any]


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
            console.print(Text(f"  {how}: {names(group['members'])}"))
        if exercise["pairs"]:
            console.print(_pairs(exercise["pairs"][:ROWS]))
        more(len(exercise["pairs"]) - ROWS, console)
        if exercise["more_pairs"]:
            console.print(f"  more pairs among these answers: {exercise['more_pairs']}")
    console.print("for a person to look at; likeness is no proof and scores nothing")


def _pairs(pairs: Sequence[Json]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 2))
    table.add_column("first")
    table.add_column("share", justify="right")
    table.add_column("second")
    table.add_column("share", justify="right")
    for pair in pairs:
        table.add_row(
            names(pair["first"]),
            f"{pair['share_first']:.0%}",
            names(pair["second"]),
            f"{pair['share_second']:.0%}",
        )
    return table
