"""What `soft_predict_proba` and `soft_readout_jacobian` promise, at every temperature."""

import math
from fractions import Fraction

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
from tiebreak.strategies import problems, sampled_from, separated_problems, tied_problems

ATOL = 1e-9
ORDINARY = sampled_from([1.0, 2.5, 10.0])
SIDES = {"min_train": 2, "min_test": 2, "min_features": 2, "max_features": 4}
TIED = tied_problems(max_test=4).filter(lambda problem: min(problem[2].shape) > 1)
EXTREME = (1e-12, 1e-9, 1e-6, 1e-3, 0.1, 3.0, 1e3, 1e6, 1e9, 1e12)


def spec_proba(X_train, y_train, X_test, temperature):
    """Add up exp(-squared distance / temperature) class by class; the exponents are exact."""
    labels = y_train.tolist()
    return np.array(
        [
            [_share(weights, labels, label) for label in sorted(set(labels))]
            for weights in _weights(X_train, X_test, temperature)
        ]
    )


def _share(weights, labels, label):
    return math.fsum(w for w, own in zip(weights, labels, strict=True) if own == label)


def spec_jacobian(X_train, y_train, X_test, temperature):
    """Derive each probability by hand: 2 / T * sum of w_i * ([own class] - p) * (t_i - x)."""
    labels = y_train.tolist()
    weights = _weights(X_train, X_test, temperature)
    proba = spec_proba(X_train, y_train, X_test, temperature)
    classes = sorted(set(labels))

    def entry(q, j, f):
        parts = [
            w * ((own == classes[j]) - proba[q, j]) * float(_exact(t[f]) - _exact(X_test[q][f]))
            for w, own, t in zip(weights[q], labels, X_train, strict=True)
        ]
        return 2.0 / float(temperature) * math.fsum(parts)

    shape = (len(X_test), len(classes), X_train.shape[1])
    return np.array([entry(*place) for place in np.ndindex(shape)]).reshape(shape)


def _weights(X_train, X_test, temperature):
    rows = [[_exact(value) for value in row] for row in X_train]
    return [_softmax([_exact(v) for v in x], rows, _exact(temperature)) for x in X_test]


def _softmax(x, rows, temperature):
    squared = [sum((a - b) ** 2 for a, b in zip(x, row, strict=True)) for row in rows]
    powers = [math.exp(float((min(squared) - s) / temperature)) for s in squared]
    total = math.fsum(powers)
    return [power / total for power in powers]


def _exact(value):
    return Fraction(float(value))


def expect_proba(answer, *problem):
    """Expect the probabilities within 1e-9, and rows that sum to 1 within 1e-12."""
    expect_close(answer, spec_proba(*problem), atol=ATOL)
    expect_property(answer, sums_to_one, "every row sums to 1 within 1e-12")


def sums_to_one(proba):
    """Tell whether each row sums to 1, adding up without rounding."""
    return all(abs(math.fsum(row) - 1.0) <= 1e-12 for row in proba.tolist())


def expect_jacobian(answer, *problem):
    """Expect the derivatives within the contract's tolerance."""
    expect_close(answer, spec_jacobian(*problem), atol=slack(*problem))


def expect_each_close(candidate, given_problems):
    """Expect the probabilities of each problem within 1e-9, whatever the rows sum to."""
    for problem in given_problems:
        answer = candidate.soft_predict_proba(*problem)
        expect_close(answer, spec_proba(*problem), atol=ATOL)


def expect_each_proba(candidate, given_problems):
    """Expect the probabilities of each problem."""
    for problem in given_problems:
        expect_proba(candidate.soft_predict_proba(*problem), *problem)


def expect_each_jacobian(candidate, given_problems):
    """Expect the derivatives of each problem."""
    for problem in given_problems:
        expect_jacobian(candidate.soft_readout_jacobian(*problem), *problem)


def expect_each_silent(call, given_problems, judge):
    """Expect no warning, and an answer that ``judge(answer, *problem)`` finds right."""
    for problem in given_problems:
        answer = call(*problem)
        expect_silent(answer)
        judge(answer, *problem)


def slack(X_train, _labels, X_test, temperature):
    """Return 1e-7 * (norm of the query + largest norm of a training row) / temperature."""
    largest = max(math.hypot(*map(float, row)) for row in X_train)
    norms = np.array([math.hypot(*map(float, x)) for x in X_test])
    return 1e-7 * (norms + largest)[:, None, None] / float(temperature)


