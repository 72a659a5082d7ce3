"""Hidden suite of knn: k nearest neighbours with a majority vote, directly and as a network."""

from fractions import Fraction
from operator import mul, sub

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


def spec_knn(X_train, y_train, X_test, k):
    """Sort (distance, index) pairs in exact numbers, count votes, take the smallest label."""
    train, test = _exact(X_train), _exact(X_test)
    names = y_train.tolist()
    elected = [_elected([names[i] for i in _nearest(train, query, k)]) for query in test]
    return np.array(elected, dtype=y_train.dtype)


def _exact(matrix):
    """Return the entries as float64 reads them, as exact numbers: ints where they are whole."""
    rows = np.asarray(matrix, dtype=np.float64)
    if (np.abs(rows) < 2**53).all() and (rows == np.rint(rows)).all():
        return rows.astype(np.int64).tolist()
    return [[int(x) if x.is_integer() else Fraction(x) for x in row] for row in rows.tolist()]


def _nearest(train, query, k):
    squared = [sum(x * x for x in map(sub, query, row)) for row in train]
    return sorted(range(len(train)), key=squared.__getitem__)[:k]  # a stable sort


def _elected(voters):
    return min(set(voters), key=lambda label: (-voters.count(label), label))


def spec_knn_network(X_test, W, b, R, classes, k):
    """Rank the units by (logit, index) in exact numbers and add up the rows of R."""
    units = list(zip(_exact(W), *_exact([b]), _exact(R), strict=True))
    places = [_first_output(units, query, int(k)) for query in _exact(X_test)]
    return classes[np.array(places, dtype=np.intp)]


def _first_output(units, query, k):
    falls = [-b - sum(map(mul, query, row)) for row, b, _ in units]
    winners = sorted(range(len(units)), key=falls.__getitem__)[:k]
    votes = [sum(column) for column in zip(*(units[i][2] for i in winners), strict=True)]
    return votes.index(max(votes))


def network_of(X_train, y_train):
    """Return the rows, minus half their squared norms, the one-hot labels and the classes."""
    W, classes = np.array(X_train, dtype=np.float64), np.unique(y_train)
    return W, -0.5 * (W**2).sum(axis=1), (y_train[:, None] == classes) * 1.0, classes


def votes_of(X_train, y_train, X_test, k):
    """Return how often each class stands among the k nearest rows of each test row."""
    train, classes, names = _exact(X_train), sorted(set(y_train.tolist())), y_train.tolist()
    nearest = [[names[i] for i in _nearest(train, query, k)] for query in _exact(X_test)]
    return np.array([[row.count(label) for label in classes] for row in nearest])


def exactly(answer):
    """Judge an answer by exact arithmetic."""
    spec = spec_knn if answer.function.name == "predict_knn" else spec_knn_network
    expect_equal(answer, spec(*answer.args))


def expect_each(call, calls, judge=exactly):
    """Call with each of `calls`, and have `judge` take every answer."""
    for args in calls:
        judge(call(*args))


def expect_refusals(call, good, bad):
    """Demand a refusal of each of `bad`, and of `good` the answer `ANSWER`."""
    valid = call(*good)
    exactly(valid)
    for args in bad:
        expect_refusal(call(*args), valid=valid, want=ANSWER)


def expect_own(answer):
    """Demand `ANSWER` of a call that left everything alone, in an array of its own."""
    expect_pure(answer, ANSWER)
    expect_fresh(answer, ANSWER)


def clear_counts(problem):
    """Return each `k` for which no votes are equal, and the answers are not all one label."""
    votes = [np.sort(votes_of(*problem, k), axis=1) for k in range(1, len(problem[0]))]
    clear = [k for k, v in enumerate(votes, 1) if (v[:, -1] > v[:, :-1].max(axis=1)).all()]
    return [k for k in clear if len(set(votes_of(*problem, k).argmax(axis=1).tolist())) > 1]


@st.composite
def clear_problems(draw):
    """Draw problems without a tie in distance or votes, in which several labels win."""
    problems = st.separated_problems(min_train=5, max_train=8, min_test=3, max_test=4)
    problem = draw(problems.filter(clear_counts))
    return (*problem, draw(st.sampled_from(clear_counts(problem)[-3:])))


