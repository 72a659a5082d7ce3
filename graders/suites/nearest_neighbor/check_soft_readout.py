"""What `soft_predict_proba` and `soft_readout_jacobian` promise, at every temperature."""

import math

import numpy as np

from tiebreak.expect import (
    expect_close,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
    expect_silent,
    expect_vectorised,
)
from tiebreak.marks import criterion, given
from tiebreak.strategies import one_of, problems, sampled_from, tied_problems

ATOL = 1e-9
ORDINARY = sampled_from([1.0, 2.5, 10.0])
SIDES = {"min_train": 2, "min_test": 2, "min_features": 2}
TIED = tied_problems(max_test=4).filter(lambda problem: min(problem[2].shape) > 1)
BAD_TEMPERATURES = 0, -1.0, math.nan, math.inf, "1", None, [1.0], np.array([1.0]), True, np.True_
SMALL = [[0, 100], [127, 3], [90, 90]]
DTYPES = (  # temperature, dtypes (of training rows and queries), training rows, queries
    (500.0, ["uint8", "int8", "uint64", "uint8 float64"], SMALL, [[1, 90], [120, 0]]),
    (1e9, ["int16", "int32"], [[-30000, 9], [30000, 0], [0, 30000]], [[-29000, 0], [20000, 9000]]),
    (1.0, ["int64", "uint64"], [[2**53], [2**53 + 1], [0]], [[2**53], [0]]),
    (4.0, ["float32"], [[0.1, 300.7], [0.3, 301.2], [1.7, 299.0]], [[0.2, 300.0], [1.1, 301.0]]),
    (4.0, ["float16"], [[0.1, 300.7], [0.3, 301.2], [1.7, 299.0]], [[0.2, 300.0], [1.1, 301.0]]),
    (1.0, ["bool"], [[1, 0, 1], [0, 0, 1], [1, 1, 1]], [[1, 1, 0], [0, 1, 1]]),
)
NUMBERS = 2, np.float64(0.5), np.float32(0.5), np.int64(3), np.uint32(3)


