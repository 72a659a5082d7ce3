"""Hidden suite of knn: k nearest neighbours with a majority vote, directly and as a network."""

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
    integers,
    labels,
    permutations,
    sampled_from,
    separated_problems,
    well_separated,
)

MARGIN = 1e-6


# --- oracles --------------------------------------------------------------------------------------


def spec_knn(X_train, y_train, X_test, k):
    """Sort (distance, index) pairs in exact fractions, count votes, take the smallest label."""
    train, test = _exact(X_train), _exact(X_test)
    names = y_train.tolist()
    elected = [_elected([names[i] for i in _nearest(train, query, k)]) for query in test]
    return np.array(elected, dtype=y_train.dtype)


def _exact(matrix):
    """Return the entries as float64 reads them, as exact numbers: ints where they are whole."""
    rows = np.asarray(matrix, dtype=np.float64).tolist()
    return [[int(x) if x.is_integer() else Fraction(x) for x in row] for row in rows]


def _nearest(train, query, k):
    squared = [sum((x - t) ** 2 for x, t in zip(query, row, strict=True)) for row in train]
    return sorted(range(len(train)), key=lambda i: (squared[i], i))[:k]


def _elected(voters):
    return min(set(voters), key=lambda label: (-voters.count(label), label))


def spec_knn_network(X_test, W, b, R, classes, k):
    """Rank the units by (logit, index) in exact fractions and add up the rows of R."""
    units = list(zip(_exact(W), *_exact([b]), _exact(R), strict=True))
    places = [_first_output(units, query, int(k)) for query in _exact(X_test)]
    return classes[np.array(places, dtype=np.intp)]


def _first_output(units, query, k):
    logits = [sum(x * w for x, w in zip(query, row, strict=True)) + b for row, b, _ in units]
    winners = sorted(range(len(units)), key=lambda i: (-logits[i], i))[:k]
    votes = [sum(column) for column in zip(*(units[i][2] for i in winners), strict=True)]
    return votes.index(max(votes))


def spec_weights(X_train):
    """Return the rows and minus half their squared norms."""
    W = np.array(X_train, dtype=np.float64)
    return W, np.array([-0.5 * float(sum(x * x for x in row)) for row in _exact(W)])


def spec_readout(y_train):
    """Return the one-hot matrix of the labels, and the sorted classes."""
    classes = sorted(set(y_train.tolist()))
    R = [[float(label == column) for column in classes] for label in y_train.tolist()]
    return np.array(R), np.array(classes, dtype=y_train.dtype)


def network_of(X_train, y_train):
    """Return the four arrays of the network of the training rows."""
    return (*spec_weights(X_train), *spec_readout(y_train))


def votes_of(X_train, y_train, X_test, k):
    """Return how often each class stands among the k nearest rows of each test row."""
    train, classes = _exact(X_train), sorted(set(y_train.tolist()))
    nearest = [[y_train[i] for i in _nearest(train, query, k)] for query in _exact(X_test)]
    return np.array([[list(row).count(label) for label in classes] for row in nearest])


def decided(X_train, y_train, X_test, k):
    """Tell whether no vote is equal, and the answers are not all one label."""
    votes = np.sort(votes_of(X_train, y_train, X_test, k), axis=1)
    clear = votes.shape[1] == 1 or bool((votes[:, -1] > votes[:, -2]).all())
    return clear and len(set(spec_knn(X_train, y_train, X_test, k).tolist())) > 1


# --- data -----------------------------------------------------------------------------------------


@composite
def decided_problems(draw):
    """Draw problems without a tie in distance or votes, in which several labels win."""
    problem = draw(separated_problems(min_train=5, max_train=8, min_test=3, max_test=4))
    clear = [k for k in range(1, len(problem[0])) if decided(*problem, k)]
    return (*problem, draw(sampled_from(clear[-3:] or [0])))


def clear_problems():
    """Draw problems from `decided_problems` that have a `k`."""
    return decided_problems().filter(lambda problem: problem[3] > 0)


