"""Hidden suite of part2: the nearest-neighbour decision as a network with fixed weights."""

from fractions import Fraction
from operator import mul

import numpy as np

import tiebreak.strategies as st
from tiebreak.expect import (
    Both,
    expect_conduct,
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, final, given

SLACK = 1e-12


def spec_network(X_test, W, b, R, classes):
    """Run the network in exact fractions, unit by unit and class by class."""
    queries, units, outputs = _exact(X_test), _exact(np.column_stack([W, b])), _exact(R)
    logits = [[_dot([*query, 1], unit) for unit in units] for query in queries]
    winners = [outputs[row.index(max(row))] for row in logits]
    return classes[np.array([output.index(max(output)) for output in winners], dtype=np.intp)]


def _exact(matrix):
    """Return the entries as float64 reads them, as exact numbers: ints where they are whole."""
    rows = np.asarray(matrix, dtype=np.float64)
    if (np.abs(rows) < 2**53).all() and (rows == np.rint(rows)).all():
        return rows.astype(np.int64).tolist()
    return [[int(x) if x.is_integer() else Fraction(x) for x in row] for row in rows.tolist()]


def _dot(left, right):
    return sum(map(mul, left, right))


def spec_weights(X_train):
    """Return one right pair: the rows themselves, and minus half their squared norms."""
    W = np.array(X_train, dtype=np.float64)
    return W, np.array([-0.5 * float(_dot(row, row)) for row in _exact(W)])


def spec_readout(y_train):
    """Return the one-hot matrix and the classes, label by label."""
    classes = sorted(set(y_train.tolist()))
    R = [[float(label == column) for column in classes] for label in y_train.tolist()]
    return np.array(R), np.array(classes, dtype=y_train.dtype)


def spec_ranks(X_train):
    """Return the test that a pair is ``s X + v`` and ``-s/2 ||t||² + c`` for some ``s > 0``.

    No other pair ranks the units right for every query: where three rows are different, the
    differences of their logits fix one factor for all of them. Rounding is allowed for, relative
    to the magnitudes that were rounded.
    """

    def holds(pair):
        W, b, norms = *_plain_pair(pair, X_train, np.float64), (X_train**2).sum(axis=1)
        s, condition = _factor(W, X_train)
        apart, bias = norms - norms[0], b - b[0]
        slack = SLACK * (np.abs(b).max() + abs(s) * norms.max() * condition)
        close = np.abs(bias + s / 2 * apart).max() <= slack
        telling = 1000 * slack <= abs(s) * np.abs(apart).max() or not apart.any()
        return close and telling and (s > 0 or not np.ptp(X_train, axis=0).any())

    return holds


def spec_follows(X_train, dtype=None):
    """Return the test that W follows the rows and b their norms, with whatever factors.

    It stands in for `spec_ranks` where other criteria are scored: a factor costs `weights` alone.
    """
    X = np.asarray(X_train, dtype=np.float64)

    def holds(pair):
        W, b = _plain_pair(pair, X, dtype)
        return _factor(W, X)[0] and np.isfinite(_factor(b, (X**2).sum(axis=1), least=0.0)[0])

    return holds


def _plain_pair(pair, X, dtype):
    """Return W and b, or raise ValueError where they are not arrays as promised."""
    W, b = pair
    plain = type(pair) is tuple and type(W) is np.ndarray and type(b) is np.ndarray
    right = plain and W.shape == X.shape and b.shape == X.shape[:1]
    if not right or (dtype is not None and (W.dtype, b.dtype) != (dtype, dtype)):
        raise ValueError("not a pair of arrays of the right shapes and dtype")
    if not (np.isfinite(W).all() and np.isfinite(b).all()):
        raise ValueError("not finite")
    return W.astype(np.float64), b.astype(np.float64)


def _factor(values, basis, least=1000.0):
    """Return the factor from the differences in `basis` to those in `values`, and its condition.

    Raises ValueError where there is none, or where it drowns in the rounding of `values`.
    """
    moved, base = values - values[0], basis - basis[0]
    place = np.unravel_index(np.abs(base).argmax(), base.shape)
    factor = moved[place] / base[place] if base[place] else 0.0
    size, step = max(np.abs(values).max(), abs(factor) * np.abs(basis).max()), factor * base[place]
    drowned = base.any() and least * SLACK * size > abs(step)
    if drowned or np.abs(moved - factor * base).max() > SLACK * size:
        raise ValueError("the differences are not proportional")
    return factor, 1.0 + (size / abs(step) if factor else 0.0)


def spec_one_hot(y_train):
    """Return the test that a readout has the right values, R of whatever dtype."""
    R, classes = spec_readout(y_train)

    def holds(pair):
        right_classes = pair[1].dtype == classes.dtype and np.array_equal(pair[1], classes)
        return type(pair) is tuple and right_classes and np.array_equal(pair[0], R)

    return holds


def judged(spec, what):
    """Return a judge of answers that takes whatever ``spec(*args)`` holds for."""
    return lambda answer: expect_property(answer, spec(*answer.args), what)


RANKED = judged(spec_ranks, "the order by W @ x + b is that of the rows by closeness, for every x,")
FOLLOWED = judged(spec_follows, "W and b follow the rows of X_train and their squared norms")
IN_FLOAT64 = judged(
    lambda X: spec_follows(X, np.float64), "W and b in float64 follow the rows and squared norms"
)
LABELLED = judged(spec_one_hot, "R is the one-hot matrix of y_train over its sorted classes")


def exactly(answer):
    """Judge the labels of a network by exact arithmetic."""
    expect_equal(answer, spec_network(*answer.args))


def expect_each(call, judge, calls):
    """Call with each of `calls`, and have `judge` take every answer."""
    for args in calls:
        judge(call(*args))


def expect_refusals(call, judge, good, bad):
    """Demand a refusal of each of `bad`, and an answer to `good` that `judge` takes."""
    valid = call(*good)
    judge(valid)
    for args in bad:
        expect_refusal(call(*args), valid=valid, want=valid.reply.value)


def expect_own(answer, judge):
    """Demand an answer that left everything alone, of arrays of its own."""
    judge(answer)
    expect_pure(answer, answer.reply.value)
    expect_fresh(answer, answer.reply.value)


def network_of(X_train, y_train):
    """Return the four arrays of the 1-nearest-neighbour network."""
    return (*spec_weights(X_train), *spec_readout(y_train))


@st.composite
def equal_outputs(draw):
    """Draw networks whose units each have their largest output in two columns.

    The first of the two need not be the smaller label, and stays in place where classes are sorted.
    """
    X_train, _, X_test = draw(st.separated_problems())
    R = np.zeros((len(X_train), 5))
    for row in R:
        row[draw(st.sampled_from([[0, 2], [2, 3], [2, 4], [3, 4]]))] = 1.0
    return X_test, *spec_weights(X_train), R, np.array([-7, 9, 2, 5, -3])


@st.composite
def row_matrices(draw):
    """Draw matrices of small integers with different sides and at least two different rows."""
    n, d = draw(st.sampled_from([(2, 1), (2, 3), (3, 2), (4, 1), (5, 3), (7, 2)]))
    rows = st.coordinates((n, d), low=-6, high=6)
    return draw(rows.filter(lambda X: np.ptp((X**2).sum(axis=1)) > 0))


@st.composite
def label_vectors(draw):
    """Draw label vectors that are not sorted, and whose classes skip numbers."""
    labels = draw(st.permutations([-7, -1, 0, 2, 3, 8, 30]))[: draw(st.integers(2, 4))]
    rest = draw(st.lists(st.sampled_from(labels), max_size=4))
    return np.array(draw(st.permutations(labels + rest)), dtype=np.int64)


SQUARE = np.array([[2.0, 1.0], [-1.0, 2.0], [1.0, -2.0], [-2.0, -1.0]])
"""Four rows of one length: whatever is made of the bias, they are ranked the same."""
AROUND = np.array([[1.9, 1.2], [0.8, -2.1], [-1.9, -1.2]])
"""Queries whose nearest rows of `SQUARE` are 0, 2 and 3."""
NETWORK = (AROUND, *network_of(SQUARE, np.array([2, 0, 1, 2])))


def changed(place, value, at=0):
    """Return the arguments of `NETWORK` with one entry of one of them set to `value`."""
    array = NETWORK[place].copy()
    array.flat[at] = value
    return replaced(place, array)


def replaced(place, array):
    """Return the arguments of `NETWORK` with one of them replaced."""
    return st.replaced(NETWORK, place, array)


@criterion("weights")
@given(X_train=row_matrices(), examples=10)
def check_units_rank_as_closeness(candidate, X_train):
    """For every query, `W @ x + b` orders the units as closeness orders the training rows."""
    RANKED(candidate.network_parameters(X_train))


@criterion("weights")
def check_unusual_rows_have_weights(candidate, rng):
    """A single row, equal rows, 1 and 300 features, an offset, any scale are ranked right too."""
    near, away = rng.standard_normal((4, 4)), rng.standard_normal((6, 5)) + 40.0
    some, line = np.array([[2.0, 5.0], [4.0, 0.0], [2.0, 5.0]]), np.array([[3.0], [-1.0], [6.0]])
    wide = rng.standard_normal((7, 300))
    matrices = (near, away, wide, some[:1], some[[0, 2, 0]], some, line, some * 1e-100, some * 1e99)
    expect_each(candidate.network_parameters, RANKED, [(X,) for X in matrices])


@criterion("readout")
@given(y_train=label_vectors(), examples=10)
def check_rows_are_one_hot_over_sorted_classes(candidate, y_train):
    """`R` has a float64 1.0 for each row's label, and `classes` are the labels in order."""
    expect_equal(candidate.label_readout(y_train), spec_readout(y_train))


@criterion("readout")
def check_one_class_has_a_readout(candidate):
    """One class gives one column of ones; one row gives one row; there may be 300 classes."""
    same, two, many = np.array([4, 4, 4]), np.array([9, -2]), np.arange(300) * 7 % 300
    expect_equal(candidate.label_readout(same), spec_readout(same))
    expect_equal(candidate.label_readout(same[:1]), spec_readout(same[:1]))
    expect_equal(candidate.label_readout(two), spec_readout(two))
    expect_equal(candidate.label_readout(many), spec_readout(many))


@criterion("correctness")
@given(problem=st.separated_problems(), examples=12)
def check_the_network_finds_the_nearest_label(candidate, problem):
    """With the weights of the training rows, the answer is the label of the nearest row."""
    X_train, y_train, X_test = problem
    exactly(candidate.predict_network(X_test, *network_of(X_train, y_train)))


SQUARES = (
    np.array([[2.0, -1.0, 0.5], [0.0, 1.5, 3.0], [-1.0, 0.25, 2.0]]),
    np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 0.0, -1.0]]),
    np.array([0.0, -9.0, 3.0]),
    np.array([[3.0, 1.0, 2.0], [2.0, 3.0, 1.0], [1.0, 5.0, 4.0]]),
    np.array([7, -3, 4]),
)
"""As many queries as features, units and classes."""