def expect_alike(answer, plain, atol):
    """Expect the answer that the call with plain float64 arguments gives, right or not."""
    want = plain.reply.value
    if isinstance(want, np.ndarray) and np.isfinite(want).all():
        expect_close(answer, want, atol=atol)


def expect_reads_as_float64(candidate, X_train, y_train, X_test, temperature):
    """Expect of both functions the answer to the same features in plain float64 arrays."""
    problem = X_train, y_train, X_test, temperature
    plain = plain_float64(X_train), y_train, plain_float64(X_test), temperature
    expect_proba(candidate.soft_predict_proba(*problem), *plain)
    expect_alike(
        candidate.soft_readout_jacobian(*problem),
        candidate.soft_readout_jacobian(*plain),
        atol=2 * slack(*plain),
    )


def expect_labels_alike(candidate, X_train, kinds, X_test):
    """Expect of the jacobian the answer that the columns' numbers as labels give."""
    for y_train in kinds:
        numbers = np.unique(y_train, return_inverse=True)[1].astype(np.int64)
        plain = X_train, numbers, X_test, 2.0
        expect_alike(
            candidate.soft_readout_jacobian(X_train, y_train, X_test, 2.0),
            candidate.soft_readout_jacobian(*plain),
            atol=2 * slack(*plain),
        )


def expect_shapes_alike(candidate, given_problems):
    """Expect of a jacobian that has its shape on ordinary data to keep it on small ones."""
    ordinarily = candidate.soft_readout_jacobian(*ordinary(), 1.0).reply.value
    if isinstance(ordinarily, np.ndarray) and ordinarily.shape == (3, 3, 2):
        for X_train, y_train, X_test, temperature in given_problems:
            answer = candidate.soft_readout_jacobian(X_train, y_train, X_test, temperature)
            n_classes = len(set(y_train.tolist()))
            expect_shape(answer, (len(X_test), n_classes, X_train.shape[1]), np.float64)


def plain_float64(X):
    """Return a new float64 array in C order."""
    return np.array([[float(value) for value in row] for row in X])


def each_dtype(candidate, names, values, y_train, temperature):
    """Expect `values` to be read as float64 in every dtype, on either side."""
    X_train, X_test = (np.array(rows) for rows in values)
    for name in names:
        expect_reads_as_float64(
            candidate, X_train.astype(name), y_train, X_test.astype(name), temperature
        )
    mixed = X_train.astype(names[0]), y_train, X_test.astype(np.float64), temperature
    expect_reads_as_float64(candidate, *mixed)


def ordinary():
    """Return a problem of three classes whose queries all lean to another one."""
    X_train = np.array([[0.0, 1.0], [2.0, 0.0], [1.0, -1.0], [-1.0, 2.0], [3.0, 3.0]])
    return X_train, np.array([4, 1, 9, 1, 4]), np.array([[0.0, 0.0], [2.0, 1.0], [-1.0, 1.0]])


def floating(rng):
    """Return normal data: 12 training rows of three classes, 5 queries, 3 features."""
    labels = np.array([2, 2, 0, 1, 2, 0, 2, 2, 1, 2, 0, 2])
    return rng.standard_normal((12, 3)), labels, rng.standard_normal((5, 3))


def near_and_far():
    """Return queries among the training rows and a thousand steps away from them."""
    X_train = np.array([[0.0, 1.0], [2.0, 0.0], [1.0, -1.0], [-1.0, 2.0]])
    X_test = np.array([[0.0, 0.0], [1024.0, 0.0], [1.0, 1.0], [-1024.0, 512.0], [0.0, -2048.0]])
    return X_train, np.array([3, 0, 0, 5]), X_test


def tied_and_not():
    """Return one query with four nearest rows in two classes and one query near a single row."""
    X_train = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    X_test = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 3.0]])
    return X_train, np.array([8, 2, 8, 8]), X_test


