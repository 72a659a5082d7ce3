"""What `unstable_pairs` and `stable_squared_distances` promise, however much cancels."""

import math
from fractions import Fraction

import numpy as np

from tiebreak.expect import (
    Both,
    Top,
    expect_bounded_memory,
    expect_close,
    expect_conduct,
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
    expect_vectorised,
)
from tiebreak.marks import criterion, final
from tiebreak.strategies import other_forms, sorts_of_dtype

RTOL, CENTRE, FAR = 1e-9, 2.0**23, 1000
KINDS = "float32", "int32", "int64"
MUST, FREE, MUST_NOT = 1, 0, -1
BAD_RTOLS = 0, -1e-6, math.nan, math.inf, "1e-6", None, [1e-6], np.array([1e-6]), True, np.True_
BAD_RTOLS += (np.complex128(1e-6),)
EASY = np.array([[0.0, 1.0], [5.0, -2.0]]), np.array([[7.0, 0.0], [-1.0, -4.0], [2.0, 2.0]])
# One pair is hopeless, the rows of every other one are opposed.
CLEAR_CUT = np.array([[1e8, 1.0], [-2.0, -3.0]]), np.array([[-5.0, 4.0], [1e8, 1.125], [-1.0, 2.0]])
CLEAR_FLAGS = np.array([[False, True, False], [False, False, False]])
DTYPES = (  # dtypes (of test and training rows), test rows, training rows
    (["uint8", "int8", "uint64", "uint8 float64"], [[0, 99], [127, 3]], [[127, 3], [1, 90]]),
    (["int16", "int32"], [[30000, -100], [7, 3]], [[-30000, 9], [7, 3], [-2, 30000]]),
    (["int64", "uint64"], [[2**53, 5], [0, 7]], [[2**53 + 1, 5], [3, 7], [2**62, 0]]),
    (["float32"], [[0.1, 300.7], [1.7, 2.3]], [[300.7, 0.2], [-0.1, 0.3], [0.1, 300.7]]),
    (["float16"], [[0.1, 300.7], [1.7, 2.3]], [[300.7, 0.2], [-0.1, 0.3], [0.1, 300.7]]),
    (["bool"], [[1, 0, 1], [0, 1, 1]], [[1, 1, 0], [0, 1, 1], [0, 0, 1]]),
)


def spec_squared(X_test, X_train):
    """Add up the squared differences of every pair: each difference is rounded only once."""
    return ((X_test[:, None] - X_train[None]) ** 2).sum(axis=2)


def spec_verdicts(X_test, X_train, *rtols):
    """Say for each rtol which pairs must be flagged, must not, or are free; spare rounding."""
    true = spec_squared(X_test, X_train)
    norms = np.add.outer((X_test**2).sum(axis=1), (X_train**2).sum(axis=1))
    stable = 1000 * true >= 1.001 * norms
    off = np.max([np.abs(value - true) for value in spec_expanded(X_test, X_train)], axis=0)
    musts = [~stable & ((true == 0) | (off > 1.001 * float(rtol) * true)) for rtol in rtols]
    return [np.where(stable, MUST_NOT, np.where(must, MUST, FREE)) for must in musts]


def spec_inexact(X_test, X_train):
    """Say which pairs must be flagged for the smallest rtols: those that rounding touches."""
    test, train = ([[Fraction(v) for v in row] for row in X.tolist()] for X in (X_test, X_train))
    true = [[sum((a - b) ** 2 for a, b in zip(x, t, strict=True)) for t in train] for x in test]
    touched = [np.not_equal(value.astype(object), true) for value in spec_expanded(X_test, X_train)]
    return np.where(np.any(touched, axis=0), MUST, FREE)


def spec_expanded(X_test, X_train):
    """Return the expanded form in float64: three arrangements, three orders of sums."""
    products = X_test[:, None] ** 2, X_train[None] ** 2, X_test[:, None] * X_train[None]
    forwards = [np.add.accumulate(terms, axis=2)[..., -1] for terms in products]
    backwards = [np.add.accumulate(terms[..., ::-1], axis=2)[..., -1] for terms in products]
    for xx, tt, xt in (forwards, backwards, [terms.sum(axis=2) for terms in products]):
        yield from ((xx - 2.0 * xt) + tt, (xx + tt) - 2.0 * xt, xx + (tt - 2.0 * xt))


