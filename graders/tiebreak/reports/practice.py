"""How the public examples went, in a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tiebreak.practice import Practice
from tiebreak.text import printable


def show_practice(results: Sequence[Practice], console: Console) -> None:
    """Print each exercise with the first example that went wrong, and what to do next."""
    for result in results:
        right = sum(example.passed for example in result.examples)
        line = Text(f"{result.exercise.id}  ", style="bold")
        line.append("ok" if result.passed else "not yet", "green" if result.passed else "red")
        if result.message is None:
            line.append(f"  {right} of {len(result.examples)} examples", style="default not bold")
        console.print(line)
        _show_first_wrong(result, console)
    if all(result.passed for result in results):
        console.print("All public examples pass. `tiebreak grade` runs the full checks.")


def _show_first_wrong(result: Practice, console: Console) -> None:
    if result.message is not None:
        console.print(Text(f"    {printable(result.message)}"))
        return
    wrong = next((example for example in result.examples if not example.passed), None)
    if wrong is not None:
        console.print(Text(f"    >>> {printable(wrong.source)}", style="dim"))
        console.print(Text(f"    got       {printable(wrong.got) or 'nothing'}"))
        console.print(Text(f"    expected  {wrong.want or 'nothing'}"))
        console.print(Text(f"    hint: {result.exercise.hints[0]}", style="italic"))