def extreme_problems():
    """Return exact problems from the coldest to the hottest temperature, far queries included."""
    X_train, y_train, X_test = near_and_far()
    scales = [(2.0**-20, 1e-12), (2.0**20, 1e12), (2.0**320, 1e12), (2.0**320, 1e-12)]
    scales += [(2.0**-320, 1e-12), (2.0**-320, 1e12)]
    scaled = [(X_train * s, y_train, X_test * s, t) for s, t in scales]
    plain = [(*problem, t) for problem in (near_and_far(), tied_and_not()) for t in EXTREME]
    return scaled + plain


def with_value(X, value):
    """Return `X` with `value` in one place."""
    spoilt = X.copy()
    spoilt[-1, 0] = value
    return spoilt


def expect_refused(call, *calls, empty_too=True):
    """Expect refusals, with and without queries where asked, and the ordinary answer."""
    valid = (*ordinary(), 1.0)
    without = [(a, b, X[:0], t) for a, b, X, t in calls] if empty_too else []
    derived = call.function.name == "soft_readout_jacobian"
    twin = call(*valid)
    want = twin.reply.value if derived else spec_proba(*valid)
    for args in [*calls, *without]:
        expect_refusal(call(*args), valid=twin, want=want, atol=ATOL)
    if derived:
        expect_derived(twin, spec_jacobian(*valid))


def expect_derived(answer, want):
    """Expect the jacobian up to one common factor: its own criterion scores the factor."""
    what = "a finite jacobian, right at least up to a common factor,"
    expect_property(answer, lambda got: proportional(got, want), what)


def expect_each_derived(candidate, given_problems):
    """Expect the jacobian of each problem up to a common factor."""
    for problem in given_problems:
        expect_derived(candidate.soft_readout_jacobian(*problem), spec_jacobian(*problem))


def proportional(got, want):
    """Tell whether `got` is a non-zero multiple of `want`."""
    if not isinstance(got, np.ndarray) or got.shape != want.shape or got.dtype != np.float64:
        return False
    factor = (got * want).sum() / (want * want).sum()
    close = np.abs(got - factor * want) <= 1e-6 * abs(factor) * np.abs(want).max()
    return abs(factor) > 1e-3 and close.all()


def unfinished_features(value):
    """Return ordinary problems with `value` in one side's features."""
    X_train, y_train, X_test = ordinary()
    return (
        (with_value(X_train, value), y_train, X_test, 1.0),
        (X_train, y_train, with_value(X_test, value), 1.0),
    )


def misshapen():
    """Return ordinary problems with wrong numbers of dimensions or features."""
    X_train, y_train, X_test = ordinary()
    return (
        (X_train, y_train, X_test[0], 1.0),
        (X_train[:, 0], y_train, X_test, 1.0),
        (X_train[None], y_train, X_test[None], 1.0),
        (X_train[:, 0], y_train, X_test[:, 0], 1.0),
        (X_train, y_train, X_test[:, :1], 1.0),
        (X_train[:, :1], y_train, X_test, 1.0),
    )


def mislabelled():
    """Return ordinary problems whose labels do not match the training rows."""
    X_train, y_train, X_test = ordinary()
    return (
        (X_train, y_train[:-1], X_test, 1.0),
        (X_train, np.append(y_train, 4), X_test, 1.0),
        (X_train, y_train[:, None], X_test, 1.0),
    )


def untrained():
    """Return the ordinary problem without its training rows."""
    X_train, y_train, X_test = ordinary()
    return ((X_train[:0], y_train[:0], X_test, 1.0),)


def at(*temperatures):
    """Return the ordinary problem at each of `temperatures`."""
    return tuple((*ordinary(), temperature) for temperature in temperatures)


NOT_POSITIVE = (0, 0.0, -1.0, -2, np.float64(0.0), np.int64(-1), -1e-12)
NOT_FINITE = (math.nan, math.inf, -math.inf, np.float32("nan"), np.float64("inf"))
NOT_A_NUMBER = ("1", None, np.array([1.0]), [1.0])
NUMBERS = (np.float64(0.5), np.float32(0.5), np.int64(3), np.int32(2), np.uint32(3))
BOOLEAN = (True, False, np.True_)


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


def more_queries(size, rng):
    """Return `size` queries for 18 training rows."""
    return growing(18, size, rng)


def more_training_rows(size, rng):
    """Return `size` training rows for 16 queries."""
    return growing(size, 16, rng)