def expect_distances(answer, X_test, X_train):
    expect_close(answer, spec_squared(X_test, X_train), atol=0.0, rtol=RTOL)


def expect_each_distances(candidate, pairs):
    for pair in pairs:
        expect_distances(candidate.stable_squared_distances(*pair), *pair)


def expect_flags(answer, verdicts):
    expect_shape(answer, verdicts.shape, np.bool_)
    for flag, where in ((True, verdicts == MUST), (False, verdicts == MUST_NOT)):
        what = f"{flag} at the pairs {np.argwhere(where)[:6].tolist()}, …"
        expect_property(answer, lambda got, f=flag, at=where: (got[at] == f).all(), what)


def expect_taken_flags(answer, verdicts):
    """Expect right flags; that an uncommon rtol is taken at all is for `edge_cases` to score."""
    refused = answer.reply.error is not None and "ValueError" in answer.reply.error.builtin_bases
    if not refused or RTOL <= answer.args[2] < 1:
        expect_flags(answer, verdicts)


def expect_each_flags(candidate, pairs, *rtols):
    for pair in pairs:
        for rtol, verdicts in zip(rtols, spec_verdicts(*pair, *rtols), strict=True):
            expect_taken_flags(candidate.unstable_pairs(*pair, rtol), verdicts)


def expect_alike(candidate, *variants):
    """Expect of both functions, for each variant of one pair, what plain arrays give."""
    plain = [np.array([[float(value) for value in row] for row in X]) for X in variants[0]]
    flags = candidate.unstable_pairs(*plain, 1e-6).reply.value
    for variant in variants:
        expect_distances(candidate.stable_squared_distances(*variant), *plain)
        answer = candidate.unstable_pairs(*variant, 1e-6)
        if isinstance(flags, np.ndarray) and flags.dtype == np.bool_:  # else `detection` says so
            expect_equal(answer, flags)


def expect_every_dtype_and_layout(candidate):
    for names, test, train in DTYPES:
        pairs = [(name.split()[0], name.split()[-1]) for name in names]
        expect_alike(candidate, *[(np.array(test, a), np.array(train, b)) for a, b in pairs])
    X_test, X_train = EASY[0], np.concatenate([EASY[1], EASY[0]])
    frozen = X_test.copy(), X_train.copy()
    for array in frozen:
        array.setflags(write=False)
    fortran = np.asfortranarray(X_test), np.asfortranarray(X_train)
    turned = X_test[::-1, ::-1].copy()[::-1, ::-1], X_train[::-1].copy()[::-1]
    strided = np.repeat(X_test, 3, axis=1)[:, ::3], np.repeat(X_train, 2, axis=0)[::2]
    expect_alike(candidate, frozen, fortran, turned, strided)


def expect_good_conduct(candidate, pairs):
    for pair in pairs:
        distances = candidate.stable_squared_distances(*pair)
        expect_distances(distances, *pair)
        for answer in (distances, candidate.unstable_pairs(*pair, 1e-6)):
            if isinstance(answer.reply.value, np.ndarray):  # else another criterion says so
                expect_fresh(answer, answer.reply.value)
                expect_pure(answer, answer.reply.value)


def apart(X_test, X_train):
    """Return both sides with a far row added to each, so that some pairs are stable."""
    far = 3.0 * np.abs(X_train).max() * np.ones((1, X_train.shape[1]))
    return np.concatenate([X_test, -far]), np.concatenate([X_train, far, far / 2.0])


def around(rng, offset, n_test, n_train, n_features):
    rows = offset + rng.standard_normal((n_test + n_train, n_features))
    return rows[:n_test].copy(), rows[n_test:].copy()