@composite
def crowded_problems(draw):
    """Draw a query with rows equally far from it, some among the first `k` and some beyond.

    The winner has one vote more than the other label. Were any of the tied rows beyond the border
    to vote in the place of one before it, the other label would win.
    """
    winner, other = draw(labels(2, n_labels=2)).tolist()
    extra, inside, beyond = draw(integers(0, 9)), draw(integers(1, 9)), draw(integers(2, 30))
    near = [winner] * extra + [other] * (extra + inside - 1)
    squared = [1.0] * len(near) + [4.0] * (inside + beyond)
    n = 1 << len(squared).bit_length()
    squared = np.array(squared + [49.0] * (n - len(squared)))
    rng = np.random.default_rng(draw(integers(0, 2**32 - 1)))
    squared = rng.permutation(squared)
    y_train = np.full(n, other)
    y_train[squared == 1.0] = rng.permutation(near)
    y_train[np.flatnonzero(squared == 4.0)[:inside]] = winner
    X_train = np.zeros((n, 3))
    X_train[np.arange(n), rng.integers(0, 3, n)] = np.sqrt(squared) * rng.choice([-1.0, 1.0], n)
    return X_train, y_train, np.zeros((1, 3)), len(near) + inside


@composite
def balanced_votes(draw, columns, n_classes):
    """Draw rows at different distances from a query, and codes of which two have equal votes."""
    first, second = draw(sampled_from(columns))
    each = draw(integers(1, 3))
    minority = [c for c in range(n_classes) if c not in (first, second)]
    voters = draw(permutations([first] * each + [second] * each + minority * (each > 1)))
    beyond = [*range(n_classes), *minority[:1] * (each + 1)]
    codes = np.array([*voters, *draw(permutations(beyond))])
    distances = np.arange(1.0, len(codes) + 1.0) ** 2
    order = np.array(draw(permutations(range(len(codes)))))
    X_train = np.stack([distances, 0 * distances], axis=1) * [[1.0, 0.0]]
    return X_train[order], codes[order], np.array([[0.0, 1.0]]), len(voters)


PAIRS = ((0, 1), (0, 2), (1, 2))
X_TRAIN = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0], [9.0, 9.0], [9.0, 8.0], [7.0, 9.0]])
Y_TRAIN = np.array([5, 2, 5, 2, 7, 2])
X_TEST = np.array([[0.2, 0.3], [8.5, 8.7], [0.1, 1.2]])
PROBLEM = (X_TRAIN, Y_TRAIN, X_TEST, 3)
"""A valid call of predict_knn. Its answer is `ANSWER`, with 1 for k as well."""
NETWORK = (X_TEST, *network_of(X_TRAIN, Y_TRAIN), 3)
"""A valid call of predict_knn_network with the same answers."""
ANSWER = np.array([5, 2, 5])
OUTVOTED = np.array([[0.9, 0.2], [8.9, 8.1], [0.1, 1.2]])
"""Queries with the same answers for k = 3, but others for k = 1."""


def replaced(args, place, value):
    """Return `args` with another value at `place`."""
    return [value if i == place else given for i, given in enumerate(args)]


def spoilt(args, place):
    """Return `args` three times, with NaN, infinity and minus infinity in the array at `place`."""
    arrays = [np.array(args[place], dtype=np.float64) for _ in range(3)]
    for array, value in zip(arrays, (np.nan, np.inf, -np.inf), strict=True):
        array.flat[1] = value
    return [replaced(args, place, array) for array in arrays]


def expect_knn_refused(candidate, calls):
    """Demand a refusal of each of `calls`, and the right answer to `PROBLEM`."""
    for args in calls:
        refused = candidate.predict_knn(*args)
        expect_refusal(refused, valid=candidate.predict_knn(*PROBLEM), want=ANSWER)


def expect_network_refused(candidate, calls):
    """Demand a refusal of each of `calls`, and the right answer to `NETWORK`."""
    for args in calls:
        refused = candidate.predict_knn_network(*args)
        expect_refusal(refused, valid=candidate.predict_knn_network(*NETWORK), want=ANSWER)


def expect_k_refused(candidate, values):
    """Demand that both functions refuse each of `values` for k."""
    expect_knn_refused(candidate, [replaced(PROBLEM, 3, k) for k in values])
    expect_network_refused(candidate, [replaced(NETWORK, 5, k) for k in values])


def expect_knn(candidate, problems):
    """Demand of predict_knn what exact arithmetic gives for each of `problems`."""
    for problem in problems:
        expect_equal(candidate.predict_knn(*problem), spec_knn(*problem))