def expect_grown_proba(answer):
    """Expect the right rows; those of far queries are for the temperature criterion to score."""
    want, near = direct_proba(*answer.args), slice(0, None, 2)
    expect_property(
        answer,
        lambda got: got.shape == want.shape and (np.abs(got - want)[near] <= ATOL).all(),
        "the probabilities of the measured call are right",
    )


def expect_grown_jacobian(answer):
    """Expect the right derivatives of the near queries, up to a common factor."""
    want = direct_jacobian(*answer.args)
    expect_property(
        answer,
        lambda got: proportional(np.reshape(got, want.shape)[::2], want[::2]),
        "a jacobian of the measured call that is right at least up to a common factor",
    )


def direct_proba(X_train, y_train, X_test, temperature):
    """Return the probabilities by whole arrays: exact Fractions are too slow for many rows."""
    weights = _direct_weights(X_train, X_test, temperature)
    return np.stack([weights[:, y_train == c].sum(axis=1) for c in np.unique(y_train)], axis=1)


def direct_jacobian(X_train, y_train, X_test, temperature):
    """Return the derivatives by whole arrays."""
    weights = _direct_weights(X_train, X_test, temperature)
    proba = direct_proba(X_train, y_train, X_test, temperature)
    pulls = [(weights * (y_train == c)) @ X_train for c in np.unique(y_train)]
    return (
        2.0
        / temperature
        * (np.stack(pulls, axis=1) - proba[:, :, None] * (weights @ X_train)[:, None])
    )


def _direct_weights(X_train, X_test, temperature):
    squared = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    powers = np.exp((squared.min(axis=1, keepdims=True) - squared) / temperature)
    return powers / powers.sum(axis=1, keepdims=True)