def spec_weights(X_train, X_test, temperature):
    """Return the softmax weights of all pairs, from differences of rows."""
    squared = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    powers = np.exp((squared.min(axis=1, keepdims=True) - squared) / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


def spec_proba(X_train, y_train, X_test, temperature):
    """Add up the weights class by class."""
    weights = spec_weights(X_train, X_test, temperature)
    return np.stack([weights[:, y_train == c].sum(axis=1) for c in np.unique(y_train)], axis=1)


def spec_jacobian(X_train, y_train, X_test, temperature):
    """Derive each probability by hand: 2 / T * (pull of its class - p * pull of all rows)."""
    weights = spec_weights(X_train, X_test, temperature)
    pulls = [(weights * (y_train == c)) @ X_train for c in np.unique(y_train)]
    proba = spec_proba(X_train, y_train, X_test, temperature)
    moved = np.stack(pulls, axis=1) - proba[:, :, None] * (weights @ X_train)[:, None]
    return 2.0 / float(temperature) * moved


def sums_to_one(proba):
    """Tell whether each row sums to 1, adding up without rounding."""
    return all(abs(math.fsum(row) - 1.0) <= 1e-12 for row in proba.tolist())


def slack(X_train, _labels, X_test, temperature):
    """Return 1e-7 * (norm of the query + largest norm of a training row) / temperature."""
    queries, rows = (np.sqrt((X**2).sum(axis=1)) for X in (X_test, X_train))
    return 1e-7 * (queries + rows.max())[:, None, None] / float(temperature)


def proportional(got, want):
    """Tell whether `got` is a non-zero multiple of `want`."""
    if not isinstance(got, np.ndarray) or got.shape != want.shape or got.dtype != np.float64:
        return False
    factor = (got * want).sum() / (want * want).sum()
    close = np.abs(got - factor * want) <= 1e-6 * abs(factor) * np.abs(want).max()
    return abs(factor) > 1e-3 and close.all()


def expect_proba(answer, *problem):
    """Expect the probabilities within 1e-9, and rows that sum to 1 within 1e-12."""
    expect_close(answer, spec_proba(*problem), atol=ATOL)
    expect_property(answer, sums_to_one, "every row sums to 1 within 1e-12")


def expect_jacobian(answer, *problem):
    """Expect the derivatives within the contract's tolerance."""
    expect_close(answer, spec_jacobian(*problem), atol=slack(*problem))


def expect_derived(answer, *problem):
    """Expect the jacobian up to one common factor: its own criterion scores the factor."""
    want, what = spec_jacobian(*problem), "a finite jacobian, right at least up to a common factor,"
    expect_property(answer, lambda got: proportional(got, want), what)


def expect_each(call, judge, given_problems, silent=False):
    """Expect an answer that ``judge(answer, *problem)`` finds right to each problem."""
    for problem in given_problems:
        answer = call(*problem)
        judge(answer, *problem)
        if silent:
            expect_silent(answer)


def expect_if_returned(answer, expect):
    """Expect more of a jacobian that came back; whether it is right is scored elsewhere."""
    value = answer.reply.value
    if isinstance(value, np.ndarray) and np.isfinite(value).all():
        expect(answer, value)


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
        expect_if_returned(
            slope, lambda _, want, got=answer: expect_close(got, want, atol=2 * slack(*plain))
        )


def expect_every_layout(candidate, X_train, y_train, X_test):
    """Expect the answer of plain arrays for other layouts of the same values."""
    frozen = X_train.copy(), y_train.copy(), X_test.copy()
    for array in frozen:
        array.setflags(write=False)
    fortran = np.asfortranarray(X_train), y_train, np.asfortranarray(X_test)
    turned = X_train[::-1, ::-1].copy()[::-1, ::-1], y_train[::-1].copy()[::-1], X_test
    wide, doubled = np.repeat(X_test, 3, axis=1)[:, ::3], np.repeat(y_train, 2)[::2]
    strided = np.repeat(X_train, 2, axis=0)[::2], doubled, wide
    expect_alike(candidate, 1.0, frozen, fortran, turned, strided)


def expect_every_dtype(candidate):
    """Expect the answer of plain arrays for the same values in each dtype."""
    labels = np.array([5, 0, 2])
    for temperature, names, train, test in DTYPES:
        pairs = [(name.split()[0], name.split()[-1]) for name in names]
        variants = [(np.array(train, a), labels, np.array(test, b)) for a, b in pairs]
        expect_alike(candidate, temperature, *variants)


def expect_good_conduct(candidate, given_problems):
    """Expect right answers, pure and fresh, call after call."""
    for problem in given_problems:
        proba = candidate.soft_predict_proba(*problem)
        expect_proba(proba, *problem)
        expect_fresh(proba, proba.reply.value)
        expect_pure(proba, proba.reply.value)
        slope = candidate.soft_readout_jacobian(*problem)
        expect_if_returned(slope, expect_fresh)
        expect_if_returned(slope, expect_pure)


def expect_shapes_alike(candidate, given_problems):
    """Expect of a jacobian that has its shape on ordinary data to keep it on small ones."""
    ordinarily = candidate.soft_readout_jacobian(*ordinary(), 1.0).reply.value
    if isinstance(ordinarily, np.ndarray) and ordinarily.shape == (3, 3, 2):
        for X_train, y_train, X_test, temperature in given_problems:
            answer = candidate.soft_readout_jacobian(X_train, y_train, X_test, temperature)
            n_classes = len(set(y_train.tolist()))
            expect_shape(answer, (len(X_test), n_classes, X_train.shape[1]), np.float64)


def expect_refused(call, judge, given_problems):
    """Expect refusals, and an answer to the ordinary problem that `judge` finds right."""
    valid = call(*ordinary(), 1.0)
    judge(valid, *ordinary(), 1.0)
    for problem in given_problems:
        expect_refusal(call(*problem), valid=valid, want=valid.reply.value)


def ordinary():
    """Return a problem of three classes whose queries all lean to another one."""
    X_train = np.array([[0.0, 1.0], [2.0, 0.0], [1.0, -1.0], [-1.0, 2.0], [3.0, 3.0]])
    return X_train, np.array([4, 1, 9, 1, 4]), np.array([[0.0, 0.0], [2.0, 1.0], [-1.0, 1.0]])


def floating(rng):
    """Return normal data: 8 training rows of three classes, 5 queries, 3 features."""
    labels = np.array([2, 2, 0, 1, 2, 0, 2, 1])
    return rng.standard_normal((8, 3)), labels, rng.standard_normal((5, 3))


def uneven(problem):
    """Return the problem with features that are no small integers any more."""
    X_train, y_train, X_test = problem
    return 0.37 * X_train + 0.11, y_train, 0.37 * X_test + 0.11


def extreme_problems():
    """Return exact problems from the coldest to the hottest temperature, on any magnitudes."""
    X_train, y_train = np.vstack([np.eye(2), -np.eye(2)]), np.array([8, 2, 5, 8])
    far = [[1024.0, 0.0], [-1024.0, 512.0], [0.0, -2048.0]]
    X_test = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [0.0, 3.0], *far])
    scales = [(2.0**-20, 1e-12), (2.0**-13, 1e-7), (2.0**20, 1e12), (2.0**320, 1e12)]
    scales += [(2.0**320, 1e-12), (2.0**-320, 1e-12), (2.0**-320, 1e12)]
    scales += [(1.0, t) for t in (1e-12, 1e-9, 1e-4, 1.0, 64.0, 1024.0, 1e5, 1e9, 1e12)]
    return [(X_train * s, y_train, X_test * s, t) for s, t in scales]


