"""Checks of `predict_1nn`: the label of the nearest training row, vectorised."""

from fractions import Fraction

import numpy as np

from tiebreak.expect import (
    expect_bounded_memory,
    expect_equal,
    expect_fresh,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, given
from tiebreak.strategies import (
    composite,
    integers,
    one_of,
    permutations,
    sampled_from,
    separated_problems,
    tied_problems,
    well_separated,
)

SPACING = 8.0
INTEGERS = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")


def spec_1nn(X_train, y_train, X_test):
    """Compare every pair of rows in exact arithmetic and keep the first of the nearest."""
    train, test = exact_rows(X_train), exact_rows(X_test)
    nearest = [min(range(len(train)), key=lambda i: spec_squared(train[i], x)) for x in test]
    return np.array([y_train[i] for i in nearest], dtype=y_train.dtype)


def spec_squared(t, x):
    """Squared distance of two rows of exact numbers."""
    return sum((a - b) ** 2 for a, b in zip(t, x, strict=True))


def exact_rows(X):
    """Rows of a matrix as float64 sees them, as ints where they are whole (those are faster)."""
    values = [[float(value) for value in row] for row in X]
    return [[int(v) if v.is_integer() else Fraction(v) for v in row] for row in values]


def spec_lattice(_X_train, _y_train, X_test):
    """Labels of the lattice points around which `lattice` puts its test rows."""
    return lattice_labels(np.rint(X_test / SPACING))


def lattice_labels(points):
    """Give a lattice point its label, so that equal training rows have equal labels."""
    weights = np.arange(1, points.shape[1] + 1)
    return (points @ weights % 7 - 2).astype(np.int64)


def lattice(n_train, n_test, n_features, rng):
    """Arguments of any size with a known answer, in which each training row has an equal twin."""
    points = rng.integers(-4, 5, (n_train // 2, n_features)).astype(np.float64)
    points = np.resize(points, (n_train, n_features))
    around = points[rng.integers(n_train, size=n_test)] * SPACING
    X_test = around + rng.integers(-2, 3, (n_test, n_features)) / 2
    return points * SPACING, lattice_labels(points), X_test


def plain_problems(**ranges):
    """Draw problems whose nearest rows are the nearest ones by any usual measure of distance.

    What a check asks for besides the distance is then not lost with the distance.
    """
    return separated_problems(**ranges).filter(plain)


def plain(problem):
    """True when the sum and the maximum of the differences have the same unique minimum."""
    difference = np.abs(problem[2][:, np.newaxis] - problem[0])
    ways = (difference**2).sum(axis=2), difference.sum(axis=2), difference.max(axis=2)
    nearest = ways[0].argmin(axis=1)[:, np.newaxis]
    as_near = [way <= np.take_along_axis(way, nearest, axis=1) for way in ways]
    return all((rows.sum(axis=1) == 1).all() for rows in as_near)


@composite
def near_ties(draw):
    """Training rows whose squared distances to the origin differ by five millionths each."""
    ranks = draw(permutations(range(6)))
    X_train = np.zeros((6, 3))
    for i, rank in enumerate(ranks):
        X_train[i, draw(integers(0, 2))] = draw(sampled_from([-1, 1])) * np.sqrt(1 + 5e-6 * rank)
    return X_train, np.array([4, -1, 9, 2, 0, 7]), np.stack([X_train[0] / 4, np.zeros(3)])


def crowds(rng):
    """Six crowds of 64 training rows on few points, so that every point is there several times.

    It takes several: a sort that is not stable often puts the first of equals first all the same.
    """
    return [
        (whole(rng, 0, 3, (64, 2)), rng.permutation(64) - 20, whole(rng, -1, 4, (5, 2)))
        for _ in range(6)
    ]


def whole(rng, low, high, shape):
    """Whole numbers from `low` up to and without `high`, as float64."""
    return rng.integers(low, high, shape).astype(np.float64)


def of_dtype(problem, dtype):
    """Spread a problem with coordinates 0 to 7 over the whole range of an integer dtype."""
    X_train, y_train, X_test = problem
    info = np.iinfo(dtype)
    step = (int(info.max) - int(info.min) + 1) // 8
    spread = [
        np.array([[int(v) * step + int(info.min) for v in row] for row in X], dtype=dtype)
        for X in (X_train, X_test)
    ]
    return spread[0], y_train, spread[1]


def cast(problem, train, test, factor=1.0):
    """Multiply the features of a problem and give them dtypes."""
    X_train, y_train, X_test = problem
    return (X_train * factor).astype(train), y_train, (X_test * factor).astype(test)


def layouts(X):
    """The same matrix in Fortran order, strided, reversed, transposed, at an offset, read-only."""
    wide = np.full((2 * X.shape[0], 3 * X.shape[1]), 77.0)
    wide[::2, 1::3] = X
    locked = X.copy()
    locked.flags.writeable = False
    inner = np.full((X.shape[0] + 2, X.shape[1] + 1), -5.0)
    inner[1:-1, 1:] = X
    flipped = np.ascontiguousarray(X[::-1, ::-1])[::-1, ::-1]
    return [np.asfortranarray(X), wide[::2, 1::3], flipped, inner[1:-1, 1:], locked]


def relabelled(y_train):
    """The same labels as other types: the smallest becomes the first of each pool, and so on."""
    codes = np.unique(y_train, return_inverse=True)[1]
    pools = [
        np.array(["kiwi", "fig", "banana"]),
        np.array([b"no", b"yes", b"maybe"]),
        np.array([True, False, True]),
        np.array([0.25, -np.inf, 1e300]),
        np.array([2.5, -1.0, 0.5], dtype=np.float16),
        np.array([200, 3, 255], dtype=np.uint8),
        np.array([2**53 + 1, -(2**63), 2**53]),
        np.array([2**64 - 1, 0, 2**63], dtype=np.uint64),
    ]
    return [pool[codes] for pool in pools]


def spoiled(X, value, place):
    """A copy of `X` with `value` in one of its places."""
    copy = X.copy()
    copy.flat[place % X.size] = value
    return copy


def expect_each(call, cases):
    """Demand the right answer in every case."""
    for case in cases:
        expect_equal(call(*case), spec_1nn(*case))


def expect_all_refused(call, problem, cases):
    """Demand a ValueError in every case, and the right answer to the problem they come from."""
    for case in cases:
        expect_refusal(call(*case), valid=call(*problem), want=spec_1nn(*problem))


@criterion("correctness")
@given(problem=separated_problems())
def check_every_row_takes_the_label_of_its_nearest_row(candidate, problem):
    """Every test row gets the label of the training row at the smallest squared distance."""
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("correctness")
def check_real_features(candidate, rng):
    """Features may be any real numbers, not only whole ones, and there may be many of them."""
    few, many = well_separated(rng, 23, 9, 5), well_separated(rng, 7, 4, 60)
    labels = rng.permutation(23) % 8 * 3 - 5
    cases = [(few[0], labels, few[1]), (many[0], labels[:7], many[1])]
    expect_each(candidate.predict_1nn, cases)


@criterion("correctness")
@given(
    problem=one_of(
        separated_problems(max_features=1),
        separated_problems(max_test=1),
        separated_problems(min_train=1, max_train=1),
    )
)
def check_one_row_or_one_feature_is_enough(candidate, problem):
    """One feature, one test row or one training row is a problem like any other."""
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("correctness")
@given(problem=separated_problems(), examples=10)
def check_large_and_small_magnitudes(candidate, problem):
    """Features as large as 1e100 or as small as 1e-100 lose nothing."""
    factors = (2.0**328, 2.0**40, 2.0**-40, 2.0**-330)
    cases = [cast(problem, np.float64, np.float64, factor) for factor in factors]
    expect_each(candidate.predict_1nn, cases)


@criterion("correctness")
@given(problem=near_ties())
def check_nearly_equal_is_not_equal(candidate, problem):
    """A row that is nearer by a few millionths is nearer: distances are compared as they are."""
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("ties")
@given(problem=tied_problems(max_test=1))
def check_equal_distances_take_the_first_row(candidate, problem):
    """Of equally near training rows the first one in X_train gives the label."""
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("ties")
def check_first_of_many_equal_rows(candidate, rng):
    """The first row counts as well where a crowd of rows is equally near."""
    expect_each(candidate.predict_1nn, crowds(rng))


@criterion("vectorization")
def check_no_loop_over_test_rows(candidate):
    """No place in the code runs once per test row."""
    expect_vectorised(
        candidate.predict_1nn,
        lambda m, rng: lattice(18, m, 3, rng),
        spec_lattice,
        rows="test rows",
    )


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate):
    """No place in the code runs once per training row."""
    expect_vectorised(
        candidate.predict_1nn,
        lambda n, rng: lattice(n, 14, 3, rng),
        spec_lattice,
        rows="training rows",
    )


@criterion("memory")
def check_no_array_of_all_rows_and_features(candidate):
    """Temporaries do not grow with test rows times training rows times features."""
    expect_bounded_memory(
        candidate.predict_1nn,
        lambda sizes, rng: lattice(sizes[1], sizes[0], sizes[2], rng),
        spec_lattice,
        base=(64, 96, 16),
        per="test row × training row × feature",
    )


@criterion("edge_cases")
@given(problem=plain_problems(), examples=5)
def check_no_test_rows_give_an_empty_answer(candidate, problem):
    """An empty test set gives an empty result of the labels' dtype."""
    X_train, y_train, X_test = problem
    relabels = [y_train, *relabelled(y_train)[:3]]
    expect_each(candidate.predict_1nn, [(X_train, y, X_test[:0]) for y in relabels])
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("edge_cases")
@given(problem=plain_problems(min_features=2), place=integers(0, 99), examples=8)
def check_no_test_rows_excuse_nothing(candidate, problem, place):
    """With an empty test set everything else is still checked: its width, values and labels."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train, X_test[:0, 1:]),
        (spoiled(X_train, np.nan, place), y_train, X_test[:0]),
        (X_train, y_train[1:], X_test[:0]),
        (X_train, y_train, X_test[:0, 0]),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_problems(), examples=5)
def check_no_training_rows_are_refused(candidate, problem):
    """An empty training set is refused, whatever the test set is."""
    X_train, y_train, X_test = problem
    cases = [(X_train[:0], y_train[:0], X_test), (X_train[:0], y_train[:0], X_test[:0])]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_problems(), place=integers(0, 99), examples=10)
def check_nan_is_refused(candidate, problem, place):
    """NaN among the training or the test features is refused."""
    X_train, y_train, X_test = problem
    cases = [
        (spoiled(X_train, np.nan, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.nan, place)),
        (X_train, y_train, spoiled(X_test.astype(np.float32), np.nan, place)),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_problems(), place=integers(0, 99), examples=10)
def check_infinity_is_refused(candidate, problem, place):
    """Infinity of either sign among the features is refused."""
    X_train, y_train, X_test = problem
    cases = [
        (spoiled(X_train, np.inf, place), y_train, X_test),
        (spoiled(X_train, -np.inf, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.inf, place)),
        (X_train, y_train, spoiled(X_test, -np.inf, place)),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=one_of(plain_problems(), plain_problems(max_features=1)), examples=8)
def check_feature_arrays_have_two_dimensions(candidate, problem):
    """Feature arrays of one or three dimensions are refused."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train, X_test[0]),
        (X_train, y_train, X_test[:, 0]),
        (X_train, y_train, X_test[np.newaxis]),
        (X_train, y_train, X_test[:, np.newaxis]),
        (X_train[:, 0], y_train, X_test),
        (X_train[:, 0], y_train, X_test[:, 0]),
        (X_train[:, np.newaxis], y_train, X_test),
        (X_train[:, :, np.newaxis], y_train, X_test),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_problems(min_features=2), examples=8)
def check_feature_counts_agree(candidate, problem):
    """Training and test rows of different widths are refused, one feature included."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train, X_test[:, 1:]),
        (X_train, y_train, X_test[:, :1]),
        (X_train[:, :1], y_train, X_test),
        (X_train, y_train, np.hstack([X_test, X_test[:, :1]])),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_problems(), examples=8)
def check_labels_align_with_training_rows(candidate, problem):
    """Labels that are not one per training row, in one dimension, are refused."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train[1:], X_test),
        (X_train, np.append(y_train, y_train[0]), X_test),
        (X_train, y_train[:0], X_test),
        (X_train, y_train[:, np.newaxis], X_test),
        (X_train, y_train[np.newaxis], X_test),
        (X_train, np.stack([y_train, y_train], axis=1), X_test),
    ]
    expect_all_refused(candidate.predict_1nn, problem, cases)