def far_clusters(rng, centre):
    sign = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0])[:, None]
    rows = centre * sign + rng.standard_normal((6, 3))
    return rows[[0, 1, 3, 5]] + 0.25 * rng.standard_normal((4, 3)), rows


def close_to(rng, X_test, low, high, copies):
    """Return training rows that lie off the test rows by relative steps from `low` to `high`."""
    base, n = np.tile(X_test, (copies, 1)), copies * len(X_test)
    return base + np.geomspace(low, high, n)[:, None] * rng.standard_normal(base.shape)


def barely_stable(rng, n_features):
    """Return rows and rows longer by a twentieth: just over a thousandth of the squared norms."""
    X_test = 1.0 + rng.random((4, n_features))
    return X_test, np.concatenate([1.047 * X_test[:3], X_test[3:] / 1.047, X_test[:1]])


def drowned():
    """Return pairs of 300 features whose many small terms drown one by one in a large one."""
    small = math.sqrt(0.9 * 2.0**-53)
    x, t = np.full((2, 300), small), np.full((3, 300), -small)
    x[0, 0], x[1, 0], t[:, 0] = 1.0, -1.0, (1.0 + 3e-4, 1.0 + 2e-4, 1.0 + 1e-4)
    return [(x, t), (x[:, ::-1].copy(), t[:, ::-1].copy())]


def extreme_magnitudes(rng):
    """Return rows that all but coincide, tiny, huge, and with both sizes in one row."""
    X = 1.0 + rng.random((3, 2))
    near = np.concatenate([X + 1e-12, -X[:1]])
    one_huge = np.array([[1e100, 1.0], [-1e100, 1e-100]]), np.array([[1e100, 2.0], [1.0, 1.0]])
    return [one_huge, *((s * X, s * near) for s in (2.0**-330, 2.0**300, 2.0**330))]


def clusters(sizes, rng, dtype="float64"):
    """Return rows about two far centres and at zero, those of one centre equal or all but.

    What makes the difference within a centre is lost in dtypes other than float64.
    """
    n_test, n_train, n_features = sizes
    step = 1e-12 * rng.random((n_test + n_train, n_features))
    signs = np.array([1.0, -1.0, 0.0])[np.arange(n_test) % 3][:, None]
    X_test = CENTRE * signs * (1.0 + step[:n_test])
    X_train = X_test[np.arange(n_train) % n_test]
    repeated = np.arange(n_train)[:, None] % 4 == 0
    X_train = np.where(repeated, X_train, X_train * (1.0 + step[n_test:]))
    return tuple(np.rint(X).astype(dtype) if dtype in KINDS else X for X in (X_test, X_train))


def grown_distances(got, X_test, X_train):
    """Tell whether distances between clusters are right; inside them roughly.

    `accuracy` scores the rest.
    """
    X_test, X_train = X_test.astype(np.float64), X_train.astype(np.float64)
    want, inside = spec_squared(X_test, X_train), same_cluster(X_test, X_train)
    slack = np.where(inside, 1e-13 * CENTRE**2 * X_test.shape[1], RTOL * want)
    return got.dtype == np.float64 and (np.abs(got - want) <= slack).all()


def grown_flags(got, X_test, X_train, *_rtol):
    """Tell whether flags are right: inside clusters, none between.

    `detection` scores equal rows and zeros.
    """
    X_test, X_train = X_test.astype(np.float64), X_train.astype(np.float64)
    inside = same_cluster(X_test, X_train)
    must = inside & (spec_squared(X_test, X_train) > 0)
    return got.dtype == np.bool_ and got[must].all() and not got[~inside].any()


def same_cluster(X_test, X_train):
    return np.sign(X_test[:, :1]) == np.sign(X_train[:, 0])


def expect_grown(right):
    """Return the judge of measured calls: a result of the right shape for which `right` holds."""

    def judge(answer):
        shape = tuple(len(X) for X in answer.args[:2])
        what = f"{right.__name__.replace('_', ' ')} are right inside and between far clusters: this"
        expect_property(answer, lambda got: got.shape == shape and right(got, *answer.args), what)

    return judge