@criterion("correctness")
@given(examples=20, problem=problems(), temperature=ORDINARY)
def check_probabilities_are_softmax_weights_by_class(candidate, problem, temperature):
    """Each probability is the softmax weight of its class's training rows, added up."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("correctness")
def check_float_features(candidate, rng):
    """Probabilities are right within 1e-9, and rows sum to 1 within 1e-12, on any float data."""
    problem = floating(rng)
    expect_proba(candidate.soft_predict_proba(*problem, 0.7), *problem, 0.7)


@criterion("correctness")
def check_columns_follow_the_sorted_classes(candidate):
    """Labels may be strings, bytes, bools, floats or any integers; columns follow np.unique."""
    X_train, _, X_test = ordinary()
    kinds = (
        np.array(["pear", "fig", "pear", "apple", "quince"]),
        np.array([b"z", b"aa", b"a", b"z", b"aa"]),
        np.array([True, False, False, True, True]),
        np.array([0.5, -2.5, np.inf, 0.25, -2.5]),
        np.array([-1, 300, -1, -300, 7], dtype=np.int16),
        np.array([200, 3, 255, 200, 0], dtype=np.uint8),
    )
    expect_each_proba(candidate, [(X_train, y_train, X_test, 2.0) for y_train in kinds])
    expect_labels_alike(candidate, X_train, kinds, X_test)


@criterion("correctness")
def check_smallest_shapes(candidate):
    """One training row, one class, one feature, one query, or a class per row are all valid."""
    X_train, y_train, X_test = ordinary()
    shapes = (
        (X_train[:, :1], y_train, X_test[:, :1], 1.0),
        (X_train, y_train, X_test[:1], 1.0),
        (X_train, np.arange(5)[::-1].copy(), X_test, 1.0),
        (X_train, np.full(5, 6), X_test, 1.0),
        (X_train[:1], y_train[:1], X_test, 1.0),
        (X_train[:1], y_train[:1], X_test[:1], 1.0),
    )
    expect_each_proba(candidate, shapes)
    expect_shapes_alike(candidate, shapes)


@criterion("correctness")
def check_integer_features_do_not_wrap(candidate):
    """Integer features of every width are read as float64."""
    values = [[0, 100], [127, 3], [90, 90], [5, 1]], [[1, 90], [120, 0], [88, 95]]
    names = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"]
    each_dtype(candidate, names, values, np.array([3, 1, 2, 1]), 500.0)


@criterion("correctness")
def check_narrow_floats_are_read_as_float64(candidate):
    """Features in float16 and float32 are computed with as float64."""
    values = [[0.1, 300.7], [0.3, 301.2], [1.7, 299.0], [0.2, 300.1]], [[0.2, 300.0], [1.1, 301.0]]
    each_dtype(candidate, ["float32", "float16"], values, np.array([5, 0, 5, 2]), 4.0)


@criterion("correctness")
def check_bool_features(candidate):
    """Bool features count as 0 and 1."""
    X_train = [[True, False, True], [False, False, True], [True, True, True]]
    X_test = [[True, True, False], [False, True, True]]
    each_dtype(candidate, ["bool"], (X_train, X_test), np.array([1, 0, 1]), 1.0)


@criterion("correctness")
def check_big_integers_are_rounded_to_float64(candidate):
    """Integers are converted to float64 first: rows equal after that are equally near."""
    big = 2**53
    X_train = np.array([[big], [big + 1], [0], [0]])
    problem = X_train, np.array([6, 2, 9, 9]), np.array([[big], [0]]), 1.0
    expect_reads_as_float64(candidate, *problem)
    expect_reads_as_float64(candidate, X_train.astype(np.uint64), *problem[1:])


@criterion("correctness")
def check_memory_layouts(candidate, rng):
    """Fortran order, strides of any sign and read-only arrays are all read alike."""
    expect_every_layout(candidate, *floating(rng))


def expect_every_layout(candidate, X_train, y_train, X_test):
    """Expect the answer of plain arrays for other layouts of the same values."""
    frozen = X_train.copy(), y_train.copy(), X_test.copy()
    for array in frozen:
        array.setflags(write=False)
    wide, doubled = np.repeat(X_test, 3, axis=1), np.repeat(y_train, 2)
    layouts = (
        (np.asfortranarray(X_train), y_train, np.asfortranarray(X_test)),
        (X_train[::-1, ::-1], y_train[::-1], X_test[::-1, ::-1]),
        (np.repeat(X_train, 2, axis=0)[::2], doubled[::2], wide[:, ::3]),
        frozen,
    )
    for layout in layouts:
        expect_reads_as_float64(candidate, *layout, 1.0)


@criterion("correctness")
def check_arguments_stay_as_they_are(candidate, rng):
    """Neither function changes its arguments or prints anything."""
    problem = (*floating(rng), 1.0)
    proba = candidate.soft_predict_proba(*problem)
    expect_proba(proba, *problem)
    expect_pure(proba, proba.reply.value)
    expect_if_returned(candidate.soft_readout_jacobian(*problem), expect_pure)


def expect_if_returned(answer, expect):
    """Expect good conduct of a call that returned; whether it is right is scored elsewhere."""
    value = answer.reply.value
    if isinstance(value, np.ndarray) and np.isfinite(value).all():
        expect(answer, value)


@criterion("correctness")
def check_results_are_new_arrays(candidate, rng):
    """Every call returns writable arrays of its own, and remembers nothing of earlier calls."""
    first, second = (*floating(rng), 1.0), (*floating(rng), 1.0)
    expect_each_new(candidate, (first, second, first))


def expect_each_new(candidate, given_problems):
    """Expect right and fresh probabilities, and fresh derivatives, call after call."""
    for problem in given_problems:
        proba = candidate.soft_predict_proba(*problem)
        expect_proba(proba, *problem)
        expect_fresh(proba, proba.reply.value)
        expect_if_returned(candidate.soft_readout_jacobian(*problem), expect_fresh)


@criterion("temperature")
@given(
    examples=12, problem=separated_problems(**SIDES), temperature=sampled_from([1e-12, 1e-7, 1e-3])
)
def check_cold_mass_goes_to_the_nearest_row(candidate, problem, temperature):
    """As the temperature falls, all mass goes to the class of the nearest row."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("temperature")
