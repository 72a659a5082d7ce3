"""What `soft_predict_proba` and `soft_readout_jacobian` promise, at every temperature."""

import math

import numpy as np

from tiebreak.expect import (
    Both,
    expect_close,
    expect_conduct,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
    expect_silent,
    expect_vectorised,
)
from tiebreak.marks import criterion, final, given
from tiebreak.strategies import (
    bad_shapes,
    one_of,
    other_forms,
    problems,
    sampled_from,
    tied_problems,
    widened,
)

ATOL, ROUGHLY = 1e-9, 1e-4  # whoever is off by less has no loop and refuses well all the same
NEAR, FAR = slice(0, None, 2), 1000
ORDINARY = sampled_from([1.0, 2.5, 10.0])
WHOLE = problems(min_train=2, min_test=2, min_features=2)
UNEVEN = WHOLE.map(lambda problem: (problem[0] * 0.37 + 0.11, problem[1], problem[2] * 0.37))
TIED = tied_problems(max_test=4).filter(lambda problem: min(problem[2].shape) > 1)
NUMBERS = 2, np.float64(0.5), np.float32(0.5), np.int64(3), np.uint32(3)
BAD_TEMPERATURES = 0, -1.0, math.nan, math.inf, "1", None, [1.0], np.array([1.0]), True, np.True_
BAD_TEMPERATURES += (np.complex128(1.0),)
BEYOND = 1e-13, 1e13  # to be taken, with nothing promised
KINDS, ROWS = ("float32", "int32", "int64"), ("test rows", "training rows")
DTYPES = (  # temperature, dtypes (of training rows and queries), training rows, queries
    (500.0, ["uint8", "int8", "uint64", "uint8 float64"], [[0, 40], [30, 3], [9, 9]], [[1, 30]]),
    (1e3, ["int8"], [[-100, 9], [100, 0], [-90, 28], [90, 3]], [[-95, 9], [70, 120]]),
    (1e3, ["int16", "int32"], [[-300, 9], [300, 0], [-280, 28], [280, 3]], [[-290, 9]]),
    (1.0, ["int64", "uint64"], [[2**53], [2**53 + 1], [2**53], [2**53 + 1]], [[2**53]]),
    (4.0, ["float32"], [[0.1, 300.7], [0.3, 301.2], [1.7, 299.0]], [[0.2, 300.0], [1.1, 301.0]]),
    (4.0, ["float16"], [[0.1, 300.7], [0.3, 301.2], [1.7, 299.0]], [[0.2, 300.0], [1.1, 301.0]]),
    (1.0, ["bool"], [[1, 0, 1], [0, 0, 1], [1, 1, 1]], [[1, 1, 0], [0, 1, 1]]),
)