def dtype_taken(call, right, rng, *rtol):
    """Draw a dtype; whoever goes wrong in it loses that elsewhere, and is given float64 here."""
    dtype = str(rng.choice(KINDS))
    answer = call(*clusters((6, 8, 1), rng, dtype), *rtol)
    got = answer.reply.value
    taken = isinstance(got, np.ndarray) and got.shape == (6, 8) and right(got, *answer.args)
    return dtype if taken else "float64"


def of_form(sizes, form, rng):
    """Return a few numbers again and again in a dtype and a number of features."""
    dtype, n_features = form
    return tuple(rng.integers(0, 2, (rows, n_features)).astype(dtype) for rows in sizes)


def expect_no_loop(call, right, rng, *rtol):
    """Expect no loop over rows; far sizes come in another dtype and with two features.

    With one feature, a loop over it inside blocks of rows is fine.
    """
    dtype = dtype_taken(call, right, rng, *rtol)
    grown = lambda m, n, form, rng: (*of_form((m, n), form, rng), *rtol)  # noqa: E731
    both = Both(rows="training rows", arrange=grown, forms=other_forms(rng), judged=())
    for rows, in_test in (("test rows", True), ("training rows", False)):

        def arrange(size, rng, in_test=in_test):
            other = (2, dtype) if size >= FAR else (1,)
            sides = (size, 8) if in_test else (8, size)
            return *clusters((*sides, other[0]), rng, *other[1:]), *rtol

        beside = both if in_test else None
        expect_vectorised(call, arrange, judge=expect_grown(right), rows=rows, both=beside)


def expect_no_cube(call, right, rng, *rtol):
    dtype = dtype_taken(call, right, rng, *rtol)
    arrange = lambda sizes, rng: (*clusters(sizes, rng, dtype), *rtol)  # noqa: E731
    per = "test row × training row × feature"
    tops = [
        Top(
            sizes=(512, 96, 40),
            arrange=lambda sizes, rng, kind=kind: (
                *of_form(sizes[:2], (kind, sizes[2]), rng),
                *rtol,
            ),
        )
        for kind in sorts_of_dtype(rng)
    ]
    expect_bounded_memory(
        call, arrange, judge=expect_grown(right), base=(256, 48, 20), per=per, tops=tops
    )


def bad_pairs(X_test, X_train):
    """Return sides with NaN or infinity, wrong dimensions or features, empty ones too."""
    values = math.nan, math.inf, -math.inf
    tests, trains = ([np.where(X.max() <= X, v, X) for v in values] for X in (X_test, X_train))
    pairs = [(X, X_train) for X in (*tests, X_test[0], X_test[:, :1])]
    pairs += [(X_test, X) for X in (*trains, X_train[0], X_train[:, :1])]
    pairs += [(X_test[:, 0], X) for X in (X_train[:, 0], X_train[:, :1])]
    pairs += [(X_test[:, :1], X_train[:, 0]), (X_test[None], X_train[None])]
    pairs += [(X_test[:, None], X_train), (X_test, X_train[:, None])]
    pairs += [(X_test[:0], X) for X in (trains[0], X_train[:, :1])]
    return pairs + [(X, X_train[:0]) for X in (tests[1], X_test[:, :1], X_test[:0, :1])]


def expect_refused(call, valid_args, want, calls, atol=None):
    valid = call(*valid_args)
    for args in calls:
        expect_refusal(call(*args), valid=valid, want=want, atol=atol)


@criterion("detection")
def check_cancelling_pairs_are_flagged(candidate, rng):
    """Rows with an offset, in far clusters or equal are flagged at any magnitude; zeros never."""
    pairs = [apart(*around(rng, offset, 3, 4, 3)) for offset in (1e6, 1e8, -1e8)]
    pairs += [far_clusters(rng, 1e8), far_clusters(rng, 1e6), *extreme_magnitudes(rng)]
    expect_each_flags(candidate, pairs, 1e-6)
    X, whole = rng.standard_normal((4, 40)), np.array([[1.0, 0.0], [-2.0, 3.0]])
    equal = (X[:3], X), (1e99 * X, 1e99 * X[1:]), (1e-90 * X, 1e-90 * X), (whole, whole[::-1])
    zeros = np.array([[0.0, 0.0], [1e8, 1.0], [1e-90, 0.0]]), np.array([[1e8, 2.0], [0.0, -0.0]])
    square = zeros[0], np.concatenate([zeros[1], whole[1:]])
    expect_each_flags(candidate, [*equal, square], 1e-9, 1e6)


