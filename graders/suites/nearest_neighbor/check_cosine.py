"""Checks of `predict_cosine_1nn`: the label of the training row with the most similar direction."""

import numpy as np

from tiebreak.expect import (
    Both,
    expect_conduct,
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
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
    directions,
    exact_rows,
    forms,
    integers,
    laid_out,
    lines,
    lists,
    one_of,
    other_forms,
    permutations,
    plain_directions,
    real_directions,
    relabelled,
    sampled_from,
    tied_directions,
    widened,
)

SIGNED = ("int8", "int32", "int64")
UNSIGNED = ("uint8", "uint16", "uint64")
EXPONENTS = (-664, -3, 0, 1, 655)


def spec_cosine_1nn(X_train, y_train, X_test):
    """Compare every pair of rows in exact arithmetic and keep the first of the most similar."""
    train, test = exact_rows(X_train, X_test)
    best = [spec_most_similar(train, x) for x in test]
    return np.array([y_train[i] for i in best], dtype=y_train.dtype)


def spec_most_similar(train, x):
    """Number of the first row of which no other row is more similar to `x`."""
    best, (top, bottom) = 0, spec_rank(train[0], x)
    for i, t in enumerate(train):
        product, square = spec_rank(t, x)
        if product * bottom > top * square:
            best, top, bottom = i, product, square
    return best


def spec_rank(t, x):
    """Top and bottom of the signed square of the cosine times ||x||, exact and ordered like it."""
    product = sum(a * b for a, b in zip(t, x, strict=True))
    return product * abs(product), sum(a * a for a in t) or 1


def spec_rays(_X_train, _y_train, X_test):
    """Labels of the rays that `rays` takes its test rows from."""
    return ray_labels(3 * X_test[:, :3] / np.abs(X_test).max(axis=1, keepdims=True))


def ray_labels(points):
    """Give a ray its label, so that parallel training rows have equal labels."""
    return (points @ (1, 2, 4) % 7 - 2).astype(np.int64)


