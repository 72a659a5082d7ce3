"""Parts of what the commands for cohorts print."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tiebreak.text import printable

ROWS = 30
NAMES = 8


def names(listed: Sequence[str], limit: int = NAMES) -> str:
    """List the first `limit` names, and say how many more there are."""
    shown = ", ".join(printable(name) for name in listed[:limit])
    return f"{shown} and {len(listed) - limit} more" if len(listed) > limit else shown


def more(count: int, console: Console) -> None:
    """Say that `count` more were not printed, if any."""
    if count > 0:
        console.print(f"  and {count} more; --json FILE writes all of them")


def say(sentences: Iterable[str], head: str, style: str, console: Console) -> None:
    """Print each sentence after `head`."""
    for sentence in sentences:
        console.print(Text(f"{head}{printable(sentence)}", style=style))


def points(value: float) -> str:
    """Word points without needless decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