@criterion("detection")
def check_good_pairs_are_not_flagged(candidate, rng):
    """No pair is flagged whose squared distance is a thousandth of the squared norms or more."""
    pairs = [barely_stable(rng, n_features) for n_features in (1, 7, 300)]
    expect_each_flags(candidate, pairs, 1e-9, 1e-6, 1.0)


@criterion("detection")
def check_every_rounding_counts(candidate, rng):
    """A pair is flagged if any arrangement of its terms may be off; up to 300 features add up."""
    X_test = rng.standard_normal((2, 3))
    near = close_to(rng, X_test, 3e-6, 4e-5, 30)
    pairs = [apart(X_test, near), *drowned(), around(rng, 0.0, 2, 3, 300)]
    expect_each_flags(candidate, pairs, 1e-6)


@criterion("detection")
def check_rtol_decides(candidate, rng):
    """The larger rtol is, the fewer pairs are flagged; without rtol, 1e-6 is meant."""
    X_test, far = rng.standard_normal((3, 3)), 1e8 + rng.standard_normal((3, 3))
    expect_each_flags(candidate, [apart(far, close_to(rng, far, 1e-7, 10.0, 6))], 0.1, 1.0, 10.0)
    expect_each_flags(candidate, [apart(X_test, close_to(rng, X_test, 1e-5, 3e-3, 6))], 1e-9, 1e-8)
    opposed = [np.concatenate([X, np.zeros((1, 3))]) for X in (X_test, -2.0 * X_test)]
    answer = candidate.unstable_pairs(*opposed, 1e-20)
    expect_taken_flags(answer, spec_inexact(*opposed))
    pair = apart(X_test, close_to(rng, X_test, 1e-9, 0.5, 30))
    answer = candidate.unstable_pairs(*pair)
    expect_flags(answer, *spec_verdicts(*pair, 1e-6))
    expect_equal(answer, candidate.unstable_pairs(*pair, 1e-6).reply.value)


@criterion("accuracy")
def check_every_shape(candidate, rng):
    """Squared distances are right on ordinary rows, one feature to 300, one row or several."""
    shapes = (4, 5, 3), (1, 4, 3), (3, 1, 2), (1, 1, 1), (3, 2, 1), (2, 3, 300)
    pairs = [around(rng, 2.0, *shape) for shape in shapes]
    expect_each_distances(candidate, [EASY, *pairs])
    for X_test, X_train in pairs[1:4]:
        answer = candidate.unstable_pairs(X_test, X_train, 1e-6)
        if isinstance(answer.reply.value, np.ndarray):  # else `detection` says so
            expect_shape(answer, (len(X_test), len(X_train)), answer.reply.value.dtype)


@criterion("accuracy")
def check_offsets_and_clusters_cost_nothing(candidate, rng):
    """A common offset of up to 1e8, or clusters that far apart, leave distances within 1e-9."""
    offsets = [around(rng, offset, 4, 5, 3) for offset in (1e8, -1e8, 1e6, 3e4, 1e3)]
    centres = [far_clusters(rng, centre) for centre in (1e8, 1e6, 3e4, 1e3)]
    expect_each_distances(candidate, [*offsets, *centres])


@criterion("accuracy")
def check_near_and_equal_rows(candidate, rng):
    """Rows that all but coincide, of any magnitude, are told apart; equal rows are 0 apart."""
    X = rng.standard_normal((3, 4))
    near = [(X, np.concatenate([close_to(rng, X, low, 1e-2, 2), X])) for low in (1e-14, 1e-8)]
    expect_each_distances(candidate, [*near, *extreme_magnitudes(rng), (X, X.copy())])


