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
from tiebreak.strategies.directions import directions, lines, plain_directions, real_directions
from tiebreak.strategies.exact import exact_rows
from tiebreak.strategies.forms import FAR_SIZE, forms, other_forms, sorts_of_dtype, widened
from tiebreak.strategies.neighbours import (
    Problem,
    problems,
    separated_problems,
    tied_problems,
)
from tiebreak.strategies.refused import bad_labels, bad_shapes, bad_values, bad_without_queries
from tiebreak.strategies.separated import well_separated
from tiebreak.strategies.tied_directions import exact_cosine, tied_directions
from tiebreak.strategies.variants import (
    as_bools,
    as_short_floats,
    backwards,
    cast,
    float32_ties,
    laid_out,
    layouts,
    relabelled,
    replaced,
)

__all__ = [
    "FAR_SIZE",
    "Problem",
    "as_bools",
    "as_short_floats",
    "backwards",
    "bad_labels",
    "bad_shapes",
    "bad_values",
    "bad_without_queries",
    "booleans",
    "cast",
    "composite",
    "coordinates",
    "directions",
    "exact_cosine",
    "exact_rows",
    "float32_ties",
    "floats",
    "forms",
    "integers",
    "just",
    "labels",
    "laid_out",
    "layouts",
    "lines",
    "lists",
    "one_of",
    "other_forms",
    "permutations",
    "plain_directions",
    "problems",
    "real_directions",
    "relabelled",
    "replaced",
    "sampled_from",
    "separated_problems",
    "sides",
    "sorts_of_dtype",
    "tied_directions",
    "tied_problems",
    "tuples",
    "well_separated",
    "widened",
]