def far_right(X_test, W, b, R, classes):
    """Return a network that does the same in the last of 300 features, units and classes."""
    n, d = W.shape
    below, left, before = (300 - n, 0), (300 - d, 0), (300 - len(classes), 0)
    return (
        np.pad(X_test, [(0, 0), left]),
        np.pad(W, [below, left]),
        np.pad(b, below, constant_values=-1000.0),
        np.pad(R, [below, before], constant_values=-1000.0),
        np.append(np.arange(before[0]) + 100, classes),
    )


def low_weights(X_train):
    """Return the weights of `spec_weights`, with all logits far below zero where they are large."""
    W, b = spec_weights(X_train)
    return W, b - 100 * np.abs(b).max()


@criterion("correctness")
def check_any_network_decides(candidate, rng, reference):
    """Weights of any scale, negative outputs, classes in any order, one unit: all decide."""
    W, b, R = rng.standard_normal((7, 3)), 2 * rng.standard_normal(7), rng.standard_normal((7, 4))
    X_test, classes = rng.standard_normal((200, 3)), np.array([-4, 1, 3, 20])
    logits = np.sort(X_test @ W.T + b, axis=1)
    X_test = X_test[logits[:, -1] - logits[:, -2] > 0.01][:12]
    below = [[-5.0, -1.00001, -1.0], [-1.0, -6.0, -4.0], [-9.0, -7.0, -3.0], [0.5, -1.0, -2.0]]
    unit, line = (np.array([[2.0]]), np.array([1.0])), (np.array([[2.0], [-1.0]]), b[:2] / 9)
    expect_each(
        candidate.predict_network,
        lambda answer: expect_equal(answer, reference.predict_network(*answer.args)),
        [(X_test, W, b, R, classes), (X_test, W, b, -R, classes), SQUARES]
        + [far_right(X_test, W, b, R, classes)]
        + [replaced(3, np.array(below) * x) for x in (1.0, 1e-60)]
        + [replaced(4, np.array([40, -2, 7]))]
        + [(AROUND * x, *low_weights(SQUARE * x), *NETWORK[3:]) for x in (1e-99, 1e99)]
        + [(AROUND[1:, :1] * 5, *unit, np.array([[0.0, 1.0]]), classes[:2])]
        + [(X, *line, np.ones((2, 1)), classes[:1]) for X in (AROUND[1:, :1] * 5, AROUND[:1, :1])]
        + [(AROUND[1:, :1] * 5, *line, np.eye(2)[::-1], classes[:2])],
    )