@criterion("accuracy")
def check_features_of_every_dtype_and_layout(candidate):
    """Features of any real dtype, order or strides are read as float64 by both functions."""
    expect_every_dtype_and_layout(candidate)


@final
@criterion("accuracy")
def check_conduct(candidate, rng):
    """Calls change no argument, print nothing, remember nothing; results are new and writable."""
    first, second = around(rng, 1.0, 3, 4, 2), around(rng, 1.0, 3, 4, 2)
    expect_good_conduct(candidate, (first, second, first))
    expect_conduct(candidate)


@criterion("memory")
def check_flags_in_bounded_memory(candidate, rng):
    """No temporary of `unstable_pairs` grows with test rows times training rows times features."""
    expect_no_cube(candidate.unstable_pairs, grown_flags, rng, 1e-6)


@criterion("memory")
def check_distances_in_bounded_memory(candidate, rng):
    """No temporary of the distances grows with test rows times training rows times features."""
    call = candidate.stable_squared_distances
    expect_no_cube(call, grown_distances, rng)


@criterion("vectorization")
def check_flags_without_a_loop_over_rows(candidate, rng):
    """Pairs are flagged without a Python-level loop over test or training rows."""
    rtol = rng.choice([1e-6, 1e-3, 0.1]).item()
    expect_no_loop(candidate.unstable_pairs, grown_flags, rng, rtol)


@criterion("vectorization")
def check_distances_without_a_loop_over_rows(candidate, rng):
    """Distances are computed without a Python-level loop over test or training rows."""
    call = candidate.stable_squared_distances
    expect_no_loop(call, grown_distances, rng)


@criterion("edge_cases")
def check_bad_arrays_are_refused(candidate):
    """NaN, infinity, wrong dimensions or features that differ are refused by both functions."""
    distances, want = candidate.stable_squared_distances, spec_squared(*EASY)
    expect_refused(distances, EASY, want, bad_pairs(*EASY), atol=RTOL * want)
    flags, calls = candidate.unstable_pairs, [(*pair, 1e-6) for pair in bad_pairs(*CLEAR_CUT)]
    expect_refused(flags, (*CLEAR_CUT, 1e-6), CLEAR_FLAGS, calls)


@criterion("edge_cases")
def check_empty_sides_give_empty_results(candidate):
    """An empty side, or two, give empty results of the right shape and dtype."""
    sides = (0, 3), (2, 0), (0, 0), (2, 3)
    expect_each_distances(candidate, [(EASY[0][:m], EASY[1][:n]) for m, n in sides])
    expect_each_flags(candidate, [(CLEAR_CUT[0][:m], CLEAR_CUT[1][:n]) for m, n in sides], 1e-6)


@criterion("edge_cases")
def check_rtols_are_judged(candidate):
    """Any finite number above 0 is an rtol, NumPy's too; all else is a ValueError."""
    calls = [(*CLEAR_CUT, rtol) for rtol in BAD_RTOLS]
    without = [(CLEAR_CUT[0][:0], CLEAR_CUT[1], rtol) for rtol in (0.0, math.inf, "1e-6", True)]
    expect_refused(candidate.unstable_pairs, (*CLEAR_CUT, 1e-6), CLEAR_FLAGS, calls + without)
    for rtol in (1e-6, np.float32(1e-6), np.float64(1e-3)):
        expect_equal(candidate.unstable_pairs(*CLEAR_CUT, rtol), CLEAR_FLAGS)
    one = candidate.unstable_pairs(*CLEAR_CUT, 1.0)
    expect_shape(one, CLEAR_FLAGS.shape, np.bool_)
    for rtol in (1, np.int64(1)):  # what is flagged at so large an rtol is for `detection` to score
        expect_equal(candidate.unstable_pairs(*CLEAR_CUT, rtol), one.reply.value)
    for rtol in (1e-20, 10.0):
        answer = candidate.unstable_pairs(*CLEAR_CUT, rtol)
        expect_shape(answer, CLEAR_FLAGS.shape, np.bool_)