def rays(n_train, n_test, form, rng):
    """Arguments of any size with a known answer, in which training rows are equal in pairs.

    Training rows are all equally long and none is opposite to another: their entries are 1, 2
    and 3 in some order, the last two with signs. What is in further columns is zero.
    """
    points = rng.permuted(np.tile([1.0, 2.0, 3.0], (n_train // 2, 1)), axis=1)
    points[:, 1:] *= rng.choice([-1, 1], (n_train // 2, 2))
    points = np.resize(points, (n_train, 3))
    around = points[rng.integers(n_train, size=n_test)] * rng.choice([1, 2, 8, 16], (n_test, 1))
    X_train, X_test = widened(*form, points * 4, around)
    return X_train, ray_labels(points), X_test


def rays_and_zero_rows(*args):
    """The same with zero rows for a third of the rows on both sides."""
    X_train, y_train, X_test = rays(*args)
    X_train[1::3] = X_test[1::3] = 0
    return X_train, y_train, X_test


def any_answer(answer):
    """Judge nothing: what zero rows come to is asked elsewhere, here only the work counts."""


def of_dtype(problem, dtype):
    """Spread coordinates of -4 to 3, or of 0 to 7, over the whole range of an integer dtype."""
    return cast(problem, dtype, dtype, 2.0 ** (np.iinfo(dtype).bits - 3))


def lowest(dtype):
    """Rows of the lowest number of a signed dtype, whose absolute value the dtype cannot hold.

    First there is such a row among the test rows, then among the training rows.
    """
    low = np.iinfo(dtype).min
    slight, steep = [low // -2, low // -8], [low // -8, low // -2]
    for train, test in (
        ([slight, [low, low // 2]], [[low, low], slight]),
        ([steep, [low, low]], [[low, low // 2], steep]),
    ):
        yield np.array(train, dtype=dtype), np.array([6, -4]), np.array(test, dtype=dtype)


def stretched(problem, exponents):
    """Multiply every row of a problem by a power of two of its own."""
    X_train, y_train, X_test = problem
    powers = 2.0 ** np.array(exponents, dtype=float)[:, np.newaxis]
    return X_train * powers[: len(X_train)], y_train, X_test * powers[-len(X_test) :]


def unusual_sides(rng):
    """As many test rows as training rows and features, test rows equal to them, and one of each.

    And 300 features, the last five of which alone are not zero.
    """
    X_train, y_train, X_test = real_directions(rng, 3, 3, 3)
    yield from ((X_train, y_train, X_test), (X_train, y_train, X_train.copy()))
    yield X_train[:1], y_train[:1], X_test[:1]
    X_train, y_train, X_test = real_directions(rng, 7, 4, 5)
    padded = (np.pad(X, [(0, 0), (295, 0)]) for X in (X_train, X_test))
    yield next(padded), y_train, next(padded)


def near_ties(rng):
    """One test row, and rows whose similarities to it differ by a few millionths."""
    cosine = 0.8 - 3e-6 * rng.permutation(6)
    X_train = np.zeros((6, 4))
    X_train[:, 0] = cosine
    signs = rng.permutation([1, 1, 1, -1, -1, -1])
    X_train[range(6), [1, 2, 3, 3, 2, 1]] = signs * np.sqrt(1 - cosine**2)
    lengths = np.array([[1.0], [3.0], [0.5], [8.0], [2.0], [5.0]])
    X_test = np.array([[rng.choice([-2.5, 2.5]), 0.0, 0.0, 0.0]])
    return X_train * lengths, np.array([4, -1, 9, 2, 0, 7]), X_test


def with_zero_rows(problem, far):
    """Insert zero rows and let some test rows point away from all training rows.

    Whether the first or the last of equally similar rows is taken makes no difference here.
    """
    X_train, y_train, X_test = problem
    zero = np.zeros((1, X_train.shape[1]))
    label = np.array([y_train.min() - 1])
    X_train = np.concatenate([X_train[:1], zero, X_train[1:], zero])
    y_train = np.concatenate([y_train[:1], label, y_train[1:], label])
    return X_train, y_train, X_test * np.resize([-1, 1, -1][far:], (len(X_test), 1))


def right_angles(axes, length, zero_first):
    """Zero rows, rows at a right angle and a row that points away from the first test row.

    Of equally similar rows the first, the last, the longest and the shortest have one label. Where
    the zero row is not the first, the row before it is a little better.
    """
    ahead, aside, _ = np.eye(3)[list(axes)]
    better = aside + 4e-6 * np.sign(length) * ahead
    alike = [0 * aside, aside] if zero_first else [better, 0 * aside]
    X_train = np.stack([-length * ahead, *alike, 4 * aside])
    return X_train, np.array([-2, 5, 9, 5]), np.stack([length * ahead, -2 * length * ahead])


def expect_right_around_zero(call, problem, place):
    """Insert a zero test row, and demand the right labels of all others.

    Which training row is the first for the zero row is asked where their unit vectors are exact.
    """
    X_train, y_train, X_test = problem
    place = min(place, len(X_test))
    want = spec_cosine_1nn(*problem)
    answer = call(X_train, y_train, np.insert(X_test, place, 0.0, axis=0))
    expect_shape(answer, (len(want) + 1,), want.dtype)
    right = lambda got: (np.delete(got, place) == want).all()  # noqa: E731
    expect_property(answer, right, f"right labels but for the zero row, which is row {place},")


def crowds(rng):
    """Four crowds of 64 training rows in 16 directions, so that each is there several times.

    It takes several: a sort that is not stable often puts the first of equals first all the same.
    """
    return [
        (
            rng.choice([-1.0, 1.0], (64, 4)) * rng.choice([0.5, 1.0, 4.0], (64, 1)),
            rng.permutation(64) - 20,
            rng.choice([-2.0, 2.0], (8, 4)),
        )
        for _ in range(4)
    ]


def other_ties(rng):
    """A zero test row, and rows along the axes between rows of four features, as similar."""
    X_train, y_train, X_test = crowds(rng)[0]
    alike = np.where(rng.permutation(np.eye(4)) > 0, -1.0, 1.0)
    alike = np.stack([np.eye(4) * 4, alike], axis=1).reshape(8, 4)
    both = [(rows, np.arange(8), X_test[:2] ** 2) for rows in (alike, alike[::-1])]
    return [(X_train, y_train, 0 * X_test[:2]), *both]


def nearly_alike():
    """Rows of float16 that are one similarity to whoever reckons in float16."""
    X_train = np.array([[2038 + i, 2047] for i in range(6)], dtype=np.float16)
    return X_train, np.array([3, 3, 5, -2, 0, 7]), np.array([[4096.0, 0.0], [0.0, 4096.0]])


def expect_each(call, cases):
    """Demand the right answer in every case."""
    for case in cases:
        expect_equal(call(*case), spec_cosine_1nn(*case))


def expect_all_refused(call, problem, cases):
    """Demand a ValueError in every case, and the right answer to the problem they come from."""
    valid, want = call(*problem), spec_cosine_1nn(*problem)
    for case in cases:
        expect_refusal(call(*case), valid=valid, want=want)


def expect_no_loop(call, rng, rows, sizes):
    """Demand that nothing runs once per row, nor once per zero row among them."""
    form = forms(rng)
    data = lambda size, rng: (*sizes(size), form(size), rng)  # noqa: E731
    square = lambda m, n, other, rng: rays(n, m, other, rng)  # noqa: E731
    both = Both(rows="training rows", arrange=square, forms=other_forms(rng))
    expect_vectorised(
        call,
        lambda *size: rays(*data(*size)),
        spec_rays,
        rows=rows,
        both=both if rows == "test rows" else None,
    )
    expect_vectorised(
        call, lambda *size: rays_and_zero_rows(*data(*size)), judge=any_answer, rows=rows
    )


@criterion("correctness")
@given(
    problem=directions(),
    short=one_of(directions(max_test=1), directions(min_train=1, max_train=1)),
    narrow=lines(),
    examples=7,
)
def check_every_row_takes_the_label_of_the_most_similar_row(candidate, problem, short, narrow):
    """Every test row gets the label of the most similar row; one row or feature is enough."""
    expect_each(candidate.predict_cosine_1nn, [problem, short, narrow])


@criterion("correctness")
def check_real_features(candidate, rng):
    """Features may be any real numbers, up to 300, and similarities are compared as they are."""
    cases = [real_directions(rng, 23, 9, 5), *unusual_sides(rng)]
    expect_each(candidate.predict_cosine_1nn, [*cases, *(near_ties(rng) for _ in range(6))])


@criterion("correctness")
@given(
    problem=directions(),
    ahead=directions(low=1, high=9),
    axes=permutations(range(3)),
    length=sampled_from([-2.0, 0.5, 3.0]),
    place=integers(0, 3),
    examples=4,
)
def check_zero_rows_have_similarity_zero(candidate, problem, ahead, axes, length, place):
    """A zero row, on either side, is as similar to every row as a row at a right angle."""
    expect_right_around_zero(candidate.predict_cosine_1nn, problem, place)
    cases = [with_zero_rows(ahead, place % 2)]
    cases += [right_angles(axes, length, zero_first) for zero_first in (True, False)]
    X_train = np.array([[4.0, 0.0], [0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 2.0]])
    cases.append((X_train, np.array([3, 7, 7, 7, 3]), np.zeros((1, 2))))
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("correctness")
@given(
    problem=directions(),
    exponents=lists(sampled_from(EXPONENTS), min_size=8, max_size=8),
    examples=12,
)
def check_very_long_and_very_short_rows(candidate, problem, exponents):
    """Rows of length 1e200 and 1e-200, side by side, neither overflow nor vanish."""
    problem = stretched(problem, exponents)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("ties")
@given(problem=tied_directions(), examples=16)
def check_equal_similarities_take_the_first_row(candidate, problem):
    """Of equally similar training rows the first one in X_train gives the label."""
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("ties")
def check_first_of_many_equal_rows(candidate, rng):
    """The first row counts as well where all rows or a crowd of them are equally similar."""
    expect_each(candidate.predict_cosine_1nn, [*crowds(rng), *other_ties(rng)])


@criterion("vectorization")
def check_no_loop_over_test_rows(candidate, rng):
    """No place in the code runs once per test row, nor once per zero row among them."""
    expect_no_loop(candidate.predict_cosine_1nn, rng, "test rows", lambda m: (8, m))


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate, rng):
    """No place in the code runs once per training row, nor once per zero row among them."""
    expect_no_loop(candidate.predict_cosine_1nn, rng, "training rows", lambda n: (n, 7))


@criterion("edge_cases")
@given(problem=plain_directions(), place=integers(0, 99), examples=1)
def check_no_test_rows_give_an_empty_answer(candidate, problem, place):
    """An empty test set gives an empty result of the labels' dtype, and excuses nothing else."""
    X_train, y_train, X_test = problem
    empty = [(X_train, y, X_test[:0]) for y in (y_train, relabelled(y_train)[0])]
    cases = bad_without_queries(problem, place)
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)
    expect_each(candidate.predict_cosine_1nn, empty)


@criterion("edge_cases")
@given(problem=plain_directions(), place=integers(0, 99), examples=2)
def check_nan_and_infinity_are_refused(candidate, problem, place):
    """NaN and infinity of either sign among the training or the test features are refused."""
    expect_all_refused(candidate.predict_cosine_1nn, problem, bad_values(problem, place))


@criterion("edge_cases")
@given(problem=plain_directions(), examples=1)
def check_shapes_that_do_not_fit_are_refused(candidate, problem):
    """Feature arrays have two dimensions and equal widths; others are refused, width 1 too."""
    expect_all_refused(candidate.predict_cosine_1nn, problem, bad_shapes(problem))


@criterion("edge_cases")
@given(problem=plain_directions(), examples=1)
def check_training_rows_have_one_label_each(candidate, problem):
    """There is a training row, and a label in one dimension for each; all else is refused."""
    expect_all_refused(candidate.predict_cosine_1nn, problem, bad_labels(problem))


@criterion("inputs")
@given(
    signed=plain_directions(low=-4, high=3),
    unsigned=plain_directions(low=0, high=7),
    flags=plain_directions(low=0, high=1),
    examples=1,
)
def check_features_are_reckoned_with_in_float64(candidate, signed, unsigned, flags):
    """Integers of every width, bools and short floats count as float64: nothing wraps around."""
    cases = [of_dtype(signed, dtype) for dtype in SIGNED]
    cases += [of_dtype(unsigned, dtype) for dtype in UNSIGNED]
    cases += [cast(unsigned, np.int8, np.uint8, 16), *lowest("int8"), *lowest("int64")]
    cases += [*as_bools(flags), *as_short_floats(signed), nearly_alike()]
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("inputs")
@given(problem=plain_directions(), examples=1)
def check_labels_of_every_type(candidate, problem):
    """Labels may be ints, floats, bools, strings or bytes, and come back in their own dtype."""
    X_train, y_train, X_test = problem
    cases = [(X_train, y, X_test) for y in relabelled(y_train)]
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("inputs")
@given(problem=plain_directions(), examples=1)
def check_any_memory_layout(candidate, problem):
    """Arrays may be in Fortran order, strided, reversed or read-only."""
    expect_each(candidate.predict_cosine_1nn, laid_out(problem))


@final
@criterion("inputs")
@given(problem=plain_directions(), examples=3)
def check_arguments_and_results_are_kept_apart(candidate, problem):
    """Arguments stay as they are, nothing is printed, and the result is an array of its own."""
    first = candidate.predict_cosine_1nn(*problem)
    expect_pure(first, spec_cosine_1nn(*problem))
    expect_fresh(first, spec_cosine_1nn(*problem))
    problem = backwards(problem)
    expect_fresh(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))
    expect_conduct(candidate)