def spec_weights(X_train, X_test, temperature):
    """Return the softmax weights of all pairs, from differences of rows."""
    squared = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    powers = np.exp((squared.min(axis=1, keepdims=True) - squared) / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def spec_proba(X_train, y_train, X_test, temperature):
    """Add up the weights class by class."""
    return spec_weights(X_train, X_test, temperature) @ members(y_train)


def members(y_train):
    return (y_train[:, None] == np.unique(y_train)).astype(np.float64)


def spec_jacobian(X_train, y_train, X_test, temperature):
    """Derive each probability by hand: 2 / T * (pull of its class - p * pull of all rows)."""
    weights, own = spec_weights(X_train, X_test, temperature), members(y_train)
    pulls = np.einsum("qi,ij,if->qjf", weights, own, X_train)
    mean = (weights @ own)[:, :, None] * (weights @ X_train)[:, None, :]
    return 2.0 / float(temperature) * (pulls - mean)


def slack(X_train, _labels, X_test, temperature):
    """Return 1e-7 * (norm of the query + largest norm of a training row) / temperature."""
    queries, rows = (np.sqrt((X**2).sum(axis=1)) for X in (X_test, X_train))
    return 1e-7 * (queries + rows.max())[:, None, None] / float(temperature)


def proportional(got, want):
    """Tell whether `got` is a non-zero multiple of `want`."""
    if got.shape != want.shape or got.dtype != np.float64:
        return False
    factor = (got * want).sum() / (want * want).sum()
    close = np.abs(got - factor * want) <= ROUGHLY * abs(factor) * np.abs(want).max()
    return abs(factor) > 1e-3 and close.all()


def expect_near(answer, *problem, atol=ROUGHLY):
    expect_close(answer, spec_proba(*problem), atol=atol)


def expect_proba(answer, *problem):
    """Expect the probabilities within 1e-9, and rows that sum to 1 within 1e-12."""
    expect_near(answer, *problem, atol=ATOL)
    what = "every row sums to 1 within 1e-12"
    expect_property(answer, lambda got: (np.abs(got.sum(axis=1) - 1.0) <= 1e-12).all(), what)


def expect_jacobian(answer, *problem):
    expect_close(answer, spec_jacobian(*problem), atol=slack(*problem))


def expect_derived(answer, *problem):
    """Expect the jacobian up to one common factor: its own criterion scores the factor."""
    want, what = spec_jacobian(*problem), "the jacobian is right at least up to a factor"
    expect_property(answer, lambda got: proportional(got.reshape(want.shape), want), what)


def expect_each(call, judge, given_problems, silent=False):
    """Expect an answer that ``judge(answer, *problem)`` finds right to each problem."""
    for problem in given_problems:
        answer = call(*problem)
        judge(answer, *problem)
        if silent:
            expect_silent(answer)


def finite(answer):
    """Tell whether a call came to numbers; whether they are right may be scored elsewhere."""
    value = answer.reply.value
    return isinstance(value, np.ndarray) and np.isfinite(value).all()


def expect_alike(candidate, temperature, *variants):
    """Expect of both functions, for each variant of one problem, what plain arrays give."""
    X_train, y_train, X_test = variants[0]
    numbers = np.unique(y_train, return_inverse=True)[1].astype(np.int64)
    train, test = ([[float(v) for v in row] for row in X] for X in (X_train, X_test))
    plain = np.array(train), numbers, np.array(test), temperature
    slope = candidate.soft_readout_jacobian(*plain)
    for variant in variants:
        expect_proba(candidate.soft_predict_proba(*variant, temperature), *plain)
        answer = candidate.soft_readout_jacobian(*variant, temperature)
        if finite(slope):
            expect_close(answer, slope.reply.value, atol=2 * slack(*plain))


def expect_every_dtype_and_layout(candidate, X_train, y_train, X_test):
    labels = np.array([6, 2, 9, 9])
    for temperature, names, train, test in DTYPES:
        pairs = [(name.split()[0], name.split()[-1]) for name in names]
        variants = [(np.array(train, a), labels[: len(train)], np.array(test, b)) for a, b in pairs]
        expect_alike(candidate, temperature, *variants)
    frozen = X_train.copy(), y_train.copy(), X_test.copy()
    for array in frozen:
        array.setflags(write=False)
    fortran = np.asfortranarray(X_train), y_train, np.asfortranarray(X_test)
    turned = X_train[::-1, ::-1].copy()[::-1, ::-1], y_train[::-1].copy()[::-1], X_test
    wide, doubled = np.repeat(X_test, 3, axis=1)[:, ::3], np.repeat(y_train, 2)[::2]
    strided = np.repeat(X_train, 2, axis=0)[::2], doubled, wide
    expect_alike(candidate, 1.0, frozen, fortran, turned, strided)


def expect_good_conduct(candidate, given_problems):
    for problem in given_problems:
        proba = candidate.soft_predict_proba(*problem)
        expect_proba(proba, *problem)
        for answer in filter(finite, (proba, candidate.soft_readout_jacobian(*problem))):
            expect_fresh(answer, answer.reply.value)
            expect_pure(answer, answer.reply.value)


def expect_shapes(candidate, given_problems):
    ordinarily = candidate.soft_readout_jacobian(*ordinary(), 1.0).reply.value
    if np.shape(ordinarily) == (3, 3, 2):
        for problem in given_problems:
            want = spec_jacobian(*problem)
            expect_shape(candidate.soft_readout_jacobian(*problem), want.shape, want.dtype)


def expect_refused(call, judge, given_problems):
    """Expect refusals, and an answer to the ordinary problem that `judge` finds right."""
    valid = call(*ordinary(), 1.0)
    judge(valid, *ordinary(), 1.0)
    for problem in given_problems:
        expect_refusal(call(*problem), valid=valid, want=valid.reply.value)


def expect_temperatures_judged(call, judge, shape):
    """Expect refusals of what is no temperature; beyond the range only that it is taken."""
    expect_refused(call, judge, at(*BAD_TEMPERATURES))
    expect_each(call, judge, at(*NUMBERS))
    for problem in at(*BEYOND):
        expect_shape(call(*problem), shape, np.float64)


def expect_empty_result(call, judge, shape, every=1):
    X_train, y_train, X_test = ordinary()
    expect_close(call(X_train, y_train, X_test[:0], 1.0), np.zeros(shape), atol=0.0)
    expect_refused(call, judge, bad_without_queries()[::every])


def ordinary():
    """Return a problem of three classes whose queries all lean to another one."""
    X_train = np.array([[0.0, 1.0], [2.0, 0.0], [1.0, -1.0], [-1.0, 2.0], [3.0, 3.0]])
    return X_train, np.array([4, 1, 9, 1, 4]), np.array([[0.0, 0.0], [2.0, 1.0], [-1.0, 1.0]])


def floating(rng):
    labels = np.array([2, 2, 0, 1, 2, 0, 2, 1])
    return rng.standard_normal((8, 3)), labels, rng.standard_normal((5, 3))


def extreme_problems():
    """Return exact problems from the coldest to the hottest temperature, on any magnitudes."""
    X_train, y_train = np.vstack([np.eye(2), -np.eye(2)]), np.array([8, 2, 5, 8])
    far = [[1024.0, 0.0], [-1024.0, 512.0], [0.0, -2048.0]]
    X_test = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [0.0, 3.0], *far])
    scales = [(2.0**-20, 1e-12), (2.0**-13, 1e-7), (2.0**20, 1e12), (2.0**320, 1e12)]
    scales += [(2.0**320, 1e-12), (2.0**-320, 1e-12), (2.0**-320, 1e12)]
    scales += [(1.0, t) for t in (1e-12, 1e-9, 1e-4, 1.0, 64.0, 1024.0, 1e5, 1e9, 1e12)]
    return [(X_train * s, y_train, X_test * s, t) for s, t in scales]


