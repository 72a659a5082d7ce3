"""The statement tells the candidate what the catalogue and the rules say, no more and no less."""

import re
from pathlib import Path

import pytest

from tiebreak.catalog import content_root, load_catalog
from tiebreak.rules import tables

SCREEN = Path("exercises/nearest_neighbor")


@pytest.fixture(scope="module")
def screen():
    return next(s for s in load_catalog(content_root()).screens if s.id == "nearest_neighbor")


@pytest.fixture(scope="module")
def statement(screen):
    return (screen.folder / "README.md").read_text(encoding="utf-8")


def test_the_table_shows_minutes_and_points(screen, statement):
    """One row for each exercise, in the order of the catalogue, with every criterion's points."""
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (\d+) \| ([^|]+) \|$", statement, re.MULTILINE)
    wanted = [
        (e.id, str(e.minutes), ", ".join(f"{c.id} {c.points}" for c in e.criteria))
        for e in screen.exercises
        if not e.extension
    ]
    assert rows == wanted


def test_every_criterion_is_explained(screen, statement):
    """Each criterion of the screen stands in the second table."""
    rows = "\n".join(re.findall(r"^\| `.*", statement, re.MULTILINE))
    explained = set(re.findall(r"`(\w+)`", rows))
    assert {c.id for e in screen.exercises for c in e.criteria} <= explained


@pytest.mark.parametrize("module", [*tables.STDLIB, "numpy.linalg", "numpy.ma", "numpy.fft"])
def test_offered_modules_are_named(statement, module):
    """What may be imported is named in full."""
    assert f"`{module}`" in statement


@pytest.mark.parametrize("name", sorted(n for n in tables.BUILTINS if not n.startswith("__")))
def test_refused_builtins_are_named(statement, name):
    """What is refused before the code runs is named in full."""
    assert f"`{name}`" in statement
