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
from tiebreak.strategies.exact import exact_rows
from tiebreak.strategies.neighbours import (
    Problem,
    problems,
    separated_problems,
    tied_problems,
)
from tiebreak.strategies.refused import bad_labels, bad_shapes, bad_values, bad_without_queries
from tiebreak.strategies.separated import well_separated
from tiebreak.strategies.variants import as_bools, as_short_floats, cast, laid_out, relabelled

__all__ = [
    "Problem",
    "as_bools",
    "as_short_floats",
    "bad_labels",
    "bad_shapes",
    "bad_values",
    "bad_without_queries",
    "booleans",
    "cast",
    "composite",
    "coordinates",
    "exact_rows",
    "floats",
    "integers",
    "just",
    "labels",
    "laid_out",
    "lists",
    "one_of",
    "permutations",
    "problems",
    "relabelled",
    "sampled_from",
    "separated_problems",
    "sides",
    "tied_problems",
    "tuples",
    "well_separated",
]