def bad_arrays():
    """Return the ordinary problem with bad training sets and then with bad queries."""
    X_train, y_train, X_test = ordinary()
    values = math.nan, math.inf, -math.inf
    train = [np.where(X_train > 2.5, value, X_train) for value in values]
    test = [np.where(X_test > 1.5, value, X_test) for value in values]
    labels = y_train[:-1], np.append(y_train, 4), y_train[:, None]
    problems = [(X, y_train, X_test) for X in (*train, X_train[:, :1], X_train[:, 0])]
    problems += [(X_train, y, X_test) for y in labels]
    problems += [(X_train[:0], y_train[:0], X_test)]
    problems += [(X_train, y_train, X) for X in test]
    problems += [p for p in bad_shapes(ordinary()) if p[0].ndim * p[2].ndim > 0]
    return [(*problem, 1.0) for problem in problems]


def bad_without_queries():
    wrong = *bad_arrays()[:9], *at(0.0, math.inf, "1", True)
    return [(X_train, labels, X_test[:0], t) for X_train, labels, X_test, t in wrong]


def at(*temperatures):
    return [(*ordinary(), temperature) for temperature in temperatures]


def growing(n_train, n_test, rng, dtype="float64", temperature=4.0):
    """Return twins, one feature for blocks' sake, and queries among them of which half are far.

    Half of the twins have one label and half the other, so that the nearest row alone is right
    when it is cold, and equal shares when it is hot: mistakes there have criteria of their own.
    """
    twins = rng.integers(0, 3, n_train // 2 + 1)
    twins[::2] -= 3
    X_train = np.repeat(twins, 2)[:n_train, None].astype(dtype)
    X_test = X_train[rng.integers(0, n_train, n_test)]
    X_test[1::2] += 64
    return X_train, np.where(X_train[:, 0] < 0, 7, 1), X_test, temperature


def grown(n_test, n_train, form, rng):
    """Return `growing` in a dtype and number of features, the further ones zero."""
    X_train, y_train, X_test, temperature = growing(n_train, n_test, rng)
    X_train, X_test = widened(*form, X_train, X_test)
    return X_train, y_train.astype(str), X_test, temperature


def grown_proba(got, *problem):
    """Tell whether the probabilities of near queries are about right; at extremes, roughly."""
    want = spec_proba(*problem)
    if got.shape != want.shape or got.dtype != np.float64:
        return False
    off = np.abs(got - want)[NEAR]
    return (off <= ROUGHLY).all() if problem[3] == 4.0 else not (off > 0.05).any()


def grown_jacobian(got, *problem):
    """Tell whether the jacobian of near queries is right up to a factor."""
    want = spec_jacobian(*problem)
    return got.size == want.size and proportional(got.reshape(want.shape)[NEAR], want[NEAR])


def plain(problem):
    X_train, y_train, X_test, temperature = problem
    return X_train.astype(np.float64), y_train, X_test.astype(np.float64), temperature


def expect_no_loop(call, right, rng, *temperatures):
    """Expect no loop over rows; far sizes come in another dtype, and at other temperatures.

    Whoever gets that dtype wrong loses that elsewhere, and is measured on float64 alone.
    """

    def judge(answer):
        what = f"the {right.__name__.replace('_', ' ')} of the measured call is right: this"
        expect_property(answer, lambda got: right(got, *plain(answer.args)), what)

    dtype = str(rng.choice(KINDS))
    small = call(*growing(8, 8, rng, dtype))
    got = small.reply.value
    if not isinstance(got, np.ndarray) or not right(got, *plain(small.args)):
        dtype = "float64"
    both = Both(rows=ROWS[1], arrange=grown, forms=other_forms(rng), judged=())
    for temperature, rows, in_test in zip(temperatures, ROWS, (True, False), strict=True):

        def arrange(size, rng, in_test=in_test, other=(dtype, temperature)):
            sides = (8, size) if in_test else (size, 8)
            return growing(*sides, rng, *(other if size >= FAR else ()))

        beside = both if in_test else None
        expect_vectorised(call, arrange, judge=judge, rows=rows, both=beside)


@criterion("correctness")
@given(examples=12, problem=one_of(WHOLE, UNEVEN), temperature=ORDINARY)
def check_probabilities_are_softmax_weights_by_class(candidate, problem, temperature):
    """Each probability is the softmax weight of its class's training rows, added up."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("correctness")
def check_smallest_shapes(candidate):
    """One training row, one class, one feature, one query, or a class per row are all valid."""
    X_train, y_train, X_test = ordinary()
    per_row = np.arange(5)[::-1].copy()
    shapes = [(X_train, y, X_test, 1.0) for y in (per_row, np.full(5, 6))]
    shapes += [(X_train[:n], y_train[:n], X_test[:1], 1.0) for n in (1, 5)]
    shapes += [(X_train[:, :1], y_train, X_test[:, :1], 1.0)]
    expect_each(candidate.soft_predict_proba, expect_proba, shapes)
    expect_shapes(candidate, shapes)


@criterion("correctness")
def check_columns_follow_the_sorted_classes(candidate):
    """Labels may be strings, bytes, bools, floats or any integers; columns follow np.unique."""
    X_train, _, X_test = ordinary()
    classes = [np.array(["apple", "fig", "pear"]), np.array([b"a", b"aa", b"z"])]
    classes += [np.array([-2.5, 0.25, np.inf]), np.array([-(2**63), 2**53, 2**53 + 1])]
    classes += [np.array([0, 200, 255], dtype=np.uint8)]
    columns, two = np.array([2, 1, 2, 0, 1]), np.array([True, False, False, True, True])
    expect_alike(candidate, 2.0, *((X_train, kind[columns], X_test) for kind in classes))
    expect_alike(candidate, 2.0, (X_train, two, X_test))


@criterion("correctness")
def check_features_of_every_dtype_and_layout(candidate, rng):
    """Features of any real dtype, in any order or strides, are read as float64."""
    expect_every_dtype_and_layout(candidate, *floating(rng))


@final
@criterion("correctness")
def check_conduct(candidate, rng):
    """Calls change no argument, print nothing, remember nothing; results are new and writable."""
    first, second = (*floating(rng), 1.0), (*floating(rng), 1.0)
    expect_good_conduct(candidate, (first, second, first))
    expect_conduct(candidate)


@criterion("temperature")
@given(examples=20, problem=TIED, temperature=sampled_from([1e-12, 1e-7, 1e-3, 1e5, 1e12]))
def check_limits(candidate, problem, temperature):
    """Cold mass goes to the nearest row, shared by exact ties; hot mass to class frequencies."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("temperature")
def check_probabilities_at_every_extreme(candidate):
    """From 1e-12 to 1e12, near and far, on any magnitudes: right, without NaN or a warning."""
    expect_each(candidate.soft_predict_proba, expect_proba, extreme_problems(), silent=True)


@criterion("jacobian")
def check_jacobian_of_smallest_shapes(candidate):
    """One feature, one training row or one class is enough for the jacobian."""
    X_train, y_train, X_test = ordinary()
    shapes = [
        (X_train[:, :1], y_train, X_test[:, :1], 1.0),
        (X_train[:1], y_train[:1], X_test, 1.0),
    ]
    expect_each(candidate.soft_readout_jacobian, expect_jacobian, shapes)


@criterion("jacobian")
@given(examples=12, problem=one_of(WHOLE, UNEVEN), temperature=ORDINARY)
def check_jacobian_is_the_derivative(candidate, problem, temperature):
    """The jacobian is the derivative of each probability by each feature of the query."""
    expect_jacobian(candidate.soft_readout_jacobian(*problem, temperature), *problem, temperature)


@criterion("jacobian")
def check_jacobian_at_every_extreme(candidate):
    """From 1e-12 to 1e12, ties and far queries included: right, without NaN or a warning."""
    expect_each(candidate.soft_readout_jacobian, expect_jacobian, extreme_problems(), silent=True)


@criterion("vectorization")
def check_probabilities_without_a_loop_over_rows(candidate, rng):
    """The probabilities are computed without a Python-level loop over test or training rows."""
    expect_no_loop(
        candidate.soft_predict_proba, grown_proba, rng, rng.choice([1e-9, 1e-7]).item(), 1e12
    )


@criterion("vectorization")
def check_jacobian_without_a_loop_over_rows(candidate, rng):
    """The jacobian is computed without a Python-level loop over test or training rows."""
    expect_no_loop(
        candidate.soft_readout_jacobian, grown_jacobian, rng, *rng.permutation([2.0, 8.0]).tolist()
    )


@criterion("edge_cases")
def check_bad_arrays_are_refused(candidate):
    """NaN, infinity, shapes or labels that do not fit, or no training rows are a ValueError."""
    expect_refused(candidate.soft_predict_proba, expect_near, bad_arrays())


@criterion("edge_cases")
def check_temperatures_are_judged(candidate):
    """Any finite number above 0 is a temperature, NumPy's too; all else is a ValueError."""
    expect_temperatures_judged(candidate.soft_predict_proba, expect_near, (3, 3))


@criterion("edge_cases")
def check_empty_test_set(candidate):
    """No queries give no rows with a column per class; all else is still refused."""
    expect_empty_result(candidate.soft_predict_proba, expect_near, (0, 3))


@criterion("edge_cases")
def check_jacobian_is_as_strict(candidate):
    """The jacobian refuses the same arrays and temperatures, and keeps its axes without queries."""
    call = candidate.soft_readout_jacobian
    expect_refused(call, expect_derived, bad_arrays())
    expect_temperatures_judged(call, expect_derived, (3, 3, 2))
    expect_empty_result(call, expect_derived, (0, 3, 2), every=3)
