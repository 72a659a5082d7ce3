"""Checks of `predict_1nn`: the label of the nearest training row, vectorised."""

import numpy as np

from tiebreak.expect import (
    KINDS,
    Both,
    Top,
    expect_bounded_memory,
    expect_conduct,
    expect_equal,
    expect_fresh,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, final, given
from tiebreak.strategies import (
    as_bools,
    as_short_floats,
    backwards,
    bad_labels,
    bad_shapes,
    bad_values,
    bad_without_queries,
    cast,
    exact_rows,
    forms,
    integers,
    laid_out,
    one_of,
    other_forms,
    relabelled,
    separated_problems,
    sorts_of_dtype,
    tied_problems,
    well_separated,
)

SPACING = 16
INTEGERS = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")


def spec_1nn(X_train, y_train, X_test):
    """Compare every pair of rows in exact arithmetic and keep the first of the nearest."""
    train, test = exact_rows(X_train, X_test)
    nearest = [min(range(len(train)), key=lambda i: spec_squared(train[i], x)) for x in test]
    return np.array([y_train[i] for i in nearest], dtype=y_train.dtype)


def spec_squared(t, x):
    """Squared distance of two rows of exact numbers."""
    return sum((a - b) ** 2 for a, b in zip(t, x, strict=True))


def spec_lattice(_X_train, _y_train, X_test):
    """Labels of the lattice points around which `lattice` puts its test rows."""
    return lattice_labels(np.rint(X_test / SPACING))


def lattice_labels(points):
    """Give a lattice point its label, so that equal training rows have equal labels."""
    weights = np.arange(1, points.shape[1] + 1)
    return (points @ weights % 7 - 2).astype(np.int64)


def lattice(n_train, n_test, form, rng):
    """Arguments of any size with a known answer, in which each training row has an equal twin.

    They are small whole numbers, so arithmetic in any of the dtypes of `forms` will do.
    """
    dtype, n_features = form
    points = rng.integers(-4, 5, (n_train // 2, n_features))
    points = np.resize(points, (n_train, n_features))
    around = points[rng.integers(n_train, size=n_test)] * SPACING
    X_test = around + rng.integers(-2, 3, (n_test, n_features))
    return (points * SPACING).astype(dtype), lattice_labels(points), X_test.astype(dtype)


def on_both_sides(m, n, form, rng):
    """Return data with what `lattice` has not: fractions, rows without twins, layouts, labels."""
    kind, width = form
    X_train, y_train, X_test = lattice(n, m, form, rng)
    if kind == "float32":
        return X_train / 64, y_train, X_test / 64
    if kind in KINDS:
        return X_train, y_train, X_test
    if kind == "bool":
        X_train, X_test = (rng.integers(0, 2, (rows, width)) > 0 for rows in (n, m))
    X_test = np.asfortranarray(X_test.astype(np.float64))[:, ::-1]
    X_test.flags.writeable = False
    return np.asfortranarray(X_train), np.arange(n).astype(str)[np.arange(n) % 30], X_test


def plain_problems(**ranges):
    """Draw problems whose nearest rows are the nearest ones by any usual measure of distance.

    What a check asks for besides the distance is then not lost with the distance.
    """
    sides = {"min_test": 2, "max_test": 5, "min_features": 2}
    return separated_problems(**sides | ranges).filter(plain)


def plain(problem):
    """True when sum and maximum of the differences agree on the nearest rows, of several labels."""
    X_train, y_train, X_test = problem
    difference = np.abs(X_test[:, np.newaxis] - X_train)
    ways = (difference**2).sum(axis=2), difference.sum(axis=2), difference.max(axis=2)
    nearest = ways[0].argmin(axis=1)
    as_near = [way <= np.take_along_axis(way, nearest[:, np.newaxis], axis=1) for way in ways]
    agreed = all((rows.sum(axis=1) == 1).all() for rows in as_near)
    return agreed and set(y_train[nearest]) == set(y_train)


def near_ties(rng):
    """Training rows whose squared distances to the origin differ by five millionths each."""
    X_train = np.zeros((6, 3))
    lengths = np.sqrt(1 + 5e-6 * rng.permutation(6))
    X_train[range(6), rng.integers(0, 3, 6)] = rng.choice([-1, 1], 6) * lengths
    return X_train, np.array([4, -1, 9, 2, 0, 7]), np.stack([X_train[0] / 4, np.zeros(3)])


def real_problem(rng, n_train, n_test, n_features, factor=1.0):
    """Normal features times `factor`, with a margin between the nearest and the second nearest."""
    X_train, X_test = well_separated(rng, n_train, n_test, n_features)
    return X_train * factor, rng.permutation(n_train) % 8 * 3 - 5, X_test * factor


def wide_problem(rng):
    """A problem of 300 features, the last five of which alone tell the training rows apart."""
    X_train, y_train, X_test = real_problem(rng, 7, 4, 5)
    padded = (np.pad(X, [(0, 0), (295, 0)], constant_values=2.0) for X in (X_train, X_test))
    return next(padded), y_train, next(padded)


def many_rows(rng):
    """More training rows than eight bits count, with queries near the last ones too."""
    queries = np.array([[319.2], [-3.0], [260.3], [150.4]])
    return np.arange(320.0)[:, np.newaxis], rng.permutation(320) - 40, queries


def square_problems(rng):
    """As many test rows as training rows and features, test rows equal to them, and one of each."""
    X_train, y_train, X_test = real_problem(rng, 3, 3, 3)
    return [
        (X_train, y_train, X_test),
        (X_train, y_train, X_train.copy()),
        (X_train[:1], y_train[:1], X_test[:1]),
    ]


def crowds(rng):
    """Crowds of training rows on few points, so that every point is there several times.

    It takes several: a sort that is not stable often puts the first of equals first all the same.
    The large one is for code that goes through the training rows in blocks.
    """
    for n_train, n_test in [(64, 8)] * 4 + [(1200, 2)]:
        X_train = rng.integers(0, 3, (n_train, 2)).astype(np.float64)
        yield X_train, rng.permutation(n_train) - 20, X_train[rng.choice(n_train, n_test)]


def of_dtype(problem, dtype):
    """Spread a problem with coordinates 0 to 7 over the whole range of an integer dtype."""
    X_train, y_train, X_test = problem
    info = np.iinfo(dtype)
    step = 2.0 ** (info.bits - 3)
    train, test = ((X * step + float(info.min)).astype(dtype) for X in (X_train, X_test))
    return train, y_train, test


def of_any_bits(dtype):
    """Integers over the whole range of a dtype, whose squares wrap around to anything but zero."""
    rows = np.array([[120, 3], [100, 30], [5, 125], [9, 90], [99, 99], [2, 4]], dtype=dtype)
    queries = np.array([[90, 1], [0, 110], [111, 120], [3, 5]], dtype=dtype)
    factor = np.iinfo(dtype).max // 127
    return rows * factor, np.array([3, 8, -6, 0, 1, 2]), queries * factor


def only_one_side_whole():
    """Whole numbers on one side, and numbers on the other that their dtype cannot hold."""
    whole = np.array([[1, 0], [0, 0], [255, 0]], dtype=np.uint8)
    others = np.array([[0.4, 0.0], [0.7, 0.0], [300.0, 0.0]])
    return [(whole, np.array([3, 8, -6]), others), (others, np.array([3, 8, -6]), whole)]


def beyond_float64(dtype):
    """Integers that differ by one, and not any more as float64."""
    X_train = np.array([[2**53, 0], [2**53 + 1, 0], [2**53, 0], [0, 0]], dtype=dtype)
    return X_train, np.array([3, 8, 3, -6]), np.array([[2**53 + 1, 0], [5, 0]], dtype=dtype)


def too_long_for_float32():
    """Rows whose squared lengths float32 cannot hold, to which NumPy would promote them."""
    X_train = np.array([[3e30, 0.0], [1e30, 0.0], [0.0, 2e30]], dtype=np.float32)
    return X_train, np.array([3, 8, -6]), np.array([[1, 0], [-7, 3]], dtype=np.int8)


def expect_each(call, cases):
    """Demand the right answer in every case."""
    for case in cases:
        expect_equal(call(*case), spec_1nn(*case))


def expect_all_refused(call, problem, cases):
    """Demand a ValueError in every case, and the right answer to the problem they come from."""
    valid, want = call(*problem), spec_1nn(*problem)
    for case in cases:
        expect_refusal(call(*case), valid=valid, want=want)


@criterion("correctness")
@given(
    problem=separated_problems(),
    short=one_of(separated_problems(max_test=1), separated_problems(min_train=1, max_train=1)),
    narrow=separated_problems(max_features=1),
    examples=7,
)
def check_every_row_takes_the_label_of_its_nearest_row(candidate, problem, short, narrow):
    """Every test row gets the label of the nearest training row; one row or feature is enough."""
    expect_each(candidate.predict_1nn, [problem, short, narrow])


@criterion("correctness")
def check_real_features_of_any_magnitude(candidate, rng):
    """Features may be any real numbers, 1e-100 to 1e100, and up to 300; nearly tied is not tied."""
    cases = [real_problem(rng, 23, 9, 5), wide_problem(rng), *square_problems(rng)]
    cases.append(many_rows(rng))
    cases += [real_problem(rng, 7, 5, 3, factor) for factor in (2.0**328, 2.0**-330)]
    expect_each(candidate.predict_1nn, [*cases, *(near_ties(rng) for _ in range(6))])


@criterion("ties")
@given(problem=tied_problems(max_test=1, min_features=2), examples=16)
def check_equal_distances_take_the_first_row(candidate, problem):
    """Of equally near training rows the first one in X_train gives the label."""
    X_train, y_train, X_test = problem
    expect_each(candidate.predict_1nn, [(X_train, y_train, np.repeat(X_test, 2, axis=0))])


@criterion("ties")
def check_first_of_many_equal_rows(candidate, rng):
    """The first row counts as well where a crowd of rows is equally near."""
    expect_each(candidate.predict_1nn, crowds(rng))


@criterion("vectorization")
def check_no_loop_over_test_rows(candidate, rng):
    """No place in the code runs once per test row."""
    form = forms(rng)
    expect_vectorised(
        candidate.predict_1nn,
        lambda m, rng: lattice(8, m, form(m), rng),
        spec_lattice,
        rows="test rows",
        both=Both(
            rows="training rows",
            arrange=on_both_sides,
            forms=other_forms(rng),
            judged=("int32", "int64"),
        ),
    )


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate, rng):
    """No place in the code runs once per training row."""
    form = forms(rng)
    expect_vectorised(
        candidate.predict_1nn,
        lambda n, rng: lattice(n, 7, form(n), rng),
        spec_lattice,
        rows="training rows",
    )


def in_every_dtype(rng):
    """Return what fills sides with `lattice`, in each sort of dtype."""
    kinds = sorts_of_dtype(rng)
    return [
        lambda sizes, rng, kind=kind: lattice(sizes[1], sizes[0], (kind, sizes[2]), rng)
        for kind in kinds
    ]


@criterion("memory")
def check_no_array_of_all_rows_and_features(candidate, rng):
    """Temporaries do not grow with test rows times training rows times features."""
    dtype = rng.choice(["float64", "float32", "int64"])
    m, n = rng.permutation([256, 48]).tolist()
    expect_bounded_memory(
        candidate.predict_1nn,
        lambda sizes, rng: lattice(sizes[1], sizes[0], (dtype, sizes[2]), rng),
        spec_lattice,
        base=(m, n, 20),
        per="test row × training row × feature",
        tops=[Top(sizes=(2 * m, 2 * n, 40), arrange=arrange) for arrange in in_every_dtype(rng)],
    )


@criterion("edge_cases")
@given(problem=plain_problems(), place=integers(0, 99), examples=1)
def check_no_test_rows_give_an_empty_answer(candidate, problem, place):
    """An empty test set gives an empty result of the labels' dtype, and excuses nothing else."""
    X_train, y_train, X_test = problem
    empty = [(X_train, y, X_test[:0]) for y in (y_train, relabelled(y_train)[0])]
    expect_all_refused(candidate.predict_1nn, problem, bad_without_queries(problem, place))
    expect_each(candidate.predict_1nn, [*empty, backwards(problem)])


@criterion("edge_cases")
@given(problem=plain_problems(), place=integers(0, 99), examples=2)
def check_nan_and_infinity_are_refused(candidate, problem, place):
    """NaN and infinity of either sign among the training or the test features are refused."""
    expect_all_refused(candidate.predict_1nn, problem, bad_values(problem, place))


@criterion("edge_cases")
@given(problem=plain_problems(), examples=1)
def check_shapes_that_do_not_fit_are_refused(candidate, problem):
    """Feature arrays have two dimensions and equal widths; others are refused, width 1 too."""
    expect_all_refused(candidate.predict_1nn, problem, bad_shapes(problem))


@criterion("edge_cases")
@given(problem=plain_problems(), examples=1)
def check_training_rows_have_one_label_each(candidate, problem):
    """There is a training row, and a label in one dimension for each; all else is refused."""
    expect_all_refused(candidate.predict_1nn, problem, bad_labels(problem))


@criterion("inputs")
@given(
    problem=plain_problems(low=0, high=7),
    flags=separated_problems(low=0, high=1, max_train=3, min_features=3, max_features=6),
    examples=1,
)
def check_features_are_reckoned_with_in_float64(candidate, problem, flags):
    """Integers of every width, bools and short floats count as float64: nothing wraps around."""
    cases = [of_dtype(problem, dtype) for dtype in INTEGERS]
    cases += [cast(problem, np.int8, np.uint8, 16), *as_bools(flags), *as_short_floats(problem)]
    cases += [*(beyond_float64(dtype) for dtype in ("int64", "uint64")), too_long_for_float32()]
    cases += [*map(of_any_bits, INTEGERS), *only_one_side_whole()]
    expect_each(candidate.predict_1nn, cases)


@criterion("inputs")
@given(problem=plain_problems(), examples=1)
def check_labels_of_every_type(candidate, problem):
    """Labels may be ints, floats, bools, strings or bytes, and come back in their own dtype."""
    X_train, y_train, X_test = problem
    cases = [(X_train, y, X_test) for y in relabelled(y_train)]
    expect_each(candidate.predict_1nn, cases)


@criterion("inputs")
@given(problem=plain_problems(min_train=4, min_features=3), examples=3)
def check_any_memory_layout(candidate, problem):
    """Arrays may be in Fortran order, strided, reversed or read-only."""
    expect_each(candidate.predict_1nn, laid_out(problem))


@final
@criterion("inputs")
@given(problem=plain_problems(), examples=3)
def check_arguments_and_results_are_kept_apart(candidate, problem):
    """Arguments stay as they are, nothing is printed, and the result is an array of its own."""
    first = candidate.predict_1nn(*problem)
    expect_pure(first, spec_1nn(*problem))
    expect_fresh(first, spec_1nn(*problem))
    problem = backwards(problem)
    expect_fresh(candidate.predict_1nn(*problem), spec_1nn(*problem))
    expect_conduct(candidate)
