"""What `predict_1nn_batched` promises: the answer of part1 for every batch size, in less memory."""

from fractions import Fraction
from functools import partial

import numpy as np

from tiebreak.expect import (
    Both,
    Top,
    expect_bounded_memory,
    expect_conduct,
    expect_equal,
    expect_fresh,
    expect_pure,
    expect_refusal,
    expect_vectorised,
)
from tiebreak.marks import criterion, final, given
from tiebreak.strategies import (
    bad_labels,
    bad_shapes,
    bad_without_queries,
    integers,
    other_forms,
    separated_problems,
    sorts_of_dtype,
    tied_problems,
    well_separated,
)

CELL, FAR = 16, 1000
KINDS = "float32", "int32", "int64"


def spec_1nn(X_train, y_train, X_test):
    """Compare every pair in exact arithmetic, one by one; the first of the nearest rows answers."""
    rows = [[_exact(value) for value in row] for row in X_train]
    labels = [y_train[_nearest(rows, [_exact(value) for value in x])] for x in X_test]
    return np.array(labels, dtype=y_train.dtype)


def _nearest(rows, x):
    squared = [sum((a - b) ** 2 for a, b in zip(row, x, strict=True)) for row in rows]
    return squared.index(min(squared))


def _exact(value):
    number = float(value)
    return int(number) if number.is_integer() else Fraction(number)


def ordinary():
    """Return a problem without ties, three labels, and six test rows that get all of them."""
    X_train = np.array([[0.0, 1.0], [8.0, 0.0], [3.0, -4.0], [-6.0, 2.0], [20.0, 5.0]])
    y_train = np.array([4, 1, 9, 1, 4])
    X_test = np.array([[15.0, 4.0], [1.0, 1.0], [7.0, 2.0], [2.0, -3.0], [-5.0, 0.0], [9.0, -1.0]])
    return X_train, y_train, X_test


def nearly_tied():
    """Return a problem whose squared distances differ by a few millionths."""
    lengths = 1.0 + 2e-6 * np.array([[3.0], [1.0], [4.0], [0.0], [2.0]])
    X_train = lengths * [[0.6, 0.8], [-0.8, 0.6], [0.0, 1.0], [-1.0, 0.0], [0.6, -0.8]]
    return X_train, ordinary()[1], np.array([[0.0, 0.0], [0.0, 2.0]])


def expect_answer(candidate, problem, batch_size):
    """Expect what the oracle says about `problem`."""
    expect_equal(candidate.predict_1nn_batched(*problem, batch_size), spec_1nn(*problem))


def expect_refused(candidate, *calls):
    """Expect a refusal of each of `calls`, and the right answer to the ordinary call."""
    problem = ordinary()
    valid, want = candidate.predict_1nn_batched(*problem, 3), spec_1nn(*problem)
    for args in calls:
        expect_refusal(candidate.predict_1nn_batched(*args), valid=valid, want=want)


def in_threes(problems):
    """Return the arguments of the calls that give each of `problems` in batches of 3."""
    return [(*problem, 3) for problem in problems]


def expect_empty_alike(candidate, problem, batch_size):
    """Expect an empty result of the right dtype, of whoever gets the labels of full ones right.

    Whoever cannot do these labels at all has lost that elsewhere already.
    """
    X_train, y_train, X_test = problem
    full = candidate.predict_1nn_batched(X_train, y_train, X_test, batch_size)
    if getattr(full.reply.value, "dtype", None) == y_train.dtype:
        expect_answer(candidate, (X_train, y_train, X_test[:0]), batch_size)


def with_value(X, value):
    """Return `X` with `value` in its second row."""
    spoilt = X.copy()
    spoilt[1, 0] = value
    return spoilt