def expect_network(candidate, networks):
    """Demand of predict_knn_network what exact arithmetic gives for each of `networks`."""
    for network in networks:
        expect_equal(candidate.predict_knn_network(*network), spec_knn_network(*network))


# --- correctness ----------------------------------------------------------------------------------


@criterion("correctness")
@given(problem=clear_problems(), examples=20)
def check_most_of_the_nearest_rows_decide(candidate, problem):
    """The label that most of the `k` nearest training rows carry is the answer."""
    expect_equal(candidate.predict_knn(*problem), spec_knn(*problem))


@criterion("correctness")
def check_measured_data(candidate, rng):
    """The answer is right for features of any real numbers and for several `k`."""
    X_train, X_test = well_separated(rng, 30, 40, 4, k=7)
    y_train = np.where(X_train[:, 0] > 0.3, 8, np.where(X_train[:, 1] > 0, -1, 3))
    votes = np.sort(votes_of(X_train, y_train, X_test, 7), axis=1)
    X_test = X_test[votes[:, -1] > votes[:, -2]][:11]
    expect_knn(candidate, [(X_train, y_train, X_test, 7), (X_train, y_train, X_test, 1)])


@criterion("correctness")
def check_one_neighbour_and_all_neighbours(candidate):
    """`k` may be 1, and may be the number of rows or units."""
    expect_knn(candidate, [replaced(PROBLEM, 3, 1), replaced(PROBLEM, 3, 6)])
    skewed = np.array([2, 7, 7, 7, 5, 2])
    expect_knn(candidate, [(X_TRAIN, skewed, X_TEST, 6), (X_TRAIN, skewed, X_TEST, 1)])
    expect_network(candidate, [replaced(NETWORK, 5, 1), replaced(NETWORK, 5, 6)])


@criterion("correctness")
def check_one_row_one_class_one_feature(candidate):
    """One training row or unit, one class and one feature are problems like any other."""
    line = np.array([[4.0], [-1.0], [6.5], [-3.0]])
    one_feature = (line, np.array([3, 1, 3, 8]), np.array([[5.0], [-1.8]]), 1)
    expect_knn(candidate, [one_feature, (X_TRAIN[:1], Y_TRAIN[:1], X_TEST, 1)])
    expect_knn(candidate, [(X_TRAIN, np.full(6, 4), X_TEST, 2), (X_TRAIN, Y_TRAIN, X_TEST[:1], 3)])
    W, b, R, classes = NETWORK[1:5]
    one_unit = (X_TEST, W[:1], b[:1], R[:1], classes, 1)
    one_class = (X_TEST, W, b, np.ones((6, 1)), classes[:1], 2)
    line = (np.array([[5.0], [-4.0]]), np.array([[2.0], [-1.0]]), b[:2], R[:2], classes, 1)
    expect_network(candidate, [one_unit, one_class, line, replaced(NETWORK, 0, X_TEST[:1])])


@criterion("correctness")
def check_any_scale(candidate):
    """Features as small as 1e-100 and as large as 1e100 decide like any others."""
    small = (X_TRAIN * 1e-99, Y_TRAIN, OUTVOTED * 1e-99, 3)
    large = (X_TRAIN * 1e99, Y_TRAIN, OUTVOTED * 1e99, 3)
    expect_equal(candidate.predict_knn(*small), ANSWER)
    expect_equal(candidate.predict_knn(*large), ANSWER)


# --- ties -----------------------------------------------------------------------------------------


@criterion("ties")
@given(problem=crowded_problems())
def check_equal_distances_go_by_index(candidate, problem):
    """Of rows as far away as the k-th neighbour, those that come first in `X_train` vote."""
    expect_equal(candidate.predict_knn(*problem), spec_knn(*problem))


@criterion("ties")
@given(problem=balanced_votes(PAIRS, 3), names=permutations([-7, -2, 0, 3, 11]))
def check_equal_votes_go_to_the_smallest_label(candidate, problem, names):
    """Of labels with equally many votes the smallest one by value is the answer."""
    X_train, codes, X_test, k = problem
    y_train = np.array(names[:3])[codes]
    want = spec_knn(X_train, y_train, X_test, k)
    expect_equal(candidate.predict_knn(X_train, y_train, X_test, k), want)