@criterion("inputs")
@given(problem=plain_problems(low=0, high=7), examples=6)
def check_integers_do_not_wrap_around(candidate, problem):
    """Integer features of every width are reckoned with in float64: nothing wraps around."""
    mixed = cast(problem, np.int8, np.uint8, 16)
    cases = [of_dtype(problem, dtype) for dtype in INTEGERS]
    expect_each(candidate.predict_1nn, [*cases, mixed])


@criterion("inputs")
@given(
    problem=separated_problems(low=0, high=1, max_train=3, min_features=3, max_features=6),
    examples=8,
)
def check_bool_features(candidate, problem):
    """Bool features count as 0 and 1, also beside features of another type."""
    dtypes = [(bool, bool), (bool, np.float64), (np.uint8, bool)]
    expect_each(candidate.predict_1nn, [cast(problem, *pair) for pair in dtypes])


@criterion("inputs")
@given(problem=plain_problems(), examples=6)
def check_short_floats_do_not_overflow(candidate, problem):
    """Features in float16 and float32 are reckoned with in float64: squares do not overflow."""
    cases = [
        cast(problem, np.float16, np.float16, 4096),
        cast(problem, np.float16, np.int32, 4096),
        cast(problem, np.float32, np.float32, 2.0**100),
    ]
    expect_each(candidate.predict_1nn, cases)