def in_cells(rng, n_train, n_test, n_features):
    """Return integer data in which every test row has exactly two nearest rows, equal twins.

    A row's first coordinate is ``CELL`` times the number of its cell; cells lie so far apart that a
    test row, at most one step off in each coordinate, is nearest to the twins of its own cell.
    """
    cells = np.arange(-(-n_train // 2))
    corners = CELL * rng.integers(-3, 4, (len(cells), n_features)).astype(np.float64)
    corners[:, 0] = CELL * cells
    X_train = np.concatenate([corners, corners])[:n_train]
    X_train = X_train[rng.permutation(n_train)]
    neighbouring = (rng.integers(n_train) + rng.permutation(n_test)) % (n_train // 2)
    X_test = corners[neighbouring] + rng.integers(-1, 2, (n_test, n_features))
    return X_train, label_of_cell(X_train), X_test


def narrow(problem, dtype):
    X_train, y_train, X_test = problem
    return X_train.astype(dtype), y_train, X_test.astype(dtype)


def label_of_cell(X):
    """Return the label of the cell that each row of `X` lies in."""
    return np.rint(X[:, 0] / CELL).astype(np.int64) % 3 * 4 + 1


def want_cells(_X_train, _y_train, X_test, _batch_size):
    """Return the labels for data made by `in_cells`."""
    return label_of_cell(X_test)


def equal_batches(n_batches, rng):
    """Arrange a growing number of test rows in batches of one length: `n_batches`, 4 or 3."""

    def arrange(size, rng, n_features=3, dtype="float64"):
        problem = narrow(in_cells(rng, 8, size, n_features), dtype)
        return *problem, size // next(n for n in (n_batches, 4, 3) if size % n == 0)

    return differing(arrange, rng)


def in_batches(n_test, n_train, form, rng):
    """Arrange many rows on both sides: in one batch or two, or with `n_test` rows in the last."""
    dtype, n_features = form
    ways = {"float32": (1, n_test // 2), "bool": (1, 2 * n_test)}
    ways |= dict.fromkeys(("int32", "int64"), (1, n_test))
    times, batch_size = ways.get(dtype, (3, 2 * n_test))
    problem = in_cells(rng, n_train, times * n_test, n_features)
    return *narrow(problem, dtype), batch_size


def more_training_rows(rng):
    """Arrange a growing number of training rows for two batches of test rows."""

    def arrange(size, rng, n_features=3, dtype="float64"):
        return *narrow(in_cells(rng, size, 4, n_features), dtype), 2

    return differing(arrange, rng)


def differing(arrange, rng):
    """Arrange the far size with two features, in another dtype than the rest."""
    dtype = rng.choice(KINDS)
    return lambda size, rng: arrange(size, rng, *((2, dtype) if size >= FAR else ()))


def by_test_and_training_rows(sizes, rng):
    """Return data of the sizes (n_test, n_train), in batches of 16, or 40 where there are many."""
    n_test, n_train = sizes
    return *in_cells(rng, n_train, n_test, 4), 16 if n_test < FAR else n_test // 40


def by_training_rows(sizes, rng):
    """Return one batch, and as many training rows as `sizes` have together.

    What grows with their number squared grows with the product of the sizes.
    """
    return *in_cells(rng, sum(sizes), 8, 4), 8


def by_test_rows(sizes, rng):
    """Return few training rows, and as many test rows as `sizes` have together."""
    return *in_cells(rng, 8, sum(sizes), 4), 16


def by_batch_training_rows_and_features(sizes, rng):
    """Return two batches of the sizes (batch_size, n_train, n_features)."""
    batch_size, n_train, n_features = sizes
    return *in_cells(rng, n_train, 2 * batch_size, n_features), batch_size


def by_test_rows_and_batch(sizes, rng):
    """Return more training rows than a batch holds for data of the sizes (n_test, batch_size)."""
    n_test, batch_size = sizes
    return *in_cells(rng, 160, n_test, 3), batch_size


def scattered_ties(rng):
    """Return 1024 training rows on nine spots, so that every tie spans the whole training set."""
    spots = np.array([(a, b) for a in (-1.0, 0.0, 1.0) for b in (-1.0, 0.0, 1.0)])
    X_train = np.concatenate([spots, spots[rng.integers(0, 9, 1006)], spots])
    y_train = np.concatenate([20 + np.arange(9) % 4, rng.integers(0, 9, 1015) + 30])
    y_train[rng.permutation(np.arange(9, 1024))[:500]] = 10
    return X_train, y_train, np.array([[0.0, 0.0], [2.0, 2.0], [-1.0, 1.0], [0.5, -1.0]])


@criterion("correctness")
@given(problem=separated_problems(), batch_size=integers(1, 6), examples=16)
def check_every_batch_size_gives_the_same_labels(candidate, problem, batch_size):
    """The labels are those of part1 for every batch size."""
    expect_answer(candidate, problem, batch_size)


@criterion("correctness")
def check_any_batch_size_will_do(candidate, rng):
    """A batch size may leave a shorter last batch, or exceed the number of test rows."""
    X_train, X_test = well_separated(rng, 5, 11, 5)  # square: axes that are mixed up show
    y_train = rng.permutation(np.arange(5) % 4 + 2)
    expect_answer(candidate, (X_train, y_train, X_test), 10)
    X_train, y_train, X_test = ordinary()
    expect_answer(candidate, (X_train, y_train, X_train.copy()), 2)
    for batch_size in (2, 3, 7):
        expect_answer(candidate, (X_train, y_train, np.resize(X_test, (11, 2))), batch_size)
    far, other = np.full((300, 2), 99.0), np.full(300, 7)
    far_first = np.concatenate([far, X_train]), np.concatenate([other, y_train]), X_test
    expect_answer(candidate, far_first, 1000)


@criterion("correctness")
def check_single_rows_and_features(candidate):
    """One training row, one test row or one feature is enough."""
    X_train, y_train, X_test = ordinary()
    expect_answer(candidate, (X_train[:1], y_train[:1], X_test), 2)
    expect_answer(candidate, (X_train, y_train, X_test[:1]), 1)
    expect_answer(candidate, (X_train[1:2], y_train[1:2], X_test[:1]), 4)
    expect_answer(candidate, (X_train[:, :1], y_train, X_test[:, :1]), 3)


@criterion("correctness")
def check_features_are_read_as_float64(candidate):
    """Integers, bools and narrow floats of any width neither wrap around nor overflow."""
    X_train, y_train, X_test = np.abs(ordinary()[0]), *ordinary()[1:]
    X_test = np.abs(X_test)
    expect_answer(candidate, ((12 * X_train).astype("u1"), y_train, (12 * X_test).astype("u1")), 2)
    expect_answer(candidate, ((6 * X_train).astype("i1"), y_train, (6 * X_test).astype("i1")), 4)
    expect_answer(candidate, (X_train.astype("u8"), y_train, X_test.astype("u2")), 6)
    big = 1 << 30
    expect_answer(candidate, (X_train.astype("i8") * big, y_train, X_test.astype("i8") * big), 3)
    far = np.array([[250], [9], [120]], dtype="u1"), np.array([[3], [140], [255]], dtype="u1")
    expect_answer(candidate, (far[0], y_train[:3], far[1]), 2)
    whole, parts = np.array([[0], [1], [3]]), np.array([[0.25], [0.75], [2.25]])
    expect_answer(candidate, (whole, y_train[:3], parts), 2)
    expect_answer(candidate, (parts, y_train[:3], whole), 2)
    corners = np.array([[False, True, True], [True, False, False]])
    queries = np.array([[True, True, True], [True, False, True]])
    expect_answer(candidate, (corners, y_train[:2], queries), 1)
    X_train, y_train, X_test = ordinary()
    expect_answer(
        candidate, ((2048 * X_train).astype("f2"), y_train, (2048 * X_test).astype("f2")), 2
    )
    expect_answer(
        candidate, ((1e30 * X_train).astype("f4"), y_train, (1e30 * X_test).astype("f4")), 6
    )


@criterion("correctness")
def check_very_large_and_very_small_values(candidate):
    """Values from 1e-100 to 1e100 are told apart, and so are rows that are almost as near."""
    X_train, y_train, X_test = ordinary()
    expect_answer(candidate, (X_train * 2.0**325, y_train, X_test * 2.0**325), 4)
    expect_answer(candidate, (X_train * 2.0**-325, y_train, X_test * 2.0**-325), 4)
    expect_answer(candidate, nearly_tied(), 2)


@criterion("correctness")
def check_any_memory_layout(candidate):
    """Fortran order, strides, negative strides and read-only arrays make no difference."""
    X_train, y_train, X_test = ordinary()
    wide = np.repeat(X_test, 2, axis=1)
    locked = X_train.copy()
    locked.flags.writeable = False
    expect_answer(candidate, (np.asfortranarray(X_train), y_train, np.asfortranarray(X_test)), 4)
    expect_answer(candidate, (X_train[::-1, ::-1], y_train[::-1], X_test[::-1, ::-1]), 3)
    expect_answer(candidate, (locked, np.repeat(y_train, 2)[::2], wide[:, ::2]), 2)


@criterion("correctness")
def check_any_kind_of_label(candidate):
    """Labels may be strings, bytes, floats, bools or narrow integers, and keep their dtype."""
    X_train, y_train, X_test = ordinary()
    names = np.array(["pear", "fig", "apple", "fig", "pear"])
    expect_answer(candidate, (X_train, names, X_test), 3)
    expect_answer(candidate, (X_train, names.astype("S6"), X_test), 1)
    expect_answer(candidate, (X_train, y_train / 4, X_test), 6)
    expect_answer(candidate, (X_train, y_train > 3, X_test), 2)
    expect_answer(candidate, (X_train, y_train.astype(np.uint8), X_test), 5)
    expect_answer(candidate, (X_train, y_train.astype(np.int32), X_test), 5)
    expect_answer(candidate, (X_train, y_train.astype(np.float32), X_test), 4)


@final
@criterion("correctness")
def check_arguments_and_results_are_kept_apart(candidate):
    """Arguments stay as they are, nothing is printed, and results share memory with nothing."""
    X_train, y_train, X_test = ordinary()
    first, second = (X_train, y_train, X_test), (X_train + 1.0, y_train[::-1], X_test)
    expect_pure(candidate.predict_1nn_batched(*first, 2), spec_1nn(*first))
    expect_fresh(candidate.predict_1nn_batched(*first, 3), spec_1nn(*first))
    expect_fresh(candidate.predict_1nn_batched(*second, 3), spec_1nn(*second))
    expect_conduct(candidate)


@criterion("ties")
@given(problem=tied_problems().filter(lambda problem: min(problem[2].shape) > 1), examples=16)
def check_the_first_of_equally_near_rows_answers(candidate, problem):
    """Of equally near training rows the first one gives the label, in one batch or in many."""
    expect_answer(candidate, problem, len(problem[2]))
    expect_answer(candidate, problem, 1)


@criterion("ties")
def check_equally_near_rows_far_apart_in_the_training_set(candidate, rng):
    """Of equally near training rows the first one gives the label, however far apart they stand."""
    expect_answer(candidate, scattered_ties(rng), 2)


@criterion("memory")
def check_memory_stays_within_its_bound(candidate, rng):
    """The bound on memory holds: a batch of test rows, all training rows, and no feature axis."""
    test, train, row = "test row", "training row", "row of the batch"
    arrangements = (
        (by_test_and_training_rows, (384, 160), f"{test} × {train}"),
        (by_batch_training_rows_and_features, (256, 48, 20), f"{row} × {train} × feature"),
        (by_test_rows_and_batch, (768, 64), f"{test} × {row}"),
        (by_training_rows, (480, 240), f"{train} × {train}"),
        (by_test_rows, (480, 240), f"{test} × {test}"),
    )
    kinds = rng.permutation(sorts_of_dtype(rng)).tolist()
    more = rng.integers([420, 1000, 1500, 2500], [740, 1500, 2500, 3500]).tolist()
    wide = [((m, 320), kind) for m, kind in zip(more, kinds, strict=True)]
    deep = [((512, 96, 40), kind) for kind in kinds]
    for dtype, (arrange, base, per), larger in zip(
        rng.permutation(["float64", "float64", *KINDS]),
        arrangements,
        (wide, deep, [], [], []),
        strict=True,
    ):

        def sized(sizes, rng, arrange=arrange, dtype=dtype):
            *problem, batch_size = arrange(sizes, rng)
            return *narrow(problem, dtype), batch_size

        expect_bounded_memory(
            candidate.predict_1nn_batched,
            sized,
            want_cells,
            base=base,
            per=per,
            tops=[Top(sizes=s, arrange=partial(sized, dtype=kind)) for s, kind in larger],
        )


@criterion("vectorization")
def check_no_loop_over_the_rows_of_a_batch(candidate, rng):
    """The rows of a batch are worked on together, ties included."""
    arrange = equal_batches(rng.choice([2, 4, 8]).item(), rng)
    both = Both(rows="training rows", arrange=in_batches, forms=other_forms(rng), judged=())
    expect_vectorised(
        candidate.predict_1nn_batched, arrange, want_cells, rows="test rows", both=both
    )


@criterion("vectorization")
def check_no_loop_over_training_rows(candidate, rng):
    """The training rows are worked on together, ties included."""
    arrange = more_training_rows(rng)
    expect_vectorised(candidate.predict_1nn_batched, arrange, want_cells, rows="training rows")


@criterion("edge_cases")
def check_nan_and_infinity_are_refused(candidate):
    """NaN and infinity in X_train or X_test are refused, in whichever batch they stand."""
    X_train, y_train, X_test = ordinary()
    expect_refused(
        candidate,
        (with_value(X_train, np.nan), y_train, X_test, 3),
        (X_train, y_train, with_value(X_test, np.nan), 3),
        (X_train, y_train, with_value(X_test, np.nan)[::-1], 3),
        (X_train, y_train, np.roll(with_value(X_test, np.nan), -2, axis=0), 4),
        (with_value(X_train, np.inf), y_train, X_test, 3),
        (with_value(X_train, -np.inf), y_train, X_test, 3),
        (X_train, y_train, with_value(X_test, np.inf), 3),
        (X_train, y_train, with_value(X_test, -np.inf)[::-1], 3),
    )


@criterion("edge_cases")
def check_shapes_that_do_not_fit_are_refused(candidate):
    """X_train and X_test have two dimensions and the same number of features."""
    bad = [problem for problem in bad_shapes(ordinary()) if problem[0].ndim * problem[2].ndim > 0]
    expect_refused(candidate, *in_threes(bad))


@criterion("edge_cases")
def check_labels_that_do_not_align_are_refused(candidate):
    """y_train has one dimension and one label for each training row."""
    bad = [problem for problem in bad_labels(ordinary()) if problem[1].ndim * len(problem[0]) > 0]
    expect_refused(candidate, *in_threes(bad))


@criterion("edge_cases")
def check_an_empty_training_set_is_refused(candidate):
    """No training rows are refused, whatever the test set is."""
    bad = [problem for problem in bad_labels(ordinary()) if len(problem[0]) == 0]
    expect_refused(candidate, *in_threes(bad))


@criterion("edge_cases")
def check_an_empty_test_set_gives_an_empty_result(candidate):
    """No test rows give no labels, in the dtype of y_train."""
    X_train, y_train, X_test = ordinary()
    expect_answer(candidate, (X_train, y_train, X_test), 3)
    expect_answer(candidate, (X_train, y_train, X_test[:0]), 3)
    names = np.array(["pear", "fig", "apple", "fig", "pear"])
    expect_empty_alike(candidate, (X_train, names, X_test), 3)


@criterion("edge_cases")
def check_an_empty_test_set_excuses_nothing(candidate):
    """All is refused with an empty test set that is refused with a full one."""
    X_train, y_train, X_test = ordinary()
    sizes = ((X_train, y_train, X_test[:0], size) for size in (0, 2.0, True))
    bad = [(X_train, y_train, np.zeros((0, 3))), *bad_without_queries(ordinary(), place=2)]
    expect_refused(candidate, *sizes, *in_threes(bad))


@criterion("edge_cases")
def check_only_positive_integers_are_batch_sizes(candidate):
    """Batch sizes below 1, bools, floats, strings, arrays and None are refused."""
    problem = ordinary()
    small = (0, -1, np.int64(-3))
    others = (True, False, np.bool_(True), 2.0, np.float64(3.0), np.float32(3.0), 2.5, "2", None)
    others += [3], np.array([3]), np.complex128(3.0)
    expect_refused(candidate, *((*problem, size) for size in (*small, *others)))


@criterion("edge_cases")
def check_numpy_integers_are_batch_sizes(candidate):
    """NumPy's integers are batch sizes like Python's."""
    expect_answer(candidate, ordinary(), np.int64(3))
    expect_answer(candidate, ordinary(), np.int32(2))
    expect_answer(candidate, ordinary(), np.uint64(6))