@criterion("ties")
@given(problem=crowded_problems())
def check_equal_logits_go_by_index(candidate, problem):
    """Of units with logits equal to the k-th, those with the smaller indices win."""
    X_train, y_train, X_test, k = problem
    network = (X_test, *network_of(X_train, y_train), k)
    expect_equal(candidate.predict_knn_network(*network), spec_knn_network(*network))


@criterion("ties")
@given(problem=balanced_votes(PAIRS, 3))
def check_equal_votes_go_to_the_first_column(candidate, problem):
    """Of equal votes the first column of `R` names the label."""
    X_train, codes, X_test, k = problem
    network = (X_test, *spec_weights(X_train), np.eye(3)[codes], np.array([-3, 5, 11]), k)
    expect_equal(candidate.predict_knn_network(*network), spec_knn_network(*network))


@criterion("ties")
@given(problem=balanced_votes(((1, 3), (2, 3), (1, 2)), 4))
def check_the_first_column_need_not_be_the_smallest_label(candidate, problem):
    """Equal votes go to the first column even where its label is not the smallest."""
    X_train, codes, X_test, k = problem
    network = (X_test, *spec_weights(X_train), np.eye(4)[codes], np.array([9, 2, 5, -3]), k)
    expect_equal(candidate.predict_knn_network(*network), spec_knn_network(*network))


# --- network --------------------------------------------------------------------------------------


@criterion("network")
@given(problem=clear_problems(), examples=20)
def check_the_network_of_the_training_rows_agrees(candidate, problem):
    """With the weights of the training rows, the network answers as `predict_knn` should."""
    X_train, y_train, X_test, k = problem
    network = (X_test, *network_of(X_train, y_train), k)
    expect_equal(candidate.predict_knn_network(*network), spec_knn(*problem))


def apart(values, places):
    """Tell for which rows the sorted values at `places` and before them are well apart."""
    ordered = np.sort(values, axis=1)
    return ordered[:, places] - ordered[:, places - 1] > 0.01


@criterion("network")
def check_any_weights_decide(candidate, rng):
    """`W`, `b` and `R` decide, whatever numbers they hold."""
    W, b, R = rng.standard_normal((9, 3)), 2 * rng.standard_normal(9), rng.standard_normal((9, 4))
    queries, classes = rng.standard_normal((200, 3)), np.array([-4, 1, 3, 20])
    logits = queries @ W.T + b
    votes = (logits >= np.sort(logits, axis=1)[:, -3:-2]) @ R
    X_test = queries[apart(logits, -3) & apart(votes, -1) & apart(-votes, -1)][:12]
    expect_network(candidate, [(X_test, W, b, R, classes, 3), (X_test, W, b, -R, classes, 3)])


@criterion("network")
def check_votes_may_be_negative(candidate):
    """The largest sum of the winners' rows names the label, also where all sums are negative."""
    first, second = (
        [[-4, -1, -9], [-2, -5, -1], [-1, -2, -7]],
        [[-5, -9, -1], [-1, -9, -3], [-6, -2, -2]],
    )
    expect_network(candidate, [replaced(NETWORK, 3, np.array(first + second, dtype=np.float64))])


@criterion("network")
def check_classes_keep_their_order(candidate):
    """Column `j` of `R` votes for `classes[j]`, in whatever order the classes stand."""
    expect_network(candidate, [replaced(NETWORK, 4, np.array([40, -2, 7]))])


@criterion("network")
def check_the_network_at_any_scale(candidate):
    """Features as small as 1e-100 and as large as 1e100 decide like any others."""
    small = (OUTVOTED * 1e-99, *spec_weights(X_TRAIN * 1e-99), *NETWORK[3:])
    W, b = spec_weights(X_TRAIN * 1e99)
    large = (OUTVOTED * 1e99, W, b - 1e200, *NETWORK[3:])
    expect_equal(candidate.predict_knn_network(*small), ANSWER)
    expect_equal(candidate.predict_knn_network(*large), ANSWER)


# --- vectorization --------------------------------------------------------------------------------


CLASSES = np.array([-3, 5, 11])
ISLAND = np.array([-1000.0, -1000.0, -1000.0, -990.0, -990.0])
"""Three equal rows of one label and two of another, far from the others."""


