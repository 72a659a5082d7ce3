"""Notebook cells -> one Python text for each exercise that they answer.

In that text stand, in order, all code cells but these:

- cells that begin with ``%%``, except ``%%time`` and ``%%capture``;
- cells that nbgrader marks as tests (``grade`` without ``solution``);
- cells that define, import and assign nothing: calls, prints, assertions, a lone ``raise``;
- cells with brackets that do not pair up or a string that never ends, for the exercises that
  they do not define (in a notebook, such a cell fails alone).

Where a name is defined twice the later cell counts, as when the notebook is run from the top.
Single lines for IPython become comments. Everything else is left to the worker, which prunes
what the exercise's functions do not need.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tiebreak.submission.statements import Statement, defined_names, statements

_FUTURE: Final = re.compile(r"from[ \t]+__future__[ \t]+import\b")
_CELL_MAGIC: Final = re.compile(r"\s*%%(?!(?:time|capture)\b)")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A code cell of a notebook.

    Attributes
    ----------
    number : int
        Its position among all cells, from 1.
    text : str
        Its source.
    is_test : bool
        Whether nbgrader marks it as one of the tests.
    """

    number: int
    text: str
    is_test: bool = False


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A code cell made fit to stand in a Python text."""

    number: int
    text: str
    futures: str
    names: frozenset[str]
    is_broken: bool


def is_python(cell: Cell) -> bool:
    """Tell whether a cell is the candidate's Python, neither a test nor for another language."""
    return not cell.is_test and _CELL_MAGIC.match(cell.text) is None


def prepare(cell: Cell) -> Prepared | None:
    """Make `cell` fit to stand in a Python text; None if nothing in it is needed there."""
    parts = list(statements(cell.text.rstrip() + "\n"))
    if not any(part.keeps for part in parts if not part.is_magic):
        return None
    return Prepared(
        number=cell.number,
        text="".join(_without_magic(part) for part in parts),
        futures="".join(part.text for part in parts if _FUTURE.match(part.text)),
        names=defined_names(cell.text),
        is_broken=any(part.is_broken for part in parts),
    )


def text_for(
    functions: Iterable[str], cells: Sequence[Prepared]
) -> tuple[str, list[tuple[int, int]]] | None:
    """Build the text that answers an exercise with these functions; None if no cell does.

    Returns
    -------
    text : str
        A line with its number before each cell.
    starts : list of tuple
        Each cell's line of that kind, and its number.
    """
    wanted = frozenset(functions)
    if not any(cell.names & wanted for cell in cells):
        return None
    chosen = [cell for cell in cells if cell.names & wanted or not cell.is_broken]
    futures = "".join(cell.futures for cell in chosen)
    text = futures + "\n".join(f"# cell {cell.number}\n{cell.text}" for cell in chosen)
    lines = accumulate(
        (cell.text.count("\n") + 2 for cell in chosen), initial=futures.count("\n") + 1
    )
    return text, [(line, cell.number) for line, cell in zip(lines, chosen, strict=False)]


def _without_magic(part: Statement) -> str:
    """Comment out what cannot stand there, so that the lines of the cell stay what they are."""
    if not part.is_magic and not _FUTURE.match(part.text):
        return part.text
    first, *more = part.text.splitlines(keepends=True)
    body = first.lstrip()
    indent = first[: len(first) - len(body)]
    # A block must not be left without a statement.
    start = f"{indent}pass  # " if indent else "# "
    return start + body + "".join(f"# {line}" for line in more)
