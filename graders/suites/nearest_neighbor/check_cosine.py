"""Checks of `predict_cosine_1nn`: the label of the training row with the most similar direction."""

from fractions import Fraction

import numpy as np

from tiebreak.expect import (
    expect_equal,
    expect_fresh,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, given
from tiebreak.strategies import (
    booleans,
    composite,
    integers,
    labels,
    lists,
    one_of,
    permutations,
    problems,
    sampled_from,
)

SIGNED = ("int8", "int16", "int32", "int64")
UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
EXPONENTS = (-664, -3, 0, 1, 655)


def spec_cosine_1nn(X_train, y_train, X_test):
    """Compare every pair of rows in exact arithmetic and keep the first of the most similar."""
    train, test = exact_rows(X_train), exact_rows(X_test)
    best = [max(range(len(train)), key=lambda i: spec_rank(train[i], x)) for x in test]
    return np.array([y_train[i] for i in best], dtype=y_train.dtype)


def spec_rank(t, x):
    """Signed square of the cosine times ||x||, which orders rows t like the cosine but is exact."""
    product = sum(a * b for a, b in zip(t, x, strict=True))
    return Fraction(product * abs(product), sum(a * a for a in t)) if any(t) else 0


def exact_rows(X):
    """Rows of a matrix as float64 sees them, as ints where they are whole (those are faster)."""
    values = [[float(value) for value in row] for row in X]
    return [[int(v) if v.is_integer() else Fraction(v) for v in row] for row in values]


def spec_rays(_X_train, _y_train, X_test):
    """Labels of the rays that `rays` takes its test rows from."""
    return ray_labels(3 * X_test / np.abs(X_test).max(axis=1, keepdims=True))


def ray_labels(points):
    """Give a ray its label, so that parallel training rows have equal labels."""
    return (points @ (1, 2, 4) % 7 - 2).astype(np.int64)


def rays(n_train, n_test, rng):
    """Arguments of any size with a known answer, in which training rows are equal in pairs.

    Training rows are all equally long and none is opposite to another: their entries are 1, 2
    and 3 in some order, the last two with signs.
    """
    points = rng.permuted(np.tile([1.0, 2.0, 3.0], (n_train // 2, 1)), axis=1)
    points[:, 1:] *= rng.choice([-1, 1], (n_train // 2, 2))
    points = np.resize(points, (n_train, 3))
    lengths = rng.choice([0.25, 0.5, 1.0, 4.0, 8.0], (n_test, 1))
    return points * 2, ray_labels(points), points[rng.integers(n_train, size=n_test)] * lengths


def rays_and_zero_rows(n_train, n_test, rng):
    """The same with zero rows for a third of the rows on both sides."""
    X_train, y_train, X_test = rays(n_train, n_test, rng)
    X_train[1::3] = X_test[1::3] = 0
    return X_train, y_train, X_test


def any_answer(answer):
    """Judge nothing: what zero rows come to is asked elsewhere, here only the work counts."""


def apart(X_train, X_test):
    """True when no row is zero and every test row has one that is clearly most similar to it."""
    lengths = [np.linalg.norm(X, axis=1, keepdims=True) for X in (X_test, X_train)]
    if not all(length.all() for length in lengths):
        return False
    cosine = X_test @ X_train.T / lengths[0] / lengths[1].T
    return bool((np.diff(np.sort(cosine, axis=1), axis=1)[:, -1:] > 5e-6).all())


def directions(**ranges):
    """Draw problems without zero rows in which one training row is clearly most similar."""
    sides = {"min_train": 2, "max_train": 6, "max_test": 4, "min_features": 2}
    spread = sides | {"low": -9, "high": 9} | ranges
    return problems(**spread).filter(lambda problem: apart(problem[0], problem[2]))


def plain_directions(**ranges):
    """Draw problems whose most similar rows are the best ones by other measures, too.

    What a check asks for besides the similarity is then not lost with the similarity.
    """
    return directions(**ranges).filter(plain)


def plain(problem):
    """True when products, distances and absolute values have the same unique best rows."""
    X_train, _, X_test = problem
    product, squares = X_test @ X_train.T, (X_train**2).sum(axis=1)
    cosine = product / np.sqrt(squares)
    best = cosine.argmax(axis=1)[:, np.newaxis]
    ways = product, 2 * product - squares, product / squares, np.abs(cosine)
    as_good = [way > np.take_along_axis(way, best, axis=1) - 1e-6 for way in ways]
    return all((rows.sum(axis=1) == 1).all() for rows in as_good)


@composite
def lines(draw):
    """Draw problems of one feature, where the only directions are up and down."""
    X_train = np.array([[draw(integers(1, 9))], [-draw(integers(1, 9))]], dtype=np.float64)
    steps = draw(lists(integers(-9, 9).filter(bool), min_size=4, max_size=4))
    return X_train[draw(permutations([0, 1]))], draw(labels(2)), np.array(steps)[:, None] / 2


@composite
def exact_units(draw, n_features):
    """Draw a row with an exact unit vector: 1 or 4 features of one magnitude, 2 to a power.

    16 features would do for most methods, but ``np.hypot.reduce`` rounds their length.
    """
    many = draw(sampled_from([count for count in (1, 4) if count <= n_features]))
    places = draw(permutations(range(n_features)))[:many]
    signs = draw(lists(sampled_from([-1.0, 1.0]), min_size=many, max_size=many))
    row = np.zeros(n_features)
    row[places] = signs
    return row * 2.0 ** draw(integers(-3, 3))


@composite
def tied_directions(draw):
    """Draw problems whose first test row has several most similar rows, under several labels."""
    n_features = draw(sampled_from([2, 4, 5, 8]))
    n, m = draw(sampled_from([(3, 1), (6, 1), (7, 3)]))
    X_train = np.stack([draw(exact_units(n_features)) for _ in range(n)])
    X_test = np.stack([draw(exact_units(n_features)) for _ in range(m)])
    best, *others = draw(permutations(range(n)))
    best = int(np.argmax(exact_cosine(X_train, X_test)[0])) if draw(booleans()) else best
    for place in others[: draw(integers(1, n - 1))]:
        X_train[place] = turned(X_train[best], X_test[0], draw) * 2.0 ** draw(integers(-3, 3))
    return X_train, draw(labels(n)), X_test


def turned(row, axis, draw):
    """Turn `row` around `axis`: exchange two features that weigh the same there, a few times."""
    row = row.copy()
    for _ in range(draw(integers(0, 4))):
        i, j = draw(lists(integers(0, len(row) - 1), min_size=2, max_size=2))
        if abs(axis[i]) == abs(axis[j]):
            sign = -1 if axis[i] * axis[j] < 0 else 1
            row[i], row[j] = sign * row[j], sign * row[i]
    return row + 0.0


def exact_cosine(X_train, X_test):
    """Similarities, exact for rows with exact unit vectors."""
    train, test = (X / np.sqrt((X**2).sum(axis=1, keepdims=True)) for X in (X_train, X_test))
    return test @ train.T


def decided_by_order(problem):
    """True when the order of equally similar rows decides, and they are rows of one kind.

    Rows with the same number of features get the same rounding in any method's lengths.
    """
    X_train, y_train, X_test = problem
    cosine = exact_cosine(X_train, X_test)
    best = cosine == cosine.max(axis=1, keepdims=True)
    kinds = [set(np.count_nonzero(X_train[row], axis=1)) for row in best]
    return len(set(y_train[best[0]])) > 1 and all(len(kind) == 1 for kind in kinds)


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


def scaled(problem, train, test, factor):
    """Multiply the features of a problem and give them dtypes."""
    X_train, y_train, X_test = problem
    return (X_train * factor).astype(train), y_train, (X_test * factor).astype(test)


def of_dtype(problem, dtype):
    """Spread coordinates of -4 to 3, or of 0 to 7, over the whole range of an integer dtype."""
    X_train, y_train, X_test = problem
    step = 2 ** (np.iinfo(dtype).bits - 3)
    spread = [
        np.array([[int(value) * step for value in row] for row in X], dtype=dtype)
        for X in (X_train, X_test)
    ]
    return spread[0], y_train, spread[1]


def lowest(dtype):
    """Rows of the lowest number of a signed dtype, whose absolute value the dtype cannot hold."""
    low = np.iinfo(dtype).min
    X_train = np.array([[low // -2, low // -8], [low, low // 2]], dtype=dtype)
    return X_train, np.array([6, -4]), np.array([[low, low], [low // -2, low // -8]], dtype=dtype)


def stretched(problem, exponents):
    """Multiply every row of a problem by a power of two of its own."""
    X_train, y_train, X_test = problem
    powers = 2.0 ** np.array(exponents, dtype=float)[:, np.newaxis]
    return X_train * powers[: len(X_train)], y_train, X_test * powers[-len(X_test) :]


def real_directions(rng, n_train, n_test, n_features):
    """Normal features, drawn again until every test row has a clearly most similar row."""
    while True:
        X_train = rng.standard_normal((n_train, n_features))
        X_test = rng.standard_normal((n_test, n_features))
        if apart(X_train, X_test):
            return X_train, rng.permutation(n_train) % 8 * 3 - 5, X_test


def between_neighbors(order, signs, up):
    """One test row, and rows whose similarities to it differ by a few millionths."""
    cosine = 0.8 - 3e-6 * np.array(order)
    X_train = np.zeros((6, 4))
    X_train[:, 0] = cosine
    X_train[range(6), [1, 2, 3, 3, 2, 1]] = np.array(signs) * np.sqrt(1 - cosine**2)
    lengths = np.array([[1.0], [3.0], [0.5], [8.0], [2.0], [5.0]])
    X_test = np.array([[2.5 if up else -2.5, 0.0, 0.0, 0.0]])
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

    The first and the last of the equally similar rows have the same label, the smaller one.
    """
    ahead, aside, _ = np.eye(3)[list(axes)]
    alike = [0 * aside, aside, 0 * aside] if zero_first else [aside, 0 * aside, 4 * aside]
    X_train = np.stack([-length * ahead, *alike])
    return X_train, np.array([-2, 5, 9, 5]), np.stack([length * ahead, -2 * length * ahead])


def with_zero_query(problem, place):
    """Make one test row zero, and give the first and the last row the smallest label.

    So the first and the last of equally similar rows, or the smallest label, are the same here.
    """
    X_train, y_train, X_test = problem
    zero = np.zeros((1, X_train.shape[1]))
    label = np.array([y_train.min() - 1])
    X_train = np.concatenate([X_train, X_train[:1]])
    y_train = np.concatenate([label, y_train[1:], label])
    return X_train, y_train, np.insert(X_test, min(place, len(X_test)), zero, axis=0)


def crowds(rng):
    """Six crowds of 64 training rows in 16 directions, so that each is there several times.

    It takes several: a sort that is not stable often puts the first of equals first all the same.
    """
    return [
        (
            rng.choice([-1.0, 1.0], (64, 4)) * rng.choice([0.5, 1.0, 4.0], (64, 1)),
            rng.permutation(64) - 20,
            rng.choice([-2.0, 2.0], (5, 4)),
        )
        for _ in range(6)
    ]


def expect_each(call, cases):
    """Demand the right answer in every case."""
    for case in cases:
        expect_equal(call(*case), spec_cosine_1nn(*case))


def expect_all_refused(call, problem, cases):
    """Demand a ValueError in every case, and the right answer to the problem they come from."""
    for case in cases:
        expect_refusal(call(*case), valid=call(*problem), want=spec_cosine_1nn(*problem))


@criterion("correctness")
@given(problem=directions())
def check_every_row_takes_the_label_of_the_most_similar_row(candidate, problem):
    """Every test row gets the label of the training row with the largest cosine similarity."""
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
def check_real_features(candidate, rng):
    """Features may be any real numbers, not only whole ones, and there may be many of them."""
    cases = [real_directions(rng, 23, 9, 5), real_directions(rng, 7, 4, 60)]
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("correctness")
@given(
    problem=one_of(lines(), directions(max_test=1), directions(min_train=1, max_train=1)),
)
def check_one_row_or_one_feature_is_enough(candidate, problem):
    """One feature, one test row or one training row is a problem like any other."""
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
@given(order=permutations(range(6)), signs=permutations([1, 1, 1, -1, -1, -1]), up=booleans())
def check_nearly_equal_is_not_equal(candidate, order, signs, up):
    """A similarity that is larger by a few millionths is larger: they are compared as they are."""
    problem = between_neighbors(order, signs, up)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
@given(problem=directions(low=1, high=9), far=integers(0, 1))
def check_zero_training_rows_have_similarity_zero(candidate, problem, far):
    """A zero training row has similarity 0: more than rows that point away, less than others."""
    problem = with_zero_rows(problem, far)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
@given(axes=permutations(range(3)), length=sampled_from([-2.0, 0.5, 3.0]), zero_first=booleans())
def check_zero_training_rows_equal_rows_at_a_right_angle(candidate, axes, length, zero_first):
    """A zero training row is exactly as similar as a row at a right angle to the test row."""
    problem = right_angles(axes, length, zero_first)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
@given(problem=directions(), place=integers(0, 3))
def check_zero_test_rows_are_similar_to_none(candidate, problem, place):
    """A zero test row has similarity 0 with every training row, so the first one counts."""
    problem = with_zero_query(problem, place)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("correctness")
@given(
    problem=directions(),
    exponents=lists(sampled_from(EXPONENTS), min_size=8, max_size=8),
)
def check_very_long_and_very_short_rows(candidate, problem, exponents):
    """Rows of length 1e200 and 1e-200, side by side, neither overflow nor vanish."""
    problem = stretched(problem, exponents)
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("ties")
@given(problem=tied_directions().filter(decided_by_order))
def check_equal_similarities_take_the_first_row(candidate, problem):
    """Of equally similar training rows the first one in X_train gives the label."""
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("ties")
def check_first_of_many_equal_rows(candidate, rng):
    """The first row counts as well where a crowd of rows is equally similar."""
    expect_each(candidate.predict_cosine_1nn, crowds(rng))


@criterion("vectorization")
def check_no_loop_over_test_rows(candidate):
    """No place in the code runs once per test row, nor once per zero row among them."""
    expect_vectorised(
        candidate.predict_cosine_1nn,
        lambda m, rng: rays(18, m, rng),
        spec_rays,
        rows="test rows",
    )
    expect_vectorised(
        candidate.predict_cosine_1nn,
        lambda m, rng: rays_and_zero_rows(18, m, rng),
        judge=any_answer,
        rows="test rows",
    )


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate):
    """No place in the code runs once per training row, nor once per zero row among them."""
    expect_vectorised(
        candidate.predict_cosine_1nn,
        lambda n, rng: rays(n, 14, rng),
        spec_rays,
        rows="training rows",
    )
    expect_vectorised(
        candidate.predict_cosine_1nn,
        lambda n, rng: rays_and_zero_rows(n, 14, rng),
        judge=any_answer,
        rows="training rows",
    )


@criterion("edge_cases")
@given(problem=plain_directions(), examples=5)
def check_no_test_rows_give_an_empty_answer(candidate, problem):
    """An empty test set gives an empty result of the labels' dtype."""
    X_train, y_train, X_test = problem
    relabels = [y_train, *relabelled(y_train)[:3]]
    expect_each(candidate.predict_cosine_1nn, [(X_train, y, X_test[:0]) for y in relabels])
    expect_equal(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("edge_cases")
@given(problem=plain_directions(), place=integers(0, 99), examples=8)
def check_no_test_rows_excuse_nothing(candidate, problem, place):
    """With an empty test set everything else is still checked: its width, values and labels."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train, X_test[:0, 1:]),
        (spoiled(X_train, np.nan, place), y_train, X_test[:0]),
        (X_train, y_train[1:], X_test[:0]),
        (X_train, y_train, X_test[:0, 0]),
    ]
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), examples=5)
def check_no_training_rows_are_refused(candidate, problem):
    """An empty training set is refused, whatever the test set is."""
    X_train, y_train, X_test = problem
    cases = [(X_train[:0], y_train[:0], X_test), (X_train[:0], y_train[:0], X_test[:0])]
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), place=integers(0, 99), examples=10)
def check_nan_is_refused(candidate, problem, place):
    """NaN among the training or the test features is refused."""
    X_train, y_train, X_test = problem
    cases = [
        (spoiled(X_train, np.nan, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.nan, place)),
        (X_train, y_train, spoiled(X_test.astype(np.float32), np.nan, place)),
    ]
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), place=integers(0, 99), examples=10)
def check_infinity_is_refused(candidate, problem, place):
    """Infinity of either sign among the features is refused."""
    X_train, y_train, X_test = problem
    cases = [
        (spoiled(X_train, np.inf, place), y_train, X_test),
        (spoiled(X_train, -np.inf, place), y_train, X_test),
        (X_train, y_train, spoiled(X_test, np.inf, place)),
        (X_train, y_train, spoiled(X_test, -np.inf, place)),
    ]
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), examples=8)
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
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), examples=8)
def check_feature_counts_agree(candidate, problem):
    """Training and test rows of different widths are refused, one feature included."""
    X_train, y_train, X_test = problem
    cases = [
        (X_train, y_train, X_test[:, 1:]),
        (X_train, y_train, X_test[:, :1]),
        (X_train[:, :1], y_train, X_test),
        (X_train, y_train, np.hstack([X_test, X_test[:, :1]])),
    ]
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("edge_cases")
@given(problem=plain_directions(), examples=8)
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
    expect_all_refused(candidate.predict_cosine_1nn, problem, cases)


@criterion("inputs")
@given(
    signed=plain_directions(low=-4, high=3, max_train=4, max_test=3),
    unsigned=plain_directions(low=0, high=7, max_train=3, max_test=2),
    examples=6,
)
def check_integers_do_not_wrap_around(candidate, signed, unsigned):
    """Integer features of every width are reckoned with in float64: nothing wraps around."""
    cases = [of_dtype(signed, dtype) for dtype in SIGNED]
    cases += [of_dtype(unsigned, dtype) for dtype in UNSIGNED]
    cases += [lowest(dtype) for dtype in SIGNED]
    expect_each(candidate.predict_cosine_1nn, [*cases, scaled(unsigned, np.int8, np.uint8, 16)])


@criterion("inputs")
@given(
    problem=plain_directions(low=0, high=1, max_train=3, min_features=3, max_features=6),
    examples=8,
)
def check_bool_features(candidate, problem):
    """Bool features count as 0 and 1, also beside features of another type."""
    dtypes = [(bool, bool), (bool, np.float64), (np.uint8, bool)]
    expect_each(candidate.predict_cosine_1nn, [scaled(problem, *pair, 1) for pair in dtypes])


@criterion("inputs")
@given(problem=plain_directions(), examples=6)
def check_short_floats_do_not_overflow(candidate, problem):
    """Features in float16 and float32 are reckoned with in float64: squares do not overflow."""
    cases = [
        scaled(problem, np.float16, np.float16, 4096),
        scaled(problem, np.float16, np.int32, 4096),
        scaled(problem, np.float32, np.float32, 2.0**100),
    ]
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("inputs")
@given(problem=plain_directions(), examples=8)
def check_labels_of_every_type(candidate, problem):
    """Labels may be ints, floats, bools, strings or bytes, and come back in their own dtype."""
    X_train, y_train, X_test = problem
    cases = [(X_train, y, X_test) for y in relabelled(y_train)]
    expect_each(candidate.predict_cosine_1nn, cases)


@criterion("inputs")
@given(problem=plain_directions(min_train=4, min_features=3, n_labels=6), examples=10)
def check_any_memory_layout(candidate, problem):
    """Arrays may be in Fortran order, strided, reversed or read-only."""
    X_train, y_train, X_test = problem
    locked = np.repeat(y_train, 2)[::-2][::-1]
    locked.flags.writeable = False
    pairs = zip(layouts(X_train), reversed(layouts(X_test)), strict=True)
    expect_each(candidate.predict_cosine_1nn, [(train, locked, test) for train, test in pairs])


@criterion("inputs")
@given(problem=plain_directions(), examples=8)
def check_arguments_stay_as_they_are(candidate, problem):
    """The call leaves its arguments alone and prints nothing."""
    expect_pure(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))


@criterion("inputs")
@given(problem=plain_directions(), examples=8)
def check_the_result_is_an_array_of_its_own(candidate, problem):
    """The result is writable and shares no memory with the arguments or an earlier result."""
    X_train, y_train, X_test = problem
    backwards = X_train, y_train, X_test[::-1].copy()
    expect_fresh(candidate.predict_cosine_1nn(*problem), spec_cosine_1nn(*problem))
    expect_fresh(candidate.predict_cosine_1nn(*backwards), spec_cosine_1nn(*backwards))