def spoilt(X, value):
    """Return `X` with `value` in place of its largest entries."""
    return np.where(X == X.max(), value, X)


def bad_training():
    """Return the ordinary problem with training sets that must be refused."""
    X_train, y_train, X_test = ordinary()
    sets = [
        (spoilt(X_train, math.nan), y_train),
        (spoilt(X_train, math.inf), y_train),
        (X_train, y_train[:-1]),
        (spoilt(X_train, -math.inf), y_train),
        (X_train[:0], y_train[:0]),
        (X_train, np.append(y_train, 4)),
        (X_train[:, :1], y_train),
        (X_train, y_train[:, None]),
        (X_train[:, 0], y_train),
    ]
    return [(*chosen, X_test, 1.0) for chosen in sets]


def bad_queries():
    """Return the ordinary problem with queries that must be refused, or do not fit."""
    X_train, y_train, X_test = ordinary()
    queries = [spoilt(X_test, value) for value in (math.nan, math.inf, -math.inf)]
    problems = [(X_train, y_train, X, 1.0) for X in (*queries, X_test[0], X_test[:, :1])]
    both = (X_train[None], y_train, X_test[None], 1.0), (X_train[:, 0], y_train, X_test[:, 0], 1.0)
    return [*problems, *both]


def bad_without_queries():
    """Return problems without queries that something else is wrong with."""
    wrong = *bad_training()[::2], *at(0.0, math.inf, "1", True)
    return [(X_train, labels, X_test[:0], t) for X_train, labels, X_test, t in wrong]


def at(*temperatures):
    """Return the ordinary problem at each of `temperatures`."""
    return [(*ordinary(), temperature) for temperature in temperatures]


def growing(n_train, n_test, rng):
    """Return twins of one label each, and queries of which every second one is far from all.

    There is one feature, so that a loop over features inside one over blocks of rows stays fine.
    """
    X_train = rng.integers(-3, 4, (n_train, 1)).astype(np.float64)
    X_train[1::2] = X_train[0 : n_train - n_train % 2 : 2]
    y_train = np.array([7, 7, 1, 1, 1, 1])[np.arange(n_train) % 6]
    X_test = rng.integers(-3, 4, (n_test, 1)) / 2.0
    X_test[1::2] += 64.0
    return X_train, y_train, X_test, 1.0


def expect_grown_proba(answer):
    """Expect the right rows; those of far queries are for the temperature criterion to score."""
    want, what = spec_proba(*answer.args), "the probabilities of the measured call are right"
    expect_shape(answer, want.shape, np.float64)
    expect_property(answer, lambda got: (np.abs(got - want)[::2] <= ATOL).all(), what)


def expect_grown_jacobian(answer):
    """Expect the right derivatives of the near queries, up to a common factor."""
    want, what = spec_jacobian(*answer.args), "a jacobian right at least up to a common factor"
    right = lambda got: proportional(np.reshape(got, want.shape)[::2], want[::2])  # noqa: E731
    expect_property(answer, right, what)


def expect_no_loop(call, judge):
    """Expect no loop over either side of the problem."""
    expect_vectorised(call, lambda m, rng: growing(18, m, rng), judge=judge, rows="test rows")
    expect_vectorised(call, lambda n, rng: growing(n, 16, rng), judge=judge, rows="training rows")