@given(examples=12, problem=TIED, temperature=sampled_from([1e-12, 1e-6]))
def check_cold_ties_share_equally(candidate, problem, temperature):
    """As the temperature falls, rows that are exactly as near as the nearest share equally."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)


@criterion("temperature")
@given(examples=8, problem=problems(**SIDES), temperature=sampled_from([1e5, 1e12]))
def check_hot_mass_goes_to_class_frequencies(candidate, problem, temperature):
    """As the temperature rises, the probabilities become the class frequencies."""
    expect_proba(candidate.soft_predict_proba(*problem, temperature), *problem, temperature)
    expect_close(
        candidate.soft_predict_proba(*ordinary(), 1e12), np.tile([0.4, 0.4, 0.2], (3, 1)), atol=ATOL
    )


@criterion("temperature")
def check_far_queries_keep_their_probabilities(candidate):
    """A query far from all training rows has probabilities like any other."""
    expect_each_proba(candidate, [(*near_and_far(), t) for t in (1.0, 64.0, 1024.0)])


@criterion("temperature")
def check_temperature_is_taken_as_given(candidate):
    """Distances and temperature of any scale: only their ratio matters, from 1e-12 to 1e12."""
    X_train, y_train, X_test = ordinary()
    scales = (2.0**-20, 1e-12), (2.0**-13, 1e-7), (2.0**20, 1e12)
    expect_each_proba(candidate, [(X_train * s, y_train, X_test * s, t) for s, t in scales])


@criterion("temperature")
def check_every_extreme_is_finite(candidate):
    """No temperature from 1e-12 to 1e12 gives NaN or a wrong probability, on any magnitudes."""
    expect_each_proba(candidate, extreme_problems())


@criterion("temperature")
def check_no_probability_warns(candidate):
    """No temperature from 1e-12 to 1e12 makes NumPy warn."""
    expect_each_silent(candidate.soft_predict_proba, extreme_problems(), expect_proba)


@criterion("jacobian")
@given(examples=12, problem=problems(**SIDES), temperature=ORDINARY)
def check_jacobian_is_the_derivative(candidate, problem, temperature):
    """The jacobian is the derivative of each probability by each feature of the query."""
    expect_jacobian(candidate.soft_readout_jacobian(*problem, temperature), *problem, temperature)


@criterion("jacobian")
def check_jacobian_on_float_features(candidate, rng):
    """The jacobian is right on any float data, also with a class per row."""
    X_train, y_train, X_test = floating(rng)
    shapes = (
        (X_train, y_train, X_test, 0.7),
        (X_train, np.arange(12)[::-1].copy(), X_test, 0.7),
        (X_train[:, :2], y_train, X_test[:, :2], 2.0),
    )
    expect_each_jacobian(candidate, shapes)


@criterion("jacobian")
@given(examples=8, problem=TIED, temperature=sampled_from([1e-12, 1e-6, 1e9]))
def check_jacobian_between_tied_rows(candidate, problem, temperature):
    """Between tied rows, the colder the steeper: the derivative is within 1e-7 of that size."""
    expect_jacobian(candidate.soft_readout_jacobian(*problem, temperature), *problem, temperature)


@criterion("jacobian")
def check_jacobian_at_every_extreme(candidate):
    """No temperature from 1e-12 to 1e12 gives NaN or a wrong derivative, on any magnitudes."""
    expect_each_jacobian(candidate, extreme_problems())


@criterion("jacobian")
def check_no_jacobian_warns(candidate):
    """No temperature from 1e-12 to 1e12 makes NumPy warn in the jacobian."""
    expect_each_silent(candidate.soft_readout_jacobian, extreme_problems(), expect_jacobian)


@criterion("vectorization")
def check_probabilities_without_a_loop_over_test_rows(candidate):
    """The probabilities are computed without a Python-level loop over test rows."""
    call = candidate.soft_predict_proba
    expect_vectorised(call, more_queries, judge=expect_grown_proba, rows="test rows")


@criterion("vectorization")
def check_probabilities_without_a_loop_over_training_rows(candidate):
    """The probabilities are computed without a Python-level loop over training rows."""
    call = candidate.soft_predict_proba
    expect_vectorised(call, more_training_rows, judge=expect_grown_proba, rows="training rows")


@criterion("vectorization")
def check_jacobian_without_a_loop_over_test_rows(candidate):
    """The jacobian is computed without a Python-level loop over test rows."""
    call = candidate.soft_readout_jacobian
    expect_vectorised(call, more_queries, judge=expect_grown_jacobian, rows="test rows")


@criterion("vectorization")
def check_jacobian_without_a_loop_over_training_rows(candidate):
    """The jacobian is computed without a Python-level loop over training rows."""
    call = candidate.soft_readout_jacobian
    expect_vectorised(call, more_training_rows, judge=expect_grown_jacobian, rows="training rows")


@criterion("edge_cases")
def check_nan_is_refused(candidate):
    """NaN among the features is a ValueError."""
    (train, test) = unfinished_features(math.nan)
    expect_refused(candidate.soft_predict_proba, test, empty_too=False)
    expect_refused(candidate.soft_predict_proba, train)


@criterion("edge_cases")
def check_infinity_is_refused(candidate):
    """Infinity among the features, of either sign, is a ValueError."""
    (train, test) = unfinished_features(math.inf)
    expect_refused(candidate.soft_predict_proba, test, empty_too=False)
    expect_refused(candidate.soft_predict_proba, train, *unfinished_features(-math.inf)[:1])


@criterion("edge_cases")
def check_wrong_shapes_are_refused(candidate):
    """A wrong number of dimensions, or feature counts that differ, are a ValueError."""
    expect_refused(candidate.soft_predict_proba, *misshapen(), empty_too=False)


@criterion("edge_cases")
def check_labels_out_of_step_are_refused(candidate):
    """Labels that do not match the training rows one to one are a ValueError."""
    expect_refused(candidate.soft_predict_proba, *mislabelled())


@criterion("edge_cases")
def check_empty_training_set_is_refused(candidate):
    """An empty training set is a ValueError, whatever the test set is."""
    expect_refused(candidate.soft_predict_proba, *untrained())


@criterion("edge_cases")
def check_empty_test_set_gives_no_rows(candidate):
    """No queries give no rows: the columns of the classes remain, unless the features differ."""
    X_train, y_train, X_test = ordinary()
    empty = candidate.soft_predict_proba(X_train, y_train, X_test[:0], 1.0)
    expect_close(empty, np.zeros((0, 3)), atol=0.0)
    expect_refused(
        candidate.soft_predict_proba, (X_train, y_train, np.zeros((0, 3)), 1.0), empty_too=False
    )


@criterion("edge_cases")
def check_temperatures_out_of_range_are_refused(candidate):
    """A temperature that is 0, negative, NaN or infinite is a ValueError."""
    expect_refused(candidate.soft_predict_proba, *at(*NOT_POSITIVE, *NOT_FINITE))


@criterion("edge_cases")
def check_temperatures_that_are_no_numbers_are_refused(candidate):
    """A temperature that is a string, None, a list or an array is a ValueError."""
    expect_refused(candidate.soft_predict_proba, *at(*NOT_A_NUMBER))


@criterion("edge_cases")
def check_bool_temperatures_are_refused(candidate):
    """A bool is no temperature: ValueError."""
    expect_refused(candidate.soft_predict_proba, *at(*BOOLEAN))


@criterion("edge_cases")
def check_temperatures_of_every_number_type(candidate):
    """A temperature may be an int, a float, or a NumPy integer or float."""
    expect_each_close(candidate, at(2, 10**12, *NUMBERS))


@criterion("edge_cases")
def check_jacobian_refuses_bad_arrays(candidate):
    """The jacobian refuses NaN, infinity and arrays that do not fit."""
    train_nan, test_nan = unfinished_features(math.nan)
    train_inf, test_inf = unfinished_features(math.inf)
    wrong = *misshapen(), test_nan, test_inf
    expect_refused(candidate.soft_readout_jacobian, *wrong, empty_too=False)
    expect_refused(
        candidate.soft_readout_jacobian, train_nan, train_inf, *mislabelled(), *untrained()
    )


@criterion("edge_cases")
def check_jacobian_of_an_empty_test_set(candidate):
    """No queries give an empty jacobian that keeps its classes and features."""
    X_train, y_train, X_test = ordinary()
    empty = candidate.soft_readout_jacobian(X_train, y_train, X_test[:0], 1.0)
    expect_close(empty, np.zeros((0, 3, 2)), atol=0.0)
    expect_refused(
        candidate.soft_readout_jacobian, (X_train, y_train, np.zeros((0, 3)), 1.0), empty_too=False
    )


@criterion("edge_cases")
def check_jacobian_judges_the_temperature(candidate):
    """The jacobian refuses the same temperatures, and takes the same number types."""
    wrong = *NOT_POSITIVE, *NOT_FINITE, *NOT_A_NUMBER, *BOOLEAN
    expect_refused(candidate.soft_readout_jacobian, *at(*wrong))
    expect_each_derived(candidate, at(2, *NUMBERS))