@criterion("ties")
@given(problem=st.tied_problems(), examples=14)
def check_the_first_of_equal_winners_wins(candidate, problem):
    """Of units with equal logits the first one wins, alone."""
    X_train, y_train, X_test = problem
    exactly(candidate.predict_network(X_test, *network_of(X_train, y_train)))


@criterion("ties")
@given(network=equal_outputs(), examples=12)
def check_the_first_of_equal_outputs_names_the_label(candidate, network):
    """Of equal outputs the first column names the label, which need not be the smallest one."""
    exactly(candidate.predict_network(*network))


@criterion("ties")
def check_the_first_of_many_equals_counts(candidate, rng):
    """The first counts as well among crowds of equal units and of equal outputs."""
    X_train, R = rng.integers(0, 3, (64, 2)) * 1.0, rng.integers(0, 2, (64, 40)) * 1.0
    network = (X_train[rng.choice(64, 16)], *spec_weights(X_train), R, np.arange(40))
    exactly(candidate.predict_network(*network))


def circle(m, n, form, rng, radius=1.0):
    """Return a network of units in equal pairs on a circle, and queries near them.

    Each row of R has all outputs equal but one, so every query ties in both layers.
    """
    units = np.arange(n) // 2
    angles = 2 * np.pi * (units / (units[-1] + 1) + rng.random())
    W = radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    n_classes = max(form[1], 3)
    R = 1.0 - np.eye(n_classes)[units % n_classes]
    queries, W = st.widened(*form, W[rng.integers(0, n, m)], W)
    return queries, W, np.full(n, -0.5), R, np.arange(n_classes) * 8 - 3