@criterion("correctness")
@given(examples=12, problem=one_of(problems(), problems().map(uneven)), temperature=ORDINARY)
def check_probabilities_are_softmax_weights_by_class(candidate, problem, temperature):
    """Each probability is the softmax weight of its class's training rows, added up."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("correctness")
def check_smallest_shapes(candidate):
    """One training row, one class, one feature, one query, or a class per row are all valid."""
    X_train, y_train, X_test = ordinary()
    shapes = (
        (X_train[:, :1], y_train, X_test[:, :1], 1.0),
        (X_train, y_train, X_test[:1], 1.0),
        (X_train, np.arange(5)[::-1].copy(), X_test, 1.0),
        (X_train, np.full(5, 6), X_test, 1.0),
        (X_train[:1], y_train[:1], X_test[:1], 1.0),
    )
    expect_each(candidate.soft_predict_proba, expect_proba, shapes)
    expect_shapes_alike(candidate, shapes)


@criterion("correctness")
def check_columns_follow_the_sorted_classes(candidate):
    """Labels may be strings, bytes, bools, floats or any integers; columns follow np.unique."""
    X_train, _, X_test = ordinary()
    classes = (
        np.array(["apple", "fig", "pear"]),
        np.array([b"a", b"aa", b"z"]),
        np.array([-2.5, 0.25, np.inf]),
        np.array([-(2**63), 2**53, 2**53 + 1]),
        np.array([0, 200, 255], dtype=np.uint8),
    )
    columns, two = np.array([2, 1, 2, 0, 1]), np.array([True, False, False, True, True])
    expect_alike(candidate, 2.0, *((X_train, kind[columns], X_test) for kind in classes))
    expect_alike(candidate, 2.0, (X_train, two, X_test))


@criterion("correctness")
def check_features_of_every_dtype_and_layout(candidate, rng):
    """Features of any real dtype, in any order or strides, are read as float64."""
    expect_every_dtype(candidate)
    expect_every_layout(candidate, *floating(rng))


@criterion("correctness")
def check_conduct(candidate, rng):
    """Calls change no argument, print nothing, remember nothing; results are new and writable."""
    first, second = (*floating(rng), 1.0), (*floating(rng), 1.0)
    expect_good_conduct(candidate, (first, second, first))


@criterion("temperature")
@given(examples=16, problem=TIED, temperature=sampled_from([1e-12, 1e-7, 1e-3]))
def check_cold_mass_goes_to_the_nearest_rows(candidate, problem, temperature):
    """As the temperature falls, all mass goes to the nearest row, or equally to exact ties."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("temperature")
@given(examples=8, problem=problems(**SIDES), temperature=sampled_from([1e5, 1e12]))
def check_hot_mass_goes_to_class_frequencies(candidate, problem, temperature):
    """As the temperature rises, the probabilities become the class frequencies."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("temperature")
def check_probabilities_at_every_extreme(candidate):
    """From 1e-12 to 1e12, near and far, on any magnitudes: right, without NaN or a warning."""
    expect_each(candidate.soft_predict_proba, expect_proba, extreme_problems(), silent=True)


@criterion("jacobian")
@given(
    examples=12,
    problem=one_of(problems(**SIDES), problems(**SIDES).map(uneven)),
    temperature=ORDINARY,
)
def check_jacobian_is_the_derivative(candidate, problem, temperature):
    """The jacobian is the derivative of each probability by each feature of the query."""
    expect_jacobian(candidate.soft_readout_jacobian(*problem, temperature), *problem, temperature)


@criterion("jacobian")
def check_jacobian_at_every_extreme(candidate):
    """From 1e-12 to 1e12, ties and far queries included: right, without NaN or a warning."""
    expect_each(candidate.soft_readout_jacobian, expect_jacobian, extreme_problems(), silent=True)


@criterion("vectorization")
def check_probabilities_without_a_loop_over_rows(candidate):
    """The probabilities are computed without a Python-level loop over test or training rows."""
    expect_no_loop(candidate.soft_predict_proba, expect_grown_proba)


@criterion("vectorization")
def check_jacobian_without_a_loop_over_rows(candidate):
    """The jacobian is computed without a Python-level loop over test or training rows."""
    expect_no_loop(candidate.soft_readout_jacobian, expect_grown_jacobian)


@criterion("edge_cases")
def check_bad_arrays_are_refused(candidate):
    """NaN, infinity, shapes or labels that do not fit, or no training rows are a ValueError."""
    expect_refused(candidate.soft_predict_proba, expect_proba, bad_training() + bad_queries())


@criterion("edge_cases")
def check_temperatures_are_judged(candidate):
    """Any finite number above 0 is a temperature, NumPy's too; all else is a ValueError."""
    expect_refused(candidate.soft_predict_proba, expect_proba, at(*BAD_TEMPERATURES))
    expect_each(candidate.soft_predict_proba, expect_proba, at(10**12, *NUMBERS))


@criterion("edge_cases")
def check_empty_test_set(candidate):
    """No queries give no rows with a column per class; all else is still refused."""
    X_train, y_train, X_test = ordinary()
    empty = candidate.soft_predict_proba(X_train, y_train, X_test[:0], 1.0)
    expect_close(empty, np.zeros((0, 3)), atol=0.0)
    expect_refused(candidate.soft_predict_proba, expect_proba, bad_without_queries())


@criterion("edge_cases")
def check_jacobian_is_as_strict(candidate):
    """The jacobian refuses the same arrays and temperatures, and keeps its axes without queries."""
    X_train, y_train, X_test = ordinary()
    empty = candidate.soft_readout_jacobian(X_train, y_train, X_test[:0], 1.0)
    expect_close(empty, np.zeros((0, 3, 2)), atol=0.0)
    wrong = *bad_training(), *bad_queries(), *at(*BAD_TEMPERATURES), *bad_without_queries()
    expect_refused(candidate.soft_readout_jacobian, expect_derived, wrong)
    expect_each(candidate.soft_readout_jacobian, expect_derived, at(*NUMBERS))