@st.composite
def crowded_problems(draw):
    """Draw a query with rows equally far from it, some among the first `k` and some beyond.

    The winner has one vote more than the other label. Were any of the tied rows beyond the border
    to vote in the place of one before it, the other label would win.
    """
    winner, other = draw(st.labels(2, n_labels=2)).tolist()
    extra, inside = draw(st.integers(0, 9)), draw(st.integers(1, 9))
    near = [winner] * extra + [other] * (extra + inside - 1)
    squared = [1.0] * len(near) + [4.0] * (inside + draw(st.integers(2, 30)))
    n = 1 << len(squared).bit_length()
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    squared = rng.permutation(squared + [49.0] * (n - len(squared)))
    y_train = np.full(n, other)
    y_train[squared == 1.0] = rng.permutation(near)
    y_train[np.flatnonzero(squared == 4.0)[:inside]] = winner
    X_train = np.zeros((n, 3))
    X_train[np.arange(n), rng.integers(0, 3, n)] = np.sqrt(squared) * rng.choice([-1.0, 1.0], n)
    query = rng.integers(-5, 6, (1, 3)) * 1.0  # so that tied rows are not all of one length
    return X_train + query, y_train, query, len(near) + inside


@st.composite
def balanced_votes(draw, columns, n_classes):
    """Draw rows at different distances from a query, and codes of which two have equal votes.

    One of the two is the more frequent among the rows that do not vote.
    """
    first, second = draw(st.sampled_from(columns))
    each = draw(st.integers(1, 3))
    minority = [c for c in range(n_classes) if c not in (first, second)]
    voters = draw(st.permutations([first] * each + [second] * each + minority * (each > 1)))
    beyond = [*range(n_classes), *minority[:1] * (each + 1), draw(st.sampled_from([first, second]))]
    codes = np.array([*voters, *draw(st.permutations(beyond))])
    distances = np.arange(1.0, len(codes) + 1.0) ** 2
    order = np.array(draw(st.permutations(range(len(codes)))))
    X_train = np.stack([distances, 0 * distances], axis=1)
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
MANY = (np.arange(882.0)[:, None], np.arange(882) // 522, np.array([[-3.0], [999.0]]), 878)
"""More votes than eight bits count: 522 against 356, and 518 against 360."""
NAMES = (np.arange(300.0)[:, None], np.arange(300) * 7 % 300, np.array([[40.2], [299.1]]), 1)
"""More rows and more classes than eight bits count."""
OUTVOTED = np.array([[0.9, 0.2], [8.9, 8.1], [0.1, 1.2]])
"""Queries with the same answers for k = 3, but others for k = 1."""


def far_right(X):
    """Return the same columns as the last two of 300."""
    return np.pad(X, [(0, 0), (298, 0)])


def scalar(args, place):
    """Return `args` with the first entry of the array at `place` as an array of no dimensions."""
    return st.replaced(args, place, args[place].ravel()[0, ...])


def spoilt(args, *places):
    """Return `args` with NaN and either infinity in the array at each of `places`."""
    calls = [st.replaced(args, place, args[place].copy()) for place in places for _ in range(3)]
    for turn, (call, place) in enumerate(zip(calls, np.repeat(places, 3), strict=True)):
        call[place].flat[1] = (np.nan, np.inf, -np.inf)[turn % 3]
    return calls


@criterion("correctness")
@given(problem=clear_problems(), examples=10)
def check_most_of_the_nearest_rows_decide(candidate, problem):
    """The label that most of the `k` nearest training rows carry is the answer."""
    exactly(candidate.predict_knn(*problem))


@criterion("correctness")
def check_any_numbers(candidate, rng, reference):
    """The answer is right for real numbers, 1e-100 to 1e100, for several `k` and 300 features."""
    X_train, X_test = st.well_separated(rng, 30, 11, 4, k=7)
    y_train = np.where(X_train[:, 0] > 0.3, 8, 3)
    want = reference.predict_knn(X_train, y_train, X_test, 7)
    expect_equal(candidate.predict_knn(X_train, y_train, X_test, 7), want)
    nearest = reference.predict_knn(X_train, y_train, X_test, 1)
    expect_equal(candidate.predict_knn(X_train, y_train, X_test, 1), nearest)
    same = [(X_TRAIN * x, Y_TRAIN, OUTVOTED * x, 3) for x in (1e-99, 1e99)]
    same.append((far_right(X_TRAIN), Y_TRAIN, far_right(OUTVOTED), 3))
    expect_each(candidate.predict_knn, same, lambda answer: expect_equal(answer, ANSWER))


@criterion("correctness")
def check_extreme_k_and_single_rows(candidate):
    """`k` may be 1 or all; one row, unit, class, feature or query is a problem like any other."""
    line, skewed = np.array([[4.0], [-1.0], [6.5], [-3.0]]), np.array([2, 7, 7, 7, 5, 2])
    problems = [
        st.replaced(PROBLEM, 3, 1),
        st.replaced(PROBLEM, 3, 6),
        (X_TRAIN, skewed, X_TEST, 6),
    ]
    problems += [(line, np.array([3, 1, 3, 8]), np.array([[5.0], [-1.8]]), 1)]
    problems += [(X_TRAIN[:1], Y_TRAIN[:1], X_TEST, 1), (X_TRAIN, np.full(6, 4), X_TEST, 2)]
    problems += [(X_TRAIN[:1], Y_TRAIN[:1], X_TEST[:1], 1), MANY, NAMES]
    problems.append((X_TRAIN, Y_TRAIN, X_TRAIN[[4, 0, 3, 1, 5, 2]] + (0.1, 0.2), 1))
    expect_each(candidate.predict_knn, [*problems, st.replaced(PROBLEM, 2, X_TEST[:1])])
    W, b, R, classes = NETWORK[1:5]
    networks = [
        st.replaced(NETWORK, 5, 1),
        st.replaced(NETWORK, 5, 6),
        st.replaced(NETWORK, 0, X_TEST[:1]),
    ]
    networks += [(X_TEST, W[:1], b[:1], R[:1], classes, 1)]
    networks += [(X, W, b, np.ones((6, 1)), classes[:1], 2) for X in (X_TEST, X_TEST[:1])]
    networks += [(line[:2], np.array([[2.0], [-1.0]]), b[:2], R[:2], classes, 1)]
    expect_each(candidate.predict_knn_network, networks)


@criterion("ties")
@given(problem=crowded_problems(), examples=16)
def check_equal_distances_go_by_index(candidate, problem):
    """Of rows as far away as the k-th neighbour, those that come first in `X_train` vote."""
    exactly(candidate.predict_knn(*problem))


@criterion("ties")
@given(problem=balanced_votes(PAIRS, 3), names=st.permutations([-7, -2, 0, 3, 11]), examples=12)
def check_equal_votes_go_to_the_smallest_label(candidate, problem, names):
    """Of labels with equally many votes the smallest one by value is the answer."""
    X_train, codes, X_test, k = problem
    exactly(candidate.predict_knn(X_train, np.array(names[:3])[codes], X_test, k))


@criterion("ties")
@given(problem=crowded_problems(), examples=16)
def check_equal_logits_go_by_index(candidate, problem):
    """Of units with logits equal to the k-th, those with the smaller indices win."""
    X_train, y_train, X_test, k = problem
    exactly(candidate.predict_knn_network(X_test, *network_of(X_train, y_train), k))


@criterion("ties")
@given(problem=balanced_votes(((0, 2), (2, 3), (2, 4), (3, 4)), 5), examples=12)
def check_equal_votes_go_to_the_first_column(candidate, problem):
    """Of equal votes the first column of `R` names the label, which need not be the smallest."""
    X_train, codes, X_test, k = problem
    (W, b, *_), classes = network_of(X_train, codes), np.array([-7, 9, 2, 5, -3])
    exactly(candidate.predict_knn_network(X_test, W, b, np.eye(5)[codes], classes, k))


@criterion("network")
@given(problem=clear_problems(), examples=10)
def check_the_network_of_the_training_rows_agrees(candidate, problem):
    """With the weights of the training rows, the network answers as `predict_knn` should."""
    X_train, y_train, X_test, k = problem
    answer = candidate.predict_knn_network(X_test, *network_of(X_train, y_train), k)
    expect_equal(answer, spec_knn(*problem))


def apart(values, places):
    """Tell for which rows the sorted values at `places` and before them are well apart."""
    ordered = np.sort(values, axis=1)
    return ordered[:, places] - ordered[:, places - 1] > 0.01


@criterion("network")
def check_any_network_decides(candidate, rng, reference):
    """Weights of any kind and scale, negative votes and classes in any order: all decide."""
    W, b, R = rng.standard_normal((9, 3)), 2 * rng.standard_normal(9), rng.standard_normal((9, 4))
    queries, classes = rng.standard_normal((200, 3)), np.array([-4, 1, 3, 20])
    logits = queries @ W.T + b
    votes = (logits >= np.sort(logits, axis=1)[:, -3:-2]) @ R
    X_test = queries[apart(logits, -3) & apart(votes, -1) & apart(-votes, -1)][:12]
    below = [[-4, -1, -9], [-2, -5, -1], [-1, -2, -7], [-5, -9, -1], [-1, -9, -3], [-6, -2, -2]]
    large, small = network_of(X_TRAIN * 1e99, Y_TRAIN), network_of(X_TRAIN * 1e-99, Y_TRAIN)
    networks = [(X_test, W, b, R, classes, 3), (X_test, W, b, -R, classes, 3)]
    networks += [st.replaced(NETWORK, 3, np.array(below) * x) for x in (1.0, 1e-60)]
    networks += [st.replaced(NETWORK, 4, np.array([40, -2, 7])), (OUTVOTED * 1e-99, *small, 3)]
    W, *rest = NETWORK[1:5]
    networks += [(far_right(OUTVOTED), far_right(W), *rest, 3)]
    networks += [(NAMES[2], *network_of(*NAMES[:2]), 1)]
    networks += [(OUTVOTED * 1e99, large[0], large[1] - 1e200, *large[2:], 3)]
    X_train, y_train, X_many, k = MANY
    networks += [(X_many, *network_of(X_train, y_train), k)]
    judge = lambda answer: expect_equal(answer, reference.predict_knn_network(*answer.args))  # noqa: E731
    expect_each(candidate.predict_knn_network, networks, judge)


CLASSES = np.array([-3, 5, 11])
ISLAND = (-1000.0, -990.0)
"""Two places far from the others, the first with more rows, all of one label."""


def crowd_sizes(rng):
    """Return the values of k that `crowds_on_a_line` takes, for short and for long runs."""
    near, far = rng.permutation([1, 4]).tolist()
    return lambda size: far if size > st.FAR_SIZE else near


def crowds_on_a_line(m, n, form, k, rng):
    """Return training rows in crowds of equal ones and an island, and queries of two sorts.

    For queries on the line two labels have half of the k votes each, unless k is 1. For queries
    on the island the last place falls to one of two equal rows. The second feature tells which
    label is where.
    """
    crowd = max(k // 2, 2)
    island = np.repeat(ISLAND, [2 * crowd - 1, 2])
    n_line = n - len(island)
    places = np.arange(n_line) // crowd
    turn = int(rng.integers(0, 9))
    codes = np.concatenate([places, island == ISLAND[0]])
    near = rng.integers(0, n_line // crowd - 1, m)
    x_test = np.where(np.arange(m) % 2, 10.0 * near + 1.0, ISLAND[0] + 1.0)
    order = rng.permutation(n)
    x_train, y_train = np.concatenate([10.0 * places, island]), CLASSES[(codes + turn) % 3]
    lines = (np.stack([x, np.full(len(x), turn)], axis=1) for x in (x_train[order], x_test))
    X_train, X_test = st.widened(*form, *lines)
    return X_train, y_train[order], X_test, k


def network_on_a_line(m, n, form, k, rng):
    """Return the network of `crowds_on_a_line`."""
    X_train, y_train, X_test, k = crowds_on_a_line(m, n, form, k, rng)
    W, *rest = network_of(X_train, y_train)
    return X_test, W.astype(form[0]), *rest, k


def leaders_win(answer):
    """Demand for each query of `crowds_on_a_line` a label that leads."""
    X_test = next(a for a in answer.args if np.ndim(a) == 2 and (a[:, 0] % 10 == 1).all())
    x_test, turn = X_test[:, :2].astype(int).T
    first, second, never = (CLASSES[(x_test // 10 + step + turn) % 3] for step in (0, 1, -1))
    first[x_test < 0] = CLASSES[(1 + turn[0]) % 3]
    alone = (x_test < 0) | (answer.args[-1] == 1)

    def holds(got):
        plain = type(got) is np.ndarray and got.dtype == CLASSES.dtype and got.shape == never.shape
        return plain and ((got == first) | (~alone & (got == second))).all()

    expect_property(answer, holds, "each label is one of those with most votes")


def expect_no_loop(call, arrange, rng, others):
    """Demand that nothing runs once per test row, nor once per row of the `others`."""
    square = lambda m, n, form, rng: arrange(m, n, form, 6, rng)  # noqa: E731
    both = Both(rows=others, arrange=square, forms=st.other_forms(rng), judged=("int32", "int64"))
    for rows, sizes, beside in (
        ("test rows", lambda m: (m, 20), both),
        (others, lambda n: (8, n), None),
    ):
        form, k = st.forms(rng, dtypes=("int32", "int64")), crowd_sizes(rng)
        expect_vectorised(
            call,
            lambda size, rng, sizes=sizes, form=form, k=k: arrange(
                *sizes(size), form(size), k(size), rng
            ),
            judge=leaders_win,
            rows=rows,
            both=beside,
        )


@criterion("vectorization")
def check_no_loop_over_queries_or_training_rows(candidate, rng):
    """`predict_knn` goes neither through the test rows nor through the training rows one by one."""
    expect_no_loop(candidate.predict_knn, crowds_on_a_line, rng, "training rows")


@criterion("vectorization")
def check_the_network_takes_no_loop_over_queries_or_units(candidate, rng):
    """`predict_knn_network` goes neither through the test rows nor through the units one by one."""
    expect_no_loop(candidate.predict_knn_network, network_on_a_line, rng, "units")


@criterion("edge_cases")
def check_k_is_an_integer_in_range(candidate):
    """`k` is an integer of Python or NumPy from 1 to the number of rows; else a ValueError."""
    knn, network = candidate.predict_knn, candidate.predict_knn_network
    bad = (True, np.True_, 3.0, np.float32(3.0), 2.5, np.inf, "3", None, [3], np.array([3]))
    bad += (0, -1, 7, 2**70)
    wide = (st.replaced(PROBLEM, 3, np.int64(3)), st.replaced(NETWORK, 5, np.int64(3)))
    few = (X_TRAIN[:2], Y_TRAIN[:2], X_TEST, 3)
    expect_refusals(knn, wide[0], [few, *(st.replaced(PROBLEM, 3, k) for k in bad)])
    expect_refusals(network, wide[1], [st.replaced(NETWORK, 5, k) for k in bad])
    expect_each(knn, [st.replaced(PROBLEM, 3, k) for k in (np.int32(3), np.uint64(3))])
    expect_each(network, [st.replaced(NETWORK, 5, k) for k in (np.uint32(3), np.uint64(3))])


@criterion("edge_cases")
def check_arrays_are_finite_and_fit(candidate):
    """NaN, infinity, no rows or units, and shapes that do not fit each other: ValueError."""
    flat = [st.replaced(PROBLEM, place, PROBLEM[place][0]) for place in (0, 2)]
    deep = [st.replaced(PROBLEM, place, PROBLEM[place][None]) for place in (0, 2)]
    wide = [st.replaced(PROBLEM, place, PROBLEM[place][:, :1]) for place in (0, 2)]
    labels = [
        st.replaced(PROBLEM, 1, y) for y in (Y_TRAIN[:5], np.append(Y_TRAIN, 2), Y_TRAIN[:, None])
    ]
    none = [scalar(PROBLEM, 2), scalar((X_TRAIN[:1], Y_TRAIN[:1], X_TEST, 1), 1)]
    none += [(X_TRAIN[0], Y_TRAIN[:1], X_TEST, 1), (X_TRAIN[:, 0], Y_TRAIN, X_TEST[:, :1], 3)]
    bad = spoilt(PROBLEM, 0, 2) + flat + deep + wide + labels + none
    expect_refusals(candidate.predict_knn, PROBLEM, [*bad, (X_TRAIN[:0], Y_TRAIN[:0], X_TEST, 1)])
    W, b, R, classes = NETWORK[1:5]
    flat = [st.replaced(NETWORK, place, NETWORK[place][0]) for place in (0, 1, 3)]
    deep = [st.replaced(NETWORK, place, NETWORK[place][None]) for place in range(5)]
    bias = [st.replaced(NETWORK, 2, bad) for bad in (b[:1], np.append(b, 0.0), b[:, None])]
    rows = [st.replaced(NETWORK, 3, bad) for bad in (R[:5], np.vstack([R, R]))]
    columns = [st.replaced(NETWORK, 4, bad) for bad in (classes[:2], np.append(classes, 9))]
    narrow = [st.replaced(NETWORK, place, NETWORK[place][:, :1]) for place in (0, 1)]
    bad = spoilt(NETWORK, 0, 1, 2, 3) + flat + deep + bias + rows + columns + narrow
    bad += [(X_TEST, W[:0], b[:0], R[:0], classes, 1)]
    bad += [scalar((X_TEST, W[:1], b[:1], R[:1], classes, 1), 2)]
    bad += [scalar((X_TEST, W, b, R[:, :1], classes[:1], 1), 4)]
    bad += [(X_TEST, W, b, R[:, 0], classes[:1], 1), st.replaced(NETWORK, 3, R[:, :, None])]
    bad += [(X_TEST[:, 0], W[:, :1], b, R, classes, 3), (X_TEST[:, :1], W[:, 0], b, R, classes, 3)]
    expect_refusals(candidate.predict_knn_network, NETWORK, bad)


@criterion("edge_cases")
def check_no_test_rows_give_no_labels_and_excuse_nothing(candidate):
    """An empty `X_test` gives an empty result of the labels' dtype, unless the rest is refused."""
    none, (W, b, R, classes) = X_TEST[:0], NETWORK[1:5]
    names = np.array(["b", "a", "b", "a", "cd", "a"])
    problem, network = st.replaced(PROBLEM, 2, none), st.replaced(NETWORK, 0, none)
    expect_each(candidate.predict_knn, [problem, st.replaced(problem, 1, names)])
    calls = [network, st.replaced(network, 4, names[2:5])]
    expect_each(candidate.predict_knn_network, calls)
    bad = [
        st.replaced(problem, 3, 3.0),
        st.replaced(problem, 3, 7),
        st.replaced(problem, 1, Y_TRAIN[:2]),
    ]
    bad += [st.replaced(problem, 2, none[:, :1]), (X_TRAIN[:0], Y_TRAIN[:0], none, 1)]
    expect_refusals(candidate.predict_knn, PROBLEM, bad + spoilt(problem, 0))
    bad = [st.replaced(network, 5, True), st.replaced(network, 2, b[:2])]
    bad += [st.replaced(network, 5, 7), st.replaced(network, 4, classes[:2])]
    bad += [st.replaced(network, 0, none[:, :1]), (none, W[:0], b[:0], R[:0], classes, 1)]
    expect_refusals(candidate.predict_knn_network, NETWORK, bad + spoilt(network, 1, 2, 3))


FEATURES = np.array([[120, 3], [100, 30], [5, 125], [9, 90], [99, 99], [2, 4]])
QUERIES = np.array([[90, 1], [0, 110], [111, 120], [3, 5]])


def typed_problems():
    """Return problems whose differences or squares wrap around or overflow in their own dtype."""
    types = ((np.int8, np.int8), (np.uint8, np.uint8), (np.uint8, np.int8))
    small = [(FEATURES.astype(t), Y_TRAIN, QUERIES.astype(u), 1) for t, u in types]
    halves = (np.float16(2.5 * FEATURES), Y_TRAIN, np.float16(2.5 * QUERIES), 1)
    bits = np.array([[1, 1, 1, 0], [0, 0, 0, 0], [0, 1, 0, 1]], dtype=bool)
    wide = [(FEATURES * 2**40, Y_TRAIN, QUERIES * 2**40, 1)]
    for dtype in ("int16", "uint16", "int32", "uint32", "int64", "uint64"):
        factor = np.iinfo(dtype).max // 127  # unsigned numbers need all the bits that there are
        wide.append((FEATURES.astype(dtype) * factor, Y_TRAIN, QUERIES.astype(dtype) * factor, 1))
    binary = (bits, np.array([8, 3, 5]), bits[[2, 0, 1]], 1)
    return [*small, halves, *wide, binary, *only_one_side_whole()]


def only_one_side_whole():
    """Return problems of whole numbers on one side, whose dtype cannot hold the other side."""
    whole, rest = np.array([[1], [0], [255]], np.uint8), np.array([[0.4], [0.7], [300.0]])
    return [(whole, np.array([3, 8, 5]), rest, 1), (rest, np.array([3, 8, 5]), whole, 1)]


def typed_networks():
    """Return networks whose logits or votes wrap around or overflow in their own dtype."""
    W, b, R, classes = network_of(FEATURES, Y_TRAIN)
    types = ((np.int8, np.bool_), (np.uint8, np.float16), (np.uint64, np.int32))
    units = [(QUERIES.astype(t), W.astype(t), b, R.astype(r), classes, 1) for t, r in types]
    halves = (np.float16(2.5 * QUERIES), np.float16(2.5 * W), b * 6.25, R, classes, 1)
    bits = np.array([[[1, 1, 0], [0, 0, 1]], [[1, 0, 1], [1, 1, 0]]], dtype=bool)
    binary = (*bits, np.zeros(2, dtype=bool), R[:2], classes, 1)
    many = np.array([[100, 90, 0], [100, 0, 10], [1, 2, 3], [9, 90, 0], [0, 90, 1], [60, 0, 0]])
    votes = [st.replaced(NETWORK, 3, bad) for bad in (np.int8(many), np.uint8(2 * many), R > 0)]
    votes.append(st.replaced(NETWORK, 3, np.tile(np.float16([30000, 30016, 0]), (6, 1))))
    close = np.tile([2.0**24, 2.0**24 + 1, 0.0], (6, 1))
    return [*units, halves, binary, *votes, st.replaced(NETWORK, 3, close), *only_one_whole()]


def only_one_whole():
    """Return networks that decide by fractions in one array, and have whole numbers in the rest."""
    ones, some, none = np.ones((2, 2), dtype=np.int8), np.array([0.25, 0.75]), np.zeros(2, np.int8)
    arrays = [(some[None], np.int8([[1, 0], [0, 1]]), none), (ones, np.outer(some, some), none)]
    return [(*nets, np.eye(2), np.array([4, 9]), 1) for nets in [*arrays, (ones, ones, some)]]


def expect_same_place(one, other):
    """Demand that one place wins all the ties of `st.float32_ties`, whichever row stands there."""

    def holds(got):
        alike = np.array_equal(got, one.reply.value)
        return alike and len(set(got[:-2].tolist())) == 1 and got[-2:].tolist() == [4, 9]

    expect_property(one, holds, "queries equally far from two rows are all answered by one place")
    expect_property(other, holds, "the answers are those of the rows in the other order")


@criterion("inputs")
def check_any_array_is_read_and_none_kept(candidate):
    """`predict_knn` reads real types and layouts as float64, keeps label types, and is pure."""
    call = candidate.predict_knn
    expect_own(call(*PROBLEM))
    views = zip(st.layouts(X_TRAIN), st.layouts(Y_TRAIN), st.layouts(X_TEST), strict=True)
    calls = [st.replaced(PROBLEM, 0, X_TRAIN[::-1].copy()), *((*view, 3) for view in views)]
    calls += [st.replaced(PROBLEM, 1, labels) for labels in st.relabelled(Y_TRAIN)]
    expect_each(call, typed_problems() + calls)
    rows, y_train = map(st.float32_ties, (1, -1)), np.array([4, 9])
    expect_same_place(*(call(X_train, y_train, X_test, 1) for X_train, X_test in rows))


@final
@criterion("inputs")
def check_the_network_reads_any_array_and_keeps_none(candidate):
    """The network reads real types and layouts as float64, keeps label types, and is pure."""
    call = candidate.predict_knn_network
    expect_own(call(*NETWORK))
    views = zip(*(st.layouts(array) for array in NETWORK[:5]), strict=True)
    calls = [st.replaced(NETWORK, 3, NETWORK[3][::-1].copy()), *((*view, 3) for view in views)]
    itself = zip(*(st.layouts(array) for array in (X_TRAIN, *NETWORK[1:5])), strict=True)
    calls += [(*view, 1) for view in itself]
    calls += [(X_TEST, *network_of(X_TRAIN, labels), 3) for labels in st.relabelled(Y_TRAIN)]
    expect_each(call, typed_networks() + calls)
    rows, y_train = map(st.float32_ties, (1, -1)), np.array([4, 9])
    expect_same_place(*(call(X, W, *network_of(W, y_train)[1:], 1) for W, X in rows))
    expect_conduct(candidate)
