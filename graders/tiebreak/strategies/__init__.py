"""Inputs that produce ties, duplicates and extremes, for suites to draw from."""

from hypothesis.strategies import (
    booleans,
    composite,
    floats,
    integers,
    just,
    lists,
    one_of,
    permutations,
    sampled_from,
    tuples,
)

from tiebreak.strategies.arrays import coordinates, labels, sides
from tiebreak.strategies.neighbours import (
    Problem,
    problems,
    separated_problems,
    tied_problems,
)
from tiebreak.strategies.separated import well_separated

__all__ = [
    "Problem",
    "booleans",
    "composite",
    "coordinates",
    "floats",
    "integers",
    "just",
    "labels",
    "lists",
    "one_of",
    "permutations",
    "problems",
    "sampled_from",
    "separated_problems",
    "sides",
    "tied_problems",
    "tuples",
    "well_separated",
]