@criterion("inputs")
@given(order=permutations([0, 1]), dtype=sampled_from(["int64", "uint64"]), examples=6)
def check_large_integers_are_compared_as_float64(candidate, order, dtype):
    """Integers that become the same float64 are the same, so rows of them are equally near."""
    X_train = np.array([[2**53], [2**53 + 1], [2**53], [0]], dtype=dtype)
    X_test = np.array([[2**53 + 1], [5]], dtype=dtype)[list(order)]
    problem = X_train, np.array([3, 8, 3, -6]), X_test
    expect_equal(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("inputs")
@given(problem=plain_problems(), examples=8)
def check_labels_of_every_type(candidate, problem):
    """Labels may be ints, floats, bools, strings or bytes, and come back in their own dtype."""
    X_train, y_train, X_test = problem
    cases = [(X_train, y, X_test) for y in relabelled(y_train)]
    expect_each(candidate.predict_1nn, cases)


@criterion("inputs")
@given(problem=plain_problems(min_train=4, min_features=3, n_labels=6), examples=10)
def check_any_memory_layout(candidate, problem):
    """Arrays may be in Fortran order, strided, reversed or read-only."""
    X_train, y_train, X_test = problem
    locked = np.repeat(y_train, 2)[::-2][::-1]
    locked.flags.writeable = False
    pairs = zip(layouts(X_train), reversed(layouts(X_test)), strict=True)
    expect_each(candidate.predict_1nn, [(train, locked, test) for train, test in pairs])


@criterion("inputs")
@given(problem=plain_problems(), examples=8)
def check_arguments_stay_as_they_are(candidate, problem):
    """The call leaves its arguments alone and prints nothing."""
    expect_pure(candidate.predict_1nn(*problem), spec_1nn(*problem))


@criterion("inputs")
@given(problem=plain_problems(), examples=8)
def check_the_result_is_an_array_of_its_own(candidate, problem):
    """The result is writable and shares no memory with the arguments or an earlier result."""
    X_train, y_train, X_test = problem
    backwards = X_train, y_train, X_test[::-1].copy()
    expect_fresh(candidate.predict_1nn(*problem), spec_1nn(*problem))
    expect_fresh(candidate.predict_1nn(*backwards), spec_1nn(*backwards))