def spec_circle(X_test, W, _b, R, classes):
    """Return the test that each label is that of one of the equal outputs."""
    never = classes[R.argmin(axis=1)][(X_test @ W.T).argmax(axis=1)]

    def holds(labels):
        plain = type(labels) is np.ndarray and labels.dtype == classes.dtype
        right = plain and labels.shape == never.shape and np.isin(labels, classes).all()
        return right and (labels != never).all()

    return holds


@criterion("vectorization")
def check_weights_take_no_loop_over_rows(candidate, rng):
    """`network_parameters` does not go through the training rows one by one."""
    form = st.forms(rng)
    half = lambda n, rng: rng.permuted(np.tile([1.0, -1.0, 0.0], (n // 2, 1)), axis=1)  # noqa: E731
    rows = lambda n, rng: st.widened(*form(n), np.kron([[1], [-1]], half(n, rng)))  # noqa: E731 (all of one length)
    many = lambda n, _, other, rng: st.widened(*other, rng.integers(-9, 9, (n, 1)))  # noqa: E731
    both = Both(rows="units", arrange=many, forms=st.other_forms(rng), judged=())
    call = candidate.network_parameters
    expect_vectorised(call, rows, judge=FOLLOWED, rows="training rows", far=1474, both=both)


def first_in_order(n, n_classes, rng):
    """Return `n` labels of which each class appears before the larger ones."""
    return np.append(np.arange(n_classes), rng.integers(0, n_classes, n - n_classes))


@criterion("vectorization")
def check_the_readout_takes_no_loop_over_labels(candidate, rng):
    """`label_readout` does not go through the labels one by one."""
    form = st.forms(rng)
    few = lambda n, rng: (first_in_order(n, form(n)[1], rng),)  # noqa: E731
    kinds = [("float64", 4), ("bool", 2), ("uint8", 40), ("U9", 5), ("S4", 3)]
    many = lambda n, _, other, rng: (first_in_order(n, other[1], rng).astype(other[0]),)  # noqa: E731
    both = Both(rows="classes", arrange=many, forms=kinds, judged=())
    expect_vectorised(candidate.label_readout, few, judge=LABELLED, rows="labels", both=both)


@criterion("vectorization")
def check_the_network_takes_no_loop_over_queries_or_units(candidate, rng):
    """`predict_network` goes neither through the test rows nor through the units one by one."""
    call, form = candidate.predict_network, st.forms(rng, dtypes=["float32"])
    judge = judged(spec_circle, "each label is one of the winner's")
    queries = lambda m, rng: circle(m, 8, form(m), rng)  # noqa: E731
    units = lambda n, rng: circle(8, n, form(n), rng)  # noqa: E731
    square = lambda m, n, other, rng: circle(m, n, other, rng, 100.0)  # noqa: E731
    both = Both(rows="units", arrange=square, forms=st.other_forms(rng), judged=("float32",))
    expect_vectorised(call, queries, judge=judge, rows="test rows", both=both)
    expect_vectorised(call, units, judge=judge, rows="units")


@criterion("edge_cases")
def check_what_makes_no_network_is_refused(candidate):
    """NaN, infinity, other dimensions and empty arrays make neither weights nor a readout."""
    spoilt = [changed(1, x, 5)[1] for x in (np.nan, np.inf, -np.inf)]
    rows = [(X,) for X in (*spoilt, SQUARE[0], SQUARE[None], SQUARE[:0])]
    rows.append((SQUARE[0, 0, ...],))
    expect_refusals(candidate.network_parameters, FOLLOWED, (SQUARE,), rows)
    y_train = np.array([0, 1, 0, 2])
    labels = [(y,) for y in (y_train[:, None], y_train.reshape(2, 2), y_train[:0], y_train[0, ...])]
    expect_refusals(candidate.label_readout, LABELLED, (y_train,), labels)


@criterion("edge_cases")
def check_what_does_not_fit_is_refused(candidate):
    """`predict_network` refuses NaN, infinity, no units, and shapes that do not fit each other."""
    W, b, R, classes = NETWORK[1:]
    spoilt = [changed(place, np.nan, 1) for place in range(4)]
    spoilt += [changed(place, value, 1) for place in range(4) for value in (np.inf, -np.inf)]
    flat = [replaced(place, NETWORK[place][0]) for place in (0, 1, 3)]
    deep = [replaced(place, NETWORK[place][None]) for place in range(5)]
    widths = [replaced(0, AROUND[:, :1]), replaced(0, np.hstack([AROUND, AROUND]))]
    widths.append(replaced(1, W[:, :1]))
    biases = [replaced(2, bad) for bad in (b[:1], b[:3], b[:, None], np.append(b, 0.0))]
    rows = [replaced(3, R[:3]), replaced(3, np.vstack([R, R]))]
    columns = [replaced(4, np.append(classes, 9)), replaced(4, classes[:2])]
    bad = spoilt + flat + deep + widths + biases + rows + columns
    bad += [(AROUND, W[:0], b[:0], R[:0], classes), (AROUND, W[:1], b[0, ...], R[:1], classes)]
    bad += [(AROUND, W, b, R[:, :1], classes[0, ...]), (AROUND, W, b, R[:, 0], classes[:1])]
    bad += [(AROUND[:, 0], W[:, :1], b, R, classes), (AROUND[:, :1], W[:, 0], b, R, classes)]
    bad.append(replaced(3, R[:, :, None]))
    expect_refusals(candidate.predict_network, exactly, NETWORK, bad)


@criterion("edge_cases")
def check_no_queries_give_no_labels_and_excuse_nothing(candidate):
    """An empty `X_test` gives an empty result of the right dtype, unless the rest is refused."""
    none, (W, b, R, classes), names = AROUND[:0], NETWORK[1:], np.array(["a", "bc", "d"])
    call = candidate.predict_network
    expect_each(call, exactly, [(none, W, b, R, classes), (none, W, b, R, names)])
    bad = [changed(1, np.inf), changed(2, np.nan), changed(3, -np.inf), replaced(3, R[:3])]
    bad += [replaced(2, b[:2]), replaced(4, classes[:2])]
    rest = [(none[:, :1], W, b, R, classes), (none, W[:0], b[:0], R[:0], classes)]
    expect_refusals(call, exactly, NETWORK, [(none, *args[1:]) for args in bad] + rest)


FEATURES = np.array([[100, 3], [7, 120], [90, 90], [1, 0]])
LABEL_VECTORS = st.relabelled(np.array([0, 1, 0, 2]))
"""Labels of every kind, each class appearing before the larger ones."""


def typed_matrices():
    """Return matrices that wrap around or overflow in their own dtype, and tenths in float32."""
    halves = np.array([[300.0, 0.5], [0.25, 280.0], [1.0, 2.0]], dtype=np.float16)
    bits = np.array([[True, False], [True, True], [False, False]])
    tenths = np.array([[0.1, 0.7], [0.3, 0.2], [1.1, 0.9]], dtype=np.float32)
    wide = [FEATURES * 5_000_000_029, FEATURES.astype(np.uint64) * np.uint64(10**16 + 61)]
    wide += [np.int16(100 * FEATURES), np.uint16(500 * FEATURES), np.int32(10**6 * FEATURES)]
    return [FEATURES.astype(np.int8), *wide, halves, bits, tenths]


def typed_networks():
    """Return networks whose logits wrap around or overflow in their own dtypes."""
    queries, (W, b) = np.array([[99, 0], [10, 110], [95, 80]]), spec_weights(FEATURES)
    R, classes = spec_readout(np.array([3, 1, 2, 1]))
    types = ((np.int8, np.bool_), (np.uint8, np.float16), (np.uint64, np.int8))
    units = [(queries.astype(t), W.astype(t), b, R.astype(r), classes) for t, r in types]
    halves = (np.float16(2.5 * queries), np.float16(2.5 * W), b * 6.25, R, classes)
    bits = np.array([[[1, 1, 0], [0, 0, 1]], [[1, 0, 1], [1, 1, 0]]], dtype=bool)
    large, far = SQUARE.astype(np.int64) << 40, (AROUND * 2**40).astype(np.int64)
    biases = [replaced(2, np.array([1, 0, 3, 2], t)) for t in (np.int8, np.uint8, np.float16)]
    binary = (*bits, np.zeros(2, dtype=bool), R[:2], classes)
    large_integers = (far, large, spec_weights(large)[1], *NETWORK[3:])
    return [*units, halves, binary, large_integers, *biases, *only_one_whole()]


def only_one_whole():
    """Return networks that decide by fractions in one array, and have whole numbers in the rest."""
    ones, some, none = np.ones((2, 2), dtype=np.int8), np.array([0.25, 0.75]), np.zeros(2, np.int8)
    arrays = [(some[None], np.int8([[1, 0], [0, 1]]), none), (ones, np.outer(some, some), none)]
    return [(*network, np.eye(2), np.array([4, 9])) for network in [*arrays, (ones, ones, some)]]


def same_place(labels):
    """Tell whether the same one of two equally near rows has won wherever they tie."""
    return len(set(labels[:-2].tolist())) == 1 and labels[-2:].tolist() == [0, 1]


@criterion("inputs")
def check_weights_and_readout_take_any_array_and_keep_none(candidate):
    """Real types and layouts are read as float64, labels of any kind taken; no array is kept."""
    call, readout = candidate.network_parameters, candidate.label_readout
    unsorted = np.array([2, 5, 2, 8, 5])
    expect_own(call(SQUARE), IN_FLOAT64)
    matrices = [*typed_matrices(), *st.layouts(FEATURES.astype(np.float64)), SQUARE[::-1] + 1.0]
    expect_each(call, IN_FLOAT64, [(X,) for X in matrices])
    expect_own(readout(unsorted), LABELLED)
    expect_each(readout, LABELLED, [(y,) for y in (*LABEL_VECTORS, *st.layouts(unsorted)[1:])])


@final
@criterion("inputs")
def check_the_network_takes_any_array_and_keeps_none(candidate):
    """`predict_network` reads real types and layouts as float64, keeps label types, and is pure."""
    call, R = candidate.predict_network, [[2**53, 2**53 + 1, 0], [0, 1, 5], [2**53 + 1, 2**53, 0]]
    expect_own(call(*NETWORK), exactly)
    uneven = replaced(2, NETWORK[2] + (-6.0, -3.0, 0.0, 1.0))
    views = zip(*(st.layouts(array) for array in uneven), strict=True)
    labels = [(*NETWORK[:3], *spec_readout(y)) for y in LABEL_VECTORS]
    other = replaced(1, SQUARE[::-1].copy())
    expect_each(call, exactly, [other, *typed_networks(), *views, *labels])
    rows, queries = st.float32_ties(1)
    ties = call(queries, rows, *network_of(rows, np.arange(2))[1:])
    expect_property(ties, same_place, "of equal logits the same place wins")
    places = lambda labels: labels[0] == labels[1] < labels[2]  # noqa: E731
    large = call(*replaced(3, np.array([*R, R[1]])))
    expect_property(large, places, "equal outputs name the same column everywhere")
    expect_conduct(candidate)
