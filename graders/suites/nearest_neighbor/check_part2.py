"""Hidden suite of part2: the nearest-neighbour decision as a network with fixed weights."""

from fractions import Fraction

import numpy as np

from tiebreak.expect import (
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, given
from tiebreak.strategies import (
    composite,
    coordinates,
    integers,
    lists,
    permutations,
    sampled_from,
    separated_problems,
    tied_problems,
)

RANKS = "the order of the units by W @ x + b is that of their rows by closeness, for every x"
FOLLOWS = "W and b follow the rows of X_train and their squared norms"
ONE_HOT = "R is the one-hot matrix of y_train over its sorted classes"
SLACK = 1e-12


# --- oracles ------------------------------------------------------------------------------------


def spec_network(X_test, W, b, R, classes):
    """Run the network in exact fractions, unit by unit and class by class."""
    queries, units, outputs = _exact(X_test), _exact(np.column_stack([W, b])), _exact(R)
    places = [_place(query, units, outputs) for query in queries]
    return classes[np.array(places, dtype=np.intp)]


def _place(query, units, outputs):
    logits = [_dot([*query, 1], unit) for unit in units]
    output = outputs[logits.index(max(logits))]
    return output.index(max(output))


def _exact(matrix):
    """Return the entries as float64 reads them, as exact numbers: ints where they are whole."""
    rows = np.asarray(matrix, dtype=np.float64).tolist()
    return [[int(x) if x.is_integer() else Fraction(x) for x in row] for row in rows]


def _dot(left, right):
    return sum(x * w for x, w in zip(left, right, strict=True))


def spec_weights(X_train):
    """Return one right pair: the rows themselves, and minus half their squared norms."""
    W = np.array(X_train, dtype=np.float64)
    norms = [float(_dot(row, row)) for row in _exact(W)]
    return W, np.array([-0.5 * norm for norm in norms])


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
        s, exact = _factor(W, X_train)
        apart, bias = norms - norms[0], b - b[0]
        slack = SLACK * (np.abs(b).max() + abs(s) * norms.max() * exact)
        close = np.abs(bias + s / 2 * apart).max() <= slack
        telling = 1000 * slack <= abs(s) * np.abs(apart).max() or not apart.any()
        return close and telling and (s > 0 or not np.ptp(X_train, axis=0).any())

    return holds


def spec_follows(X_train, dtype=None):
    """Return the test that W follows the rows and b their norms, with whatever factors.

    It stands in for `spec_ranks` where other criteria are scored, so that a mistaken factor loses
    `weights` alone.
    """
    X = np.asarray(X_train, dtype=np.float64)

    def holds(pair):
        W, b = _plain_pair(pair, X, dtype)
        norms = (X**2).sum(axis=1)
        return _factor(W, X)[0] != 0.0 and np.isfinite(_factor(b, norms, least=0.0)[0])

    return holds


def _plain_pair(pair, X, dtype):
    """Return W and b, or raise ValueError where they are not arrays as promised."""
    W, b = pair
    plain = type(pair) is tuple and type(W) is np.ndarray and type(b) is np.ndarray
    if not plain or W.shape != X.shape or b.shape != X.shape[:1]:
        raise ValueError("not a pair of arrays of the right shapes")
    if dtype is not None and (W.dtype, b.dtype) != (dtype, dtype):
        raise ValueError("not of the right dtype")
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
    slack = SLACK * max(np.abs(values).max(), abs(factor) * np.abs(basis).max())
    drowned = base.any() and least * slack > abs(factor * base[place])
    if drowned or np.abs(moved - factor * base).max() > slack:
        raise ValueError("the differences are not proportional")
    size = max(np.abs(values).max(), abs(factor) * np.abs(basis).max())
    return factor, 1.0 + (size / abs(factor * base[place]) if factor else 0.0)


def spec_one_hot(y_train):
    """Return the test that a readout has the right values, R of whatever dtype."""
    R, classes = spec_readout(y_train)

    def holds(pair):
        right_classes = pair[1].dtype == classes.dtype and np.array_equal(pair[1], classes)
        return type(pair) is tuple and right_classes and np.array_equal(pair[0], R)

    return holds


# --- judging where more than one answer is right --------------------------------------------------


def expect_refused(answer, *, valid, holds, what):
    """Demand a refusal, and from the valid twin an answer for which `holds` is true."""
    expect_property(valid, holds, what)
    expect_refusal(answer, valid=valid, want=valid.reply.value)


def judged(spec, what):
    """Return a judge of measured calls that takes any answer for which ``spec(*args)`` holds."""
    return lambda answer: expect_property(answer, spec(*answer.args), what)


# --- data -----------------------------------------------------------------------------------------


def network_of(X_train, y_train):
    """Return the four arrays of the 1-nearest-neighbour network."""
    return (*spec_weights(X_train), *spec_readout(y_train))


@composite
def equal_outputs(draw, columns=((0, 1), (0, 2), (1, 2)), classes=(-3, 5, 11)):
    """Draw networks whose units each have their largest output twice, in columns `columns`."""
    X_train, _, X_test = draw(separated_problems())
    R = np.zeros((len(X_train), len(classes)))
    for row in R:
        row[list(draw(sampled_from(columns)))] = 1.0
    return X_test, *spec_weights(X_train), R, np.array(classes)


@composite
def row_matrices(draw):
    """Draw matrices of small integers with different sides and at least two different rows."""
    n, d = draw(sampled_from([(2, 1), (2, 3), (3, 2), (4, 1), (5, 3), (7, 2)]))
    rows = coordinates((n, d), low=-6, high=6)
    return draw(rows.filter(lambda X: np.ptp((X**2).sum(axis=1)) > 0))


@composite
def label_vectors(draw):
    """Draw label vectors that are not sorted, and whose classes skip numbers."""
    labels = draw(permutations([-7, -1, 0, 2, 3, 8, 30]))[: draw(integers(2, 4))]
    rest = draw(lists(sampled_from(labels), max_size=4))
    return np.array(draw(permutations(labels + rest)), dtype=np.int64)


def separated_queries(rng, W, b, n_test):
    """Return queries whose largest two logits are well apart."""
    queries = rng.standard_normal((40 * n_test, W.shape[1]))
    logits = np.sort(queries @ W.T + b, axis=1)
    return queries[logits[:, -1] - logits[:, -2] > 0.01][:n_test]


SQUARE = np.array([[2.0, 1.0], [-1.0, 2.0], [1.0, -2.0], [-2.0, -1.0]])
"""Four rows of one length: whatever is made of the bias, they are ranked the same."""
AROUND = np.array([[1.9, 1.2], [0.8, -2.1], [-1.9, -1.2]])
"""Queries whose nearest rows of `SQUARE` are 0, 2 and 3."""
NETWORK = (AROUND, *network_of(SQUARE, np.array([2, 0, 1, 2])))
"""A valid call of predict_network; its answer is `ANSWER`."""
ANSWER = np.array([2, 1, 2])
LABELS = np.array([0, 1, 0, 2])


def changed(place, value, at=0):
    """Return the arguments of `NETWORK` with one entry of one of them set to `value`."""
    args = [array.copy() for array in NETWORK]
    args[place].flat[at] = value
    return args


def replaced(place, array):
    """Return the arguments of `NETWORK` with one of them replaced."""
    return [array if i == place else given for i, given in enumerate(NETWORK)]


def expect_all_refused(candidate, calls):
    """Demand a refusal of each of `calls`, and the right answer to `NETWORK`."""
    for args in calls:
        refused = candidate.predict_network(*args)
        expect_refusal(refused, valid=candidate.predict_network(*NETWORK), want=ANSWER)


def expect_rows_refused(candidate, matrices):
    """Demand that network_parameters refuses each of `matrices`, and answers `SQUARE`."""
    for X_train in matrices:
        refused = candidate.network_parameters(X_train)
        valid = candidate.network_parameters(SQUARE)
        expect_refused(refused, valid=valid, holds=spec_follows(SQUARE), what=FOLLOWS)


def expect_labels_refused(candidate, vectors):
    """Demand that label_readout refuses each of `vectors`, and answers `LABELS`."""
    for y_train in vectors:
        refused, valid = candidate.label_readout(y_train), candidate.label_readout(LABELS)
        expect_refused(refused, valid=valid, holds=spec_one_hot(LABELS), what=ONE_HOT)


# --- weights --------------------------------------------------------------------------------------


@criterion("weights")
@given(X_train=row_matrices())
def check_units_rank_as_closeness(candidate, X_train):
    """For every query, `W @ x + b` orders the units as closeness orders the training rows."""
    expect_property(candidate.network_parameters(X_train), spec_ranks(X_train), RANKS)


@criterion("weights")
def check_units_rank_as_closeness_on_measured_data(candidate, rng):
    """The ranking is right for rows of any real numbers, near the origin or away from it."""
    near, away = rng.standard_normal((9, 4)), rng.standard_normal((6, 5)) + 40.0
    expect_property(candidate.network_parameters(near), spec_ranks(near), RANKS)
    expect_property(candidate.network_parameters(away), spec_ranks(away), RANKS)


@criterion("weights")
@given(X_train=row_matrices(), examples=10)
def check_weights_stay_finite_at_any_scale(candidate, X_train):
    """The ranking is right for features as small as 1e-100 and as large as 1e100."""
    small, large = X_train * 1e-100, X_train * 1e99
    expect_property(candidate.network_parameters(small), spec_ranks(small), RANKS)
    expect_property(candidate.network_parameters(large), spec_ranks(large), RANKS)


@criterion("weights")
def check_degenerate_rows_have_weights(candidate):
    """A single training row, equal rows and a single feature have weights like any others."""
    one, equal = np.array([[3.0, -1.0]]), np.array([[2.0, 5.0]] * 3)
    some = np.array([[2.0, 5.0], [4.0, 0.0], [2.0, 5.0]])
    expect_property(candidate.network_parameters(one), spec_ranks(one), RANKS)
    expect_property(candidate.network_parameters(equal), spec_ranks(equal), RANKS)
    expect_property(candidate.network_parameters(some), spec_ranks(some), RANKS)
    line = np.array([[3.0], [-1.0], [6.0]])
    expect_property(candidate.network_parameters(line), spec_ranks(line), RANKS)


# --- readout --------------------------------------------------------------------------------------


@criterion("readout")
@given(y_train=label_vectors())
def check_rows_are_one_hot_over_sorted_classes(candidate, y_train):
    """`R` has a float64 1.0 for each row's label, and `classes` are the labels in order."""
    expect_equal(candidate.label_readout(y_train), spec_readout(y_train))


@criterion("readout")
def check_one_class_has_a_readout(candidate):
    """One class gives one column of ones; one row gives one row."""
    same, two = np.array([4, 4, 4]), np.array([9, -2])
    expect_equal(candidate.label_readout(same), (np.ones((3, 1)), np.array([4])))
    expect_equal(candidate.label_readout(same[:1]), (np.ones((1, 1)), np.array([4])))
    expect_equal(candidate.label_readout(two), spec_readout(two))


# --- correctness ----------------------------------------------------------------------------------


@criterion("correctness")
@given(problem=separated_problems())
def check_the_network_finds_the_nearest_label(candidate, problem):
    """With the weights of the training rows, the answer is the label of the nearest row."""
    X_train, y_train, X_test = problem
    network = network_of(X_train, y_train)
    expect_equal(candidate.predict_network(X_test, *network), spec_network(X_test, *network))


@criterion("correctness")
def check_any_weights_decide(candidate, rng):
    """`W`, `b` and `R` decide, whatever numbers they hold, and however often they change."""
    W, b, R = rng.standard_normal((7, 3)), 2 * rng.standard_normal(7), rng.standard_normal((7, 4))
    X_test, classes = separated_queries(rng, W, b, 12), np.array([-4, 1, 3, 20])
    want = spec_network(X_test, W, b, R, classes)
    expect_equal(candidate.predict_network(X_test, W, b, R, classes), want)
    opposite = spec_network(X_test, W, b, -R, classes)
    expect_equal(candidate.predict_network(X_test, W, b, -R, classes), opposite)


@criterion("correctness")
def check_outputs_may_be_negative(candidate):
    """The largest output names the label, also where outputs are negative."""
    R = np.array([[-5.0, -1.0, -2.0], [-1.0, -6.0, -4.0], [-9.0, -7.0, -3.0], [0.5, -1.0, -2.0]])
    network = (AROUND, *spec_weights(SQUARE), R, np.array([3, 6, 8]))
    expect_equal(candidate.predict_network(*network), np.array([6, 8, 3]))


@criterion("correctness")
def check_classes_keep_their_order(candidate):
    """Column `j` of `R` speaks for `classes[j]`, in whatever order the classes stand."""
    network = (AROUND, *spec_weights(SQUARE), NETWORK[3], np.array([40, -2, 7]))
    expect_equal(candidate.predict_network(*network), np.array([7, -2, 7]))


@criterion("correctness")
def check_one_unit_one_class_one_feature(candidate):
    """One unit, one class and one feature are networks like any other."""
    X_test, classes = np.array([[5.0], [-4.0]]), np.array([1, 6])
    one_unit = (np.array([[2.0]]), np.array([1.0]), np.array([[0.0, 1.0]]), classes)
    one_class = (np.array([[2.0], [1.0]]), np.array([1.0, 0.0]), np.ones((2, 1)), classes[:1])
    line = (np.array([[2.0], [-1.0]]), np.array([-2.0, -0.5]), np.eye(2)[::-1], classes)
    expect_equal(candidate.predict_network(X_test, *one_unit), np.array([6, 6]))
    expect_equal(candidate.predict_network(X_test, *one_class), np.array([1, 1]))
    expect_equal(candidate.predict_network(X_test, *line), np.array([6, 1]))


@criterion("correctness")
def check_the_network_works_at_any_scale(candidate):
    """Features as small as 1e-100 and as large as 1e100 decide like any others."""
    labels = NETWORK[3:]
    small = (AROUND * 1e-99, *spec_weights(SQUARE * 1e-99), *labels)
    large = (AROUND * 1e99, *spec_weights(SQUARE * 1e99), *labels)
    expect_equal(candidate.predict_network(*small), ANSWER)
    expect_equal(candidate.predict_network(*large), ANSWER)


# --- ties -----------------------------------------------------------------------------------------


@criterion("ties")
@given(problem=tied_problems())
def check_the_first_of_equal_winners_wins(candidate, problem):
    """Of units with equal logits the first one wins, alone."""
    X_train, y_train, X_test = problem
    network = network_of(X_train, y_train)
    expect_equal(candidate.predict_network(X_test, *network), spec_network(X_test, *network))


@criterion("ties")
@given(network=equal_outputs())
def check_the_first_of_equal_outputs_names_the_label(candidate, network):
    """Of equal outputs the one in the first column names the label."""
    expect_equal(candidate.predict_network(*network), spec_network(*network))


@criterion("ties")
@given(network=equal_outputs(columns=((1, 3), (2, 3), (1, 2)), classes=(9, 2, 5, -3)))
def check_the_first_output_need_not_be_the_smallest_label(candidate, network):
    """Equal outputs go to the first column even where its label is not the smallest."""
    expect_equal(candidate.predict_network(*network), spec_network(*network))


# --- vectorization --------------------------------------------------------------------------------


def rows_of_one_length(n, rng):
    """Return `n` training rows of one length around the origin, many of them equal."""
    triple = np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -1.0], [-1.0, 0.0, 1.0]])[: 3 * (n % 2)]
    half = rng.permuted(np.tile([1.0, -1.0, 0.0], ((n - len(triple)) // 2, 1)), axis=1)
    return (np.concatenate([half, -half, triple]),)


def few_labels(n, rng):
    """Return `n` labels of three classes, the classes in order of appearance."""
    return (np.concatenate([[0, 1, 2], rng.integers(0, 3, n - 3)]),)


def circle(m, n, rng):
    """Return a network of units in equal pairs on a circle, and queries near them.

    Each row of R has two equal outputs, so every query ties in both layers.
    """
    units = np.arange(n) // 2
    angles = 2 * np.pi * (units / (units[-1] + 1) + rng.random())
    W = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    R = 1.0 - np.eye(3)[units % 3]
    return W[rng.integers(0, n, m)], W, np.full(n, -0.5), R, np.array([-3, 5, 11])


def spec_circle(X_test, W, _b, R, classes):
    """Return the test that each label is that of one of the two equal outputs."""
    squared = ((X_test[:, None] - W) ** 2).sum(axis=2)
    never = classes[R.argmin(axis=1)][squared.argmin(axis=1)]

    def holds(labels):
        plain = type(labels) is np.ndarray and labels.dtype == classes.dtype
        right = plain and labels.shape == never.shape
        return right and np.isin(labels, classes).all() and (labels != never).all()

    return holds


@criterion("vectorization")
def check_weights_take_no_loop_over_rows(candidate):
    """`network_parameters` does not go through the training rows one by one."""
    judge = judged(spec_follows, FOLLOWS)
    expect_vectorised(
        candidate.network_parameters, rows_of_one_length, judge=judge, rows="training rows"
    )


@criterion("vectorization")
def check_the_readout_takes_no_loop_over_labels(candidate):
    """`label_readout` does not go through the labels one by one."""
    judge = judged(spec_one_hot, ONE_HOT)
    expect_vectorised(candidate.label_readout, few_labels, judge=judge, rows="labels")


@criterion("vectorization")
def check_the_network_takes_no_loop_over_queries(candidate):
    """`predict_network` does not go through the test rows one by one."""
    judge = judged(spec_circle, "each label is one of the winner's")
    queries = lambda m, rng: circle(m, 16, rng)  # noqa: E731 (one word for the axis that grows)
    expect_vectorised(candidate.predict_network, queries, judge=judge, rows="test rows")


@criterion("vectorization")
def check_the_network_takes_no_loop_over_units(candidate):
    """`predict_network` does not go through the units one by one."""
    judge = judged(spec_circle, "each label is one of the winner's")
    units = lambda n, rng: circle(17, n, rng)  # noqa: E731
    expect_vectorised(candidate.predict_network, units, judge=judge, rows="units")


# --- edge cases -----------------------------------------------------------------------------------


@criterion("edge_cases")
def check_weights_refuse_what_is_not_finite(candidate):
    """`network_parameters` refuses NaN and infinity with a ValueError."""
    bad = [np.where(np.arange(8).reshape(4, 2) == 5, x, SQUARE) for x in (np.nan, np.inf, -np.inf)]
    expect_rows_refused(candidate, bad)


@criterion("edge_cases")
def check_weights_refuse_other_dimensions(candidate):
    """`network_parameters` refuses an `X_train` that is not 2-D with a ValueError."""
    expect_rows_refused(candidate, [SQUARE[0], SQUARE[None]])


@criterion("edge_cases")
def check_an_empty_training_set_is_refused(candidate):
    """No training rows and no labels: ValueError."""
    expect_rows_refused(candidate, [SQUARE[:0]])
    expect_labels_refused(candidate, [LABELS[:0]])


@criterion("edge_cases")
def check_the_readout_refuses_other_dimensions(candidate):
    """`label_readout` refuses labels that are not 1-D with a ValueError."""
    expect_labels_refused(candidate, [LABELS[:, None], LABELS[None], LABELS.reshape(2, 2)])


@criterion("edge_cases")
def check_the_network_refuses_what_is_not_finite(candidate):
    """`predict_network` refuses NaN and infinity in `X_test`, `W`, `b` or `R`."""
    bad = [changed(place, x, 1) for place in range(4) for x in (np.nan, np.inf, -np.inf)]
    expect_all_refused(candidate, bad)


@criterion("edge_cases")
def check_the_network_refuses_other_dimensions(candidate):
    """`predict_network` refuses arrays with too few or too many dimensions."""
    flat = [replaced(place, NETWORK[place][0]) for place in (0, 1, 3)]
    deep = [replaced(place, NETWORK[place][None]) for place in range(5)]
    expect_all_refused(candidate, [*flat, *deep, replaced(2, NETWORK[2][:, None])])


@criterion("edge_cases")
def check_the_layers_must_fit(candidate):
    """Queries, units, biases, outputs and classes that do not fit each other: ValueError."""
    b, R, classes = NETWORK[2:]
    queries = [replaced(0, AROUND[:, :1]), replaced(0, np.column_stack([AROUND, AROUND]))]
    biases = [replaced(2, b[:1]), replaced(2, b[:3]), replaced(2, np.tile(b, 2))]
    rows = [replaced(3, R[:3]), replaced(3, np.vstack([R, R]))]
    columns = [replaced(3, R[:, :2]), replaced(4, np.append(classes, 9)), replaced(4, classes[:2])]
    expect_all_refused(candidate, queries + biases + rows + columns)


@criterion("edge_cases")
def check_an_empty_network_is_refused(candidate):
    """A network without units: ValueError, with queries or without."""
    W, b, R, classes = NETWORK[1:]
    empty = (W[:0], b[:0], R[:0], classes)
    expect_all_refused(candidate, [(AROUND, *empty), (AROUND[:0], *empty)])


@criterion("edge_cases")
def check_no_queries_give_no_labels(candidate):
    """An empty `X_test` gives an empty result of the dtype of `classes`."""
    none, names = replaced(0, AROUND[:0]), np.array(["a", "bc", "d"])
    expect_equal(candidate.predict_network(*none), ANSWER[:0])
    expect_equal(candidate.predict_network(*none[:4], names), names[:0])
    expect_equal(candidate.predict_network(*NETWORK), ANSWER)


@criterion("edge_cases")
def check_no_queries_excuse_nothing(candidate):
    """With an empty `X_test` everything else is refused as ever."""
    none = AROUND[:0]
    bad = [changed(1, np.nan), changed(3, np.inf), replaced(2, NETWORK[2][:2])]
    expect_all_refused(candidate, [(none, *args[1:]) for args in bad] + [replaced(0, none[:, :1])])


# --- inputs ---------------------------------------------------------------------------------------

FEATURES = np.array([[100, 3], [7, 120], [90, 90], [1, 0]])
TYPES = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.int64, np.uint64, np.float32)
NAMES = np.array(["ant", "ewe", "ant", "owl"])
LABEL_VECTORS = (
    NAMES,
    NAMES.astype("S"),
    np.array([False, True, False, True]),
    np.array([-np.inf, 2.25, -np.inf, 2.5]),
    np.array([-5, 3, -5, 100], dtype=np.int8),
    np.array([0, 7, 0, 200], dtype=np.uint8),
    np.array([-1.0, 0.25, -1.0, 0.5], dtype=np.float32),
    np.array([-(2**62), 2**53, 2**53 + 1, 2**53]),
    np.array([0, 5, 2**64 - 2, 2**64 - 1], dtype=np.uint64),
)
"""Labels of every kind, each class appearing before the larger ones."""


def layouts(array):
    """Return the same numbers in Fortran order, strided, backwards in memory and read-only."""
    wide = np.repeat(array, 2, axis=-1)
    frozen = array.copy()
    frozen.setflags(write=False)
    backwards = np.flip(np.ascontiguousarray(np.flip(array)))
    return [np.asfortranarray(array), wide[..., ::2], backwards, frozen]


def float32_ties():
    """Return a float32 network with eight pairs of units, and a query halfway between each pair.

    Products have 26 bits, so float32 arithmetic breaks the ties, some this way and some that.
    """
    rng = np.random.default_rng(5)
    X_test, steps = rng.integers(4097, 8192, (8, 4)), rng.integers(-40, 41, (8, 4))
    W = np.stack([X_test + steps, X_test - steps], axis=1).reshape(16, 4)
    R = np.tile(np.eye(4), (4, 1))
    return X_test.astype(np.float32), W.astype(np.float32), *spec_weights(W)[1:], R, np.arange(4)


def same_places(labels):
    """Tell whether the same one of each pair has won: 0 and 2 in turn, or 1 and 3."""
    firsts = np.array([0, 2] * 4)
    return np.array_equal(labels, firsts) or np.array_equal(labels, firsts + 1)


def names_of_outputs(labels):
    """Return `NETWORK` with the sorted classes of `labels` instead of its own."""
    classes = np.unique(labels)
    R = np.eye(len(classes))[[len(classes) - 1, 0, 1, len(classes) - 1]]
    return (*NETWORK[:3], R, classes)


def expect_weights(candidate, matrices):
    """Demand weights that follow each of `matrices`, in float64."""
    for X_train in matrices:
        answer = candidate.network_parameters(X_train)
        expect_property(answer, spec_follows(X_train, np.float64), f"{FOLLOWS}, in float64,")


def expect_readouts(candidate, vectors):
    """Demand the readout of each of `vectors`."""
    for y_train in vectors:
        expect_property(candidate.label_readout(y_train), spec_one_hot(y_train), ONE_HOT)


def expect_labels(candidate, networks):
    """Demand the labels that exact arithmetic gives for each of `networks`."""
    for network in networks:
        expect_equal(candidate.predict_network(*network), spec_network(*network))


@criterion("inputs")
def check_weights_read_every_real_type(candidate):
    """`network_parameters` reads bool, integers and floats of any width as float64."""
    halves = np.array([[300.0, 0.5], [0.25, 280.0], [1.0, 2.0]], dtype=np.float16)
    bits = np.array([[True, False], [True, True], [False, False]])
    tenths = np.array([[0.1, 0.7], [0.3, 0.2], [1.1, 0.9]], dtype=np.float32)
    large = np.array([[2**40, 1], [3, 2**33], [2**39, 2**38]])
    matrices = [FEATURES.astype(dtype) for dtype in TYPES]
    expect_weights(candidate, [*matrices, halves, bits, tenths, large])


@criterion("inputs")
def check_weights_read_every_layout(candidate):
    """`network_parameters` reads arrays of any memory layout, read-only ones included."""
    expect_weights(candidate, layouts(FEATURES.astype(np.float64)))


@criterion("inputs")
def check_weights_are_fresh(candidate):
    """`network_parameters` leaves `X_train` alone and returns arrays of its own."""
    first = candidate.network_parameters(SQUARE)
    expect_property(first, spec_follows(SQUARE), FOLLOWS)
    expect_fresh(first, first.reply.value)
    expect_pure(first, first.reply.value)
    expect_weights(candidate, [SQUARE[::-1] + 1.0])


@criterion("inputs")
def check_the_readout_reads_every_kind_of_label(candidate):
    """`label_readout` takes ints, floats, bools, strings and bytes; `classes` keep the dtype."""
    expect_readouts(candidate, LABEL_VECTORS)


@criterion("inputs")
def check_the_readout_is_fresh(candidate):
    """`label_readout` leaves `y_train` alone, in any layout, and returns arrays of its own."""
    unsorted = np.array([2, 5, 2, 8, 5])
    answer = candidate.label_readout(unsorted)
    expect_property(answer, spec_one_hot(unsorted), ONE_HOT)
    expect_fresh(answer, answer.reply.value)
    expect_pure(answer, answer.reply.value)
    expect_readouts(candidate, layouts(unsorted))


@criterion("inputs")
def check_the_network_reads_every_real_type(candidate):
    """`predict_network` reads `X_test`, `W`, `b` and `R` of any real type as float64."""
    queries, (W, b) = np.array([[99, 0], [10, 110], [95, 80]]), spec_weights(FEATURES)
    R, classes = spec_readout(np.array([3, 1, 2, 1]))
    units = [(queries.astype(t), W.astype(t), b, R, classes) for t in TYPES]
    outputs = [(queries, W, b, R.astype(t), classes) for t in (*TYPES, np.float16, np.bool_)]
    halves = (queries * 2.5, W * 2.5, b * 6.25, R, classes)
    small = [a.astype(np.float16) for a in (queries * 2.5, W * 2.5)]
    yes = np.array([[[1, 1, 0], [0, 0, 1]], [[1, 0, 1], [1, 1, 0]]], dtype=bool)
    bits = (*yes, np.zeros(2, dtype=bool), R[:2], classes)
    biases = [replaced(2, np.array([1, 0, 3, 2], t)) for t in (*TYPES, np.float16)]
    expect_labels(candidate, [*units, *outputs, (*small, *halves[2:]), bits, *biases])


@criterion("inputs")
def check_float32_is_not_precise_enough(candidate):
    """Float32 arrays are read as float64, so logits that are equal there are equal."""
    answer = candidate.predict_network(*float32_ties())
    expect_property(answer, same_places, "of equal logits the same place wins everywhere")


@criterion("inputs")
def check_large_integers_are_read_as_float64(candidate):
    """Integers do not wrap around, and those that are equal as float64 are equal."""
    large, far = SQUARE.astype(np.int64) * 2**40, (AROUND * 2**40).astype(np.int64)
    expect_labels(candidate, [(far, *spec_weights(large), *NETWORK[3:])])
    expect_labels(candidate, [(far, large, spec_weights(large)[1], *NETWORK[3:])])
    R = np.array([[2**53, 2**53 + 1, 0], [0, 1, 5], [2**53 + 1, 2**53, 0], [0, 1, 5]])
    answer = candidate.predict_network(*replaced(3, R))
    places = lambda labels: labels[0] == labels[1] < labels[2]  # noqa: E731
    expect_property(answer, places, "equal outputs name the same column everywhere")


@criterion("inputs")
def check_labels_keep_the_dtype_of_classes(candidate):
    """`predict_network` returns labels of every kind in the dtype of `classes`."""
    expect_labels(candidate, [names_of_outputs(labels) for labels in LABEL_VECTORS])


@criterion("inputs")
def check_the_network_reads_every_layout(candidate):
    """`predict_network` reads arrays of any memory layout, read-only ones included."""
    views = [layouts(array) for array in NETWORK]
    expect_labels(candidate, zip(*views, strict=True))


@criterion("inputs")
def check_the_network_keeps_its_hands_off(candidate):
    """`predict_network` changes no argument, prints nothing and shares no memory."""
    answer = candidate.predict_network(*NETWORK)
    expect_pure(answer, ANSWER)
    expect_fresh(answer, ANSWER)


@criterion("inputs")
def check_the_network_keeps_nothing_between_calls(candidate):
    """A second call with other arrays of the same shapes gives its own answer."""
    other = replaced(1, SQUARE[::-1].copy())
    expect_equal(candidate.predict_network(*NETWORK), ANSWER)
    expect_equal(candidate.predict_network(*other), spec_network(*other))
