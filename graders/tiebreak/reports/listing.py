"""The catalogue in a terminal."""

from rich.console import Console
from rich.table import Table

from tiebreak.catalog import Catalog


def show_catalog(catalog: Catalog, console: Console) -> None:
    """Print screens and their exercises, with points and minutes."""
    for screen in catalog.screens:
        table = Table(title=f"{screen.id}: {screen.title}", title_justify="left", box=None)
        table.add_column("exercise", style="cyan", no_wrap=True)
        table.add_column("what it asks for")
        table.add_column("points", justify="right")
        table.add_column("minutes", justify="right")
        for exercise in screen.exercises:
            name = f"{exercise.id} (extension)" if exercise.extension else exercise.id
            table.add_row(name, exercise.title, str(exercise.points), str(exercise.minutes))
        graded = [exercise for exercise in screen.exercises if not exercise.extension]
        points, minutes = sum(e.points for e in graded), sum(e.minutes for e in graded)
        table.add_row("", "in all", str(points), str(minutes), style="bold")
        console.print(table)
        console.print()