def pairs_on_a_line(m, n, rng):
    """Return training rows in equal pairs and an island, and queries of two sorts.

    For queries on the line two labels have two of four votes. For queries on the island the
    fourth place falls to one of two equal rows. The second feature tells which label is where.
    """
    places = np.arange(n - 5) // 2
    x_train = np.concatenate([10.0 * places, ISLAND])
    turn = int(rng.integers(0, 9))
    y_train = CLASSES[(np.concatenate([places, [1, 1, 1, 0, 0]]) + turn) % 3]
    near = rng.integers(0, (n - 5) // 2 - 1, m)
    x_test = np.where(np.arange(m) % 2, 10.0 * near + 1.0, -999.0)
    order = rng.permutation(n)
    X_train = np.stack([x_train, np.full(n, turn)], axis=1)[order]
    return X_train, y_train[order], np.stack([x_test, np.full(m, turn)], axis=1), 4


def network_on_a_line(m, n, rng):
    """Return the network of `pairs_on_a_line`."""
    X_train, y_train, X_test, k = pairs_on_a_line(m, n, rng)
    R = (y_train[:, None] == CLASSES).astype(float)
    return X_test, X_train, -0.5 * (X_train**2).sum(axis=1), R, CLASSES, k


def leaders_win(answer):
    """Demand for each query of `pairs_on_a_line` a label that leads."""
    X_test = next(a for a in answer.args if np.ndim(a) == 2 and (a[:, 0] % 10 == 1).all())
    x_test, turn = X_test.astype(int).T
    never, island = CLASSES[(x_test // 10 - 1 + turn) % 3], CLASSES[(1 + turn) % 3]

    def holds(got):
        plain = type(got) is np.ndarray and got.dtype == CLASSES.dtype and got.shape == never.shape
        leads = np.where(x_test < 0, got == island, got != never)
        return plain and np.isin(got, CLASSES).all() and leads.all()

    expect_property(answer, holds, "each label is one of those with most votes")


@criterion("vectorization")
def check_no_loop_over_queries(candidate):
    """`predict_knn` does not go through the test rows one by one."""
    rows = lambda m, rng: pairs_on_a_line(m, 16, rng)  # noqa: E731 (one word for what grows)
    expect_vectorised(candidate.predict_knn, rows, judge=leaders_win, rows="test rows")


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate):
    """`predict_knn` does not go through the training rows one by one."""
    rows = lambda n, rng: pairs_on_a_line(17, n, rng)  # noqa: E731
    expect_vectorised(candidate.predict_knn, rows, judge=leaders_win, rows="training rows")


@criterion("vectorization")
def check_the_network_takes_no_loop_over_queries(candidate):
    """`predict_knn_network` does not go through the test rows one by one."""
    rows = lambda m, rng: network_on_a_line(m, 16, rng)  # noqa: E731
    expect_vectorised(candidate.predict_knn_network, rows, judge=leaders_win, rows="test rows")


@criterion("vectorization")
def check_the_network_takes_no_loop_over_units(candidate):
    """`predict_knn_network` does not go through the units one by one."""
    rows = lambda n, rng: network_on_a_line(17, n, rng)  # noqa: E731
    expect_vectorised(candidate.predict_knn_network, rows, judge=leaders_win, rows="units")


# --- edge cases -----------------------------------------------------------------------------------


@criterion("edge_cases")
def check_k_is_no_bool(candidate):
    """`True` is no number of neighbours, for Python's and NumPy's bool alike."""
    expect_k_refused(candidate, [True, np.True_])


@criterion("edge_cases")
def check_k_is_an_integer(candidate):
    """A float (whole or not), text and None are no number of neighbours: ValueError."""
    expect_k_refused(candidate, [3.0, 2.5, np.float64(3.0), "3", None])


@criterion("edge_cases")
def check_k_is_in_range(candidate):
    """A `k` below 1 or above the number of rows or units: ValueError."""
    expect_k_refused(candidate, [0, -1, 7, np.int64(0)])


@criterion("edge_cases")
def check_numpy_integers_are_integers(candidate):
    """`np.int64(3)` and `np.int32(3)` are as good as 3."""
    expect_equal(candidate.predict_knn(*replaced(PROBLEM, 3, np.int64(3))), ANSWER)
    expect_equal(candidate.predict_knn(*replaced(PROBLEM, 3, np.int32(3))), ANSWER)
    expect_equal(candidate.predict_knn_network(*replaced(NETWORK, 5, np.int64(3))), ANSWER)
    expect_equal(candidate.predict_knn_network(*replaced(NETWORK, 5, np.int32(3))), ANSWER)


@criterion("edge_cases")
def check_features_are_finite(candidate):
    """`predict_knn` refuses NaN and infinity in `X_train` and `X_test` with a ValueError."""
    expect_knn_refused(candidate, spoilt(PROBLEM, 0) + spoilt(PROBLEM, 2))


@criterion("edge_cases")
def check_rows_and_labels_must_fit(candidate):
    """Features that are not 2-D or differ in number, or labels not one per row: ValueError."""
    flat = [replaced(PROBLEM, place, PROBLEM[place][0]) for place in (0, 2)]
    deep = [replaced(PROBLEM, place, PROBLEM[place][None]) for place in (0, 2)]
    wide = [replaced(PROBLEM, place, PROBLEM[place][:, :1]) for place in (0, 2)]
    expect_knn_refused(candidate, flat + deep + wide)
    bad = [Y_TRAIN[:5], np.append(Y_TRAIN, 2), Y_TRAIN[:, None], Y_TRAIN[None], Y_TRAIN[:0]]
    expect_knn_refused(candidate, [replaced(PROBLEM, 1, y_train) for y_train in bad])


@criterion("edge_cases")
def check_no_training_rows_and_no_units_are_refused(candidate):
    """No training rows, or a network without units: ValueError, with test rows or without."""
    calls = [(X_TRAIN[:0], Y_TRAIN[:0], X_test, 1) for X_test in (X_TEST, X_TEST[:0])]
    expect_knn_refused(candidate, calls)
    W, b, R, classes = NETWORK[1:5]
    empty = (W[:0], b[:0], R[:0], classes, 1)
    expect_network_refused(candidate, [(X_TEST, *empty), (X_TEST[:0], *empty)])


@criterion("edge_cases")
def check_no_test_rows_give_no_labels(candidate):
    """An empty `X_test` gives an empty result of the dtype of the labels."""
    names = np.array(["b", "a", "b", "a", "cd", "a"])
    expect_equal(candidate.predict_knn(*replaced(PROBLEM, 2, X_TEST[:0])), ANSWER[:0])
    expect_equal(candidate.predict_knn(X_TRAIN, names, X_TEST[:0], 2), names[:0])
    expect_equal(candidate.predict_knn(*PROBLEM), ANSWER)
    none = replaced(NETWORK, 0, X_TEST[:0])
    expect_equal(candidate.predict_knn_network(*none), ANSWER[:0])
    expect_equal(candidate.predict_knn_network(*replaced(none, 4, names[2:5])), names[:0])


@criterion("edge_cases")
def check_no_test_rows_excuse_nothing(candidate):
    """With an empty `X_test` both functions refuse everything else as ever."""
    none = replaced(PROBLEM, 2, X_TEST[:0])
    values = [replaced(none, 3, k) for k in (0, 7, 3.0)]
    arrays = [replaced(none, 1, Y_TRAIN[:2]), replaced(none, 2, X_TEST[:0, :1])]
    expect_knn_refused(candidate, values + arrays + spoilt(none, 0))
    none = replaced(NETWORK, 0, X_TEST[:0])
    values = [replaced(none, 5, k) for k in (0, 7, 3.0)]
    arrays = [replaced(none, 2, NETWORK[2][:2]), replaced(none, 0, X_TEST[:0, :1])]
    expect_network_refused(candidate, values + arrays + spoilt(none, 1) + spoilt(none, 3))


@criterion("edge_cases")
def check_the_network_is_finite(candidate):
    """The network refuses NaN and infinity in its weights and in `X_test` with a ValueError."""
    expect_network_refused(
        candidate, [*spoilt(NETWORK, 1), *spoilt(NETWORK, 2), *spoilt(NETWORK, 3)]
    )
    expect_network_refused(candidate, spoilt(NETWORK, 0))


@criterion("edge_cases")
def check_the_layers_of_the_network_fit(candidate):
    """Arrays with other dimensions, or that do not fit each other, are refused by the network."""
    flat = [replaced(NETWORK, place, NETWORK[place][0]) for place in (0, 1, 3)]
    deep = [replaced(NETWORK, place, NETWORK[place][None]) for place in range(5)]
    b, R, classes = NETWORK[2:5]
    bias = [replaced(NETWORK, 2, bad) for bad in (b[:1], b[:, None], np.tile(b, 2))]
    rows = [replaced(NETWORK, 3, bad) for bad in (R[:5], np.vstack([R, R]), R[:, :2])]
    columns = [replaced(NETWORK, 4, bad) for bad in (classes[:2], np.append(classes, 9))]
    narrow = [replaced(NETWORK, place, NETWORK[place][:, :1]) for place in (0, 1)]
    expect_network_refused(candidate, flat + deep + bias + rows + columns + narrow)


# --- inputs ---------------------------------------------------------------------------------------

TYPES = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.int64, np.uint64, np.float32)
FEATURES = np.array([[120, 3], [100, 30], [5, 125], [9, 90], [99, 99], [2, 4]])
QUERIES = np.array([[90, 1], [0, 110], [111, 120]])
NAMES = np.array(["owl", "ant", "owl", "ant", "ewe", "ant"])
LABEL_VECTORS = (
    NAMES,
    NAMES.astype("S"),
    np.array([True, False, True, False, False, False]),
    np.array([2.5, -np.inf, 2.5, -np.inf, 2.25, -np.inf]),
    np.array([5, -100, 5, -100, 100, -100], dtype=np.int8),
    np.array([200, 7, 200, 7, 0, 7], dtype=np.uint8),
    np.array([0.5, -1.0, 0.5, -1.0, 0.25, -1.0], dtype=np.float32),
    np.array([2**53 + 1, 2**53, 2**53 + 1, 2**53, -(2**62), 2**53]),
    np.array([2**64 - 1, 2**64 - 2, 2**64 - 1, 2**64 - 2, 5, 2**64 - 2], dtype=np.uint64),
)


def layouts(array):
    """Return the same numbers in Fortran order, strided, backwards in memory and read-only."""
    wide = np.repeat(array, 2, axis=-1)
    frozen = array.copy()
    frozen.setflags(write=False)
    backwards = np.flip(np.ascontiguousarray(np.flip(array)))
    return [np.asfortranarray(array), wide[..., ::2], backwards, frozen]


def float32_ties(step):
    """Return two float32 rows, and queries equally far from both but for the last two.

    The rows hold the same numbers in another order, and the tied queries one number throughout;
    float32 arithmetic rounds differently on the two ways. With a `step` of -1 the rows swap places.
    """
    rng = np.random.default_rng(5)
    row = rng.integers(2**15, 2**17, 7)
    X_train = np.stack([row, row[[3, 5, 0, 6, 1, 2, 4]]])[::step]
    tied = np.repeat(rng.integers(1, 2**17, (20, 1)), 7, axis=1)
    return X_train.astype(np.float32), np.concatenate([tied, X_train]).astype(np.float32)


def expect_same_place(one, other):
    """Demand that one place wins all the ties of `float32_ties`, whichever row stands there."""

    def holds(got):
        alike = np.array_equal(got, one.reply.value)
        return alike and len(set(got[:-2].tolist())) == 1 and got[-2:].tolist() == [4, 9]

    expect_property(one, holds, "queries equally far from two rows are all answered by one place")
    expect_property(other, holds, "the answers are those of the rows in the other order")


@criterion("inputs")
def check_every_real_type_is_read(candidate):
    """`predict_knn` reads bool, integers and floats of any width as float64."""
    integers = [(FEATURES.astype(t), Y_TRAIN, QUERIES.astype(t), 1) for t in TYPES]
    mixed = (FEATURES.astype(np.uint8), Y_TRAIN, QUERIES.astype(np.int8), 1)
    halves = [np.float16(2.5 * matrix) for matrix in (FEATURES, QUERIES)]
    bits = np.array([[1, 1, 1, 0], [0, 0, 0, 0], [0, 1, 0, 1]], dtype=bool)
    binary = (bits, np.array([8, 3, 5]), bits[[2, 0, 1]], 1)
    expect_knn(candidate, [*integers, mixed, (halves[0], Y_TRAIN, halves[1], 1), binary])


@criterion("inputs")
def check_float32_is_not_precise_enough(candidate):
    """Float32 arrays are read as float64, so what is equal there is equal."""
    y_train, R = np.array([4, 9]), np.eye(2)
    rows = [float32_ties(step) for step in (1, -1)]
    knn = [candidate.predict_knn(X_train, y_train, X_test, 1) for X_train, X_test in rows]
    expect_same_place(*knn)
    networks = [(X_test, W, spec_weights(W)[1], R, y_train, 1) for W, X_test in rows]
    expect_same_place(*(candidate.predict_knn_network(*network) for network in networks))


@criterion("inputs")
def check_large_integers_do_not_wrap(candidate):
    """64-bit integers are read as float64 before they are subtracted and squared."""
    scaled = (FEATURES * 2**40, Y_TRAIN, QUERIES * 2**40, 1)
    unsigned = [array.astype(np.uint64) << np.uint64(56) for array in (FEATURES, QUERIES)]
    expect_knn(candidate, [scaled, (unsigned[0], Y_TRAIN, unsigned[1], 1)])


@criterion("inputs")
def check_every_kind_of_label_is_counted(candidate):
    """Ints, floats, bools, strings and bytes are labels, and the answers keep their dtype."""
    expect_knn(candidate, [(X_TRAIN, y_train, X_TEST, 3) for y_train in LABEL_VECTORS])
    readouts = [spec_readout(y_train) for y_train in LABEL_VECTORS]
    expect_network(candidate, [(*NETWORK[:3], *readout, 3) for readout in readouts])


@criterion("inputs")
def check_every_layout_is_read(candidate):
    """Both functions read arrays of any memory layout, read-only ones included."""
    views = zip(layouts(X_TRAIN), layouts(Y_TRAIN), layouts(X_TEST), strict=True)
    expect_knn(candidate, [(*view, 3) for view in views])
    views = zip(*(layouts(array) for array in NETWORK[:5]), strict=True)
    expect_network(candidate, [(*view, 3) for view in views])


@criterion("inputs")
def check_hands_are_kept_off(candidate):
    """Both functions change no argument, print nothing and share no memory."""
    answer = candidate.predict_knn(*PROBLEM)
    expect_pure(answer, ANSWER)
    expect_fresh(answer, ANSWER)
    answer = candidate.predict_knn_network(*NETWORK)
    expect_pure(answer, ANSWER)
    expect_fresh(answer, ANSWER)


@criterion("inputs")
def check_nothing_is_kept_between_calls(candidate):
    """A second call with other arrays of the same shapes gives its own answer."""
    expect_equal(candidate.predict_knn(*PROBLEM), ANSWER)
    expect_knn(candidate, [(X_TRAIN[::-1].copy(), Y_TRAIN, X_TEST, 3)])
    expect_equal(candidate.predict_knn_network(*NETWORK), ANSWER)
    expect_network(candidate, [replaced(NETWORK, 3, NETWORK[3][::-1].copy())])


@criterion("inputs")
def check_the_network_reads_every_real_type(candidate):
    """The network reads `X_test`, `W`, `b` and `R` of any real type as float64."""
    (W, b), (R, classes) = spec_weights(FEATURES), spec_readout(Y_TRAIN)
    units = [(QUERIES.astype(t), W.astype(t), b, R, classes, 1) for t in TYPES]
    halves = [(QUERIES * 2.5).astype(np.float16), (W * 2.5).astype(np.float16), b * 6.25]
    votes = [replaced(NETWORK, 3, R.astype(t)) for t in (*TYPES, np.float16, np.bool_)]
    bits = np.array([[[1, 1, 0], [0, 0, 1]], [[1, 0, 1], [1, 1, 0]]], dtype=bool)
    binary = (*bits, np.zeros(2, dtype=bool), R[:2], classes, 1)
    expect_network(candidate, [*units, (*halves, R, classes, 1), *votes, binary])
    R = np.array([[100, 90, 0], [100, 0, 10], [1, 2, 3], [9, 90, 0], [0, 90, 1], [60, 0, 0]])
    wrapping = [R.astype(np.int8), (2 * R).astype(np.uint8)]
    expect_network(candidate, [replaced(NETWORK, 3, R) for R in wrapping])
