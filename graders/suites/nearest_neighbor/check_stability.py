"""What `unstable_pairs` and `stable_squared_distances` promise, however much cancels."""

import math
from fractions import Fraction

import numpy as np

from tiebreak.expect import (
    expect_bounded_memory,
    expect_close,
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
    expect_vectorised,
)
from tiebreak.marks import criterion, given
from tiebreak.strategies import problems

RTOL = 1e-9
MUST, FREE, MUST_NOT = 1, 0, -1
CENTRE = 2.0**23


def spec_squared(X_test, X_train):
    """Add up the squared differences of every pair in exact arithmetic; round once."""
    tests, rows, unit = _whole(X_test, X_train)
    exact = [[float(_distance(x, t) * unit) for t in rows] for x in tests]
    return np.array(exact, dtype=np.float64).reshape(len(X_test), len(X_train))


def spec_verdicts(X_test, X_train, *rtols):
    """Say for each rtol which pairs must be flagged, must not be flagged, or are free."""
    tests, rows, unit = _whole(X_test, X_train)
    facts = [
        (_distance(a, b) * unit, (_squares(a) + _squares(b)) * unit, list(spec_expanded(x, t)))
        for a, x in zip(tests, X_test, strict=True)
        for b, t in zip(rows, X_train, strict=True)
    ]
    shape = len(X_test), len(X_train)
    return [np.array([_verdict(*fact, rtol) for fact in facts]).reshape(shape) for rtol in rtols]


def _verdict(true, norms, values, rtol):
    if 1000 * true >= norms:
        return MUST_NOT
    allowed = Fraction(float(rtol)) * true
    off = (abs(Fraction(value) - true) > allowed for value in values)
    return MUST if true == 0 or any(off) else FREE


def spec_expanded(x, t):
    """Return the expanded form of one pair in float64: three arrangements, three orders of sums."""
    a, b = [float(v) for v in x], [float(v) for v in t]
    for add_up in (_forwards, _backwards, _pairwise):
        xx, tt, xt = add_up(a, a), add_up(b, b), add_up(a, b)
        yield from ((xx - 2.0 * xt) + tt, (xx + tt) - 2.0 * xt, xx + (tt - 2.0 * xt))


def _forwards(a, b):
    total = 0.0
    for left, right in zip(a, b, strict=True):
        total += left * right
    return total


def _backwards(a, b):
    return _forwards(a[::-1], b[::-1])


def _pairwise(a, b):
    half = len(a) // 2
    return _pairwise(a[:half], b[:half]) + _pairwise(a[half:], b[half:]) if half else a[0] * b[0]


def _whole(X_test, X_train):
    """Return both sides in whole numbers, and the square of what 1 of them stands for."""
    sides = [[[Fraction(float(value)) for value in row] for row in X] for X in (X_test, X_train)]
    scale = max((v.denominator for rows in sides for row in rows for v in row), default=1)
    tests, rows = ([[int(v * scale) for v in row] for row in rows] for rows in sides)
    return tests, rows, Fraction(1, scale * scale)


def _distance(x, t):
    return sum((a - b) ** 2 for a, b in zip(x, t, strict=True))


def _squares(row):
    return sum(value * value for value in row)


def expect_distances(answer, X_test, X_train):
    """Expect every squared distance within 1e-9 relative, zeros exactly."""
    expect_close(answer, spec_squared(X_test, X_train), atol=0.0, rtol=RTOL)


def expect_each_distances(candidate, pairs):
    """Expect the squared distances of each (X_test, X_train)."""
    for X_test, X_train in pairs:
        expect_distances(candidate.stable_squared_distances(X_test, X_train), X_test, X_train)


def expect_flags(answer, verdicts):
    """Expect a flag on every pair that must have one, and none where it must not be."""
    expect_shape(answer, verdicts.shape, np.bool_)
    expect_property(answer, lambda got: got[verdicts == MUST].all(), _words(verdicts, MUST))
    expect_property(
        answer, lambda got: not got[verdicts == MUST_NOT].any(), _words(verdicts, MUST_NOT)
    )


def _words(verdicts, kind):
    places = [tuple(map(int, place)) for place in np.argwhere(verdicts == kind)]
    shown = ", ".join(map(str, places[:6])) + (", …" if len(places) > 6 else "")
    return f"{kind == MUST} at the pairs {shown}"


def expect_each_flags(candidate, pairs, *rtols):
    """Expect the right flags on each (X_test, X_train) for each of `rtols`."""
    for pair in pairs:
        for rtol, verdicts in zip(rtols, spec_verdicts(*pair, *rtols), strict=True):
            expect_flags(candidate.unstable_pairs(*pair, rtol), verdicts)


def expect_alike(answer, plain):
    """Expect the flags that the call with plain float64 arguments gives, right or not."""
    want = plain.reply.value
    if isinstance(want, np.ndarray) and want.dtype == np.bool_:
        expect_equal(answer, want)


def expect_reads_as_float64(candidate, pairs):
    """Expect of both functions the answer to the same features in plain float64 arrays."""
    for X_test, X_train in pairs:
        plain = plain_float64(X_test), plain_float64(X_train)
        expect_distances(candidate.stable_squared_distances(X_test, X_train), *plain)
        flags = candidate.unstable_pairs(X_test, X_train, 1e-6)
        expect_alike(flags, candidate.unstable_pairs(*plain, 1e-6))


def plain_float64(X):
    """Return a new float64 array in C order."""
    return np.array([[float(value) for value in row] for row in X])


def in_dtypes(names, X_test, X_train):
    """Return the pair of arrays in each dtype, and with a float64 side."""
    X_test, X_train = np.array(X_test), np.array(X_train)
    pairs = [(X_test.astype(name), X_train.astype(name)) for name in names]
    return [*pairs, (pairs[0][0], X_train.astype(np.float64))]


def layouts(X_test, X_train):
    """Return the same values in Fortran order, strided, turned round and read-only."""
    frozen = X_test.copy(), X_train.copy()
    for array in frozen:
        array.setflags(write=False)
    return [
        (np.asfortranarray(X_test), np.asfortranarray(X_train)),
        (X_test[::-1, ::-1], X_train[::-1, ::-1]),
        (np.repeat(X_test, 3, axis=1)[:, ::3], np.repeat(X_train, 2, axis=0)[::2]),
        frozen,
    ]


def apart(X_test, X_train):
    """Return both sides with a far row added to each, so that some pairs are stable."""
    far = 3.0 * np.abs(X_train).max() * np.ones((1, X_train.shape[1]))
    return np.concatenate([X_test, -far]), np.concatenate([X_train, far, far / 2.0])


def around(rng, offset, n_test, n_train, n_features):
    """Return normal rows about a common offset."""
    X_test = offset + rng.standard_normal((n_test, n_features))
    return X_test, offset + rng.standard_normal((n_train, n_features))


def far_clusters(rng, centre):
    """Return rows in two clusters, about `centre` and about its opposite."""
    sign = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0])[:, None]
    rows = centre * sign + rng.standard_normal((6, 3))
    return rows[[0, 1, 3, 5]] + 0.25 * rng.standard_normal((4, 3)), rows


def close_to(rng, X_test, low, high, copies):
    """Return training rows that lie off the test rows by relative steps from `low` to `high`."""
    base = np.tile(X_test, (copies, 1))
    steps = np.geomspace(low, high, len(base))[:, None]
    return base + steps * rng.standard_normal(base.shape)


def barely_stable(rng, n_features):
    """Return rows and rows longer by a twentieth: just over a thousandth of the squared norms."""
    X_test = 1.0 + rng.random((4, n_features))
    return X_test, np.concatenate([1.047 * X_test[:3], X_test[3:] / 1.047, X_test[:1]])


def drowned():
    """Return pairs of 300 features whose many small terms drown one by one in a large one."""
    small = math.sqrt(0.9 * 2.0**-53)
    x, t = np.full((2, 300), small), np.full((3, 300), -small)
    x[0, 0], x[1, 0], t[:, 0] = 1.0, -1.0, (1.0 + 3e-4, 1.0 + 2e-4, 1.0 + 1e-4)
    return [(x, t), (x[:, ::-1].copy(), t[:, ::-1].copy()), (2.0**40 * x, 2.0**40 * t)]


def extreme_magnitudes(rng):
    """Return rows that all but coincide, tiny, huge, and with both sizes in one row."""
    X_test = 1.0 + rng.random((3, 2))
    X_train = np.concatenate([X_test + 1e-12, -X_test[:1]])
    one_huge = np.array([[1e100, 1.0], [-1e100, 1e-100]]), np.array([[1e100, 2.0], [1.0, 1.0]])
    scales = 2.0**-330, 2.0**300, 2.0**330
    return [(s * X_test, s * X_train) for s in scales] + [one_huge]


def small_integers():
    """Return easy rows, every pair of which is stable and has its own squared distance."""
    X_test = np.array([[0.0, 1.0], [5.0, -2.0], [3.0, 9.0]])
    return X_test, np.array([[7.0, 0.0], [-1.0, -4.0], [2.0, 2.0], [-8.0, 1.0]])


def clear_cut():
    """Return rows of which one pair is hopeless, and every other one opposed, and the flags."""
    X_test = np.array([[1e8, 1.0], [-2.0, -3.0]])
    X_train = np.array([[-5.0, 4.0], [1e8, 1.125], [-1.0, 2.0]])
    return (X_test, X_train), np.array([[False, True, False], [False, False, False]])


def clusters(n_test, n_train, n_features, rng):
    """Return rows about two far centres and at zero, those of one centre all but equal.

    Every training row repeats a test row or lies so close to it that the expanded form is off by
    the whole distance in any one arrangement: every test row has pairs to be mended.
    """
    step = 1e-12 * rng.random((n_test + n_train, n_features))
    X_test = CENTRE * _signs(n_test, n_features) * (1.0 + step[:n_test])
    X_train = X_test[np.arange(n_train) % n_test]
    repeated = np.arange(n_train)[:, None] % 4 == 0
    return X_test, np.where(repeated, X_train, X_train * (1.0 + step[n_test:]))


def _signs(n, n_features):
    return np.tile(np.array([1.0, -1.0, 0.0])[np.arange(n) % 3][:, None], (1, n_features))


def same_cluster(X_test, X_train):
    """Return for every pair whether both rows are about one centre, or both zero."""
    return np.sign(X_test[:, :1]) == np.sign(X_train[:, 0])


def direct(X_test, X_train):
    """Return the squared distances by whole arrays: Fractions are too slow for many rows."""
    squared = np.zeros((len(X_test), len(X_train)))
    for j in range(X_test.shape[1]):
        squared += (X_test[:, j, None] - X_train[None, :, j]) ** 2
    return squared


def expect_grown_distances(answer):
    """Expect distances between clusters; inside them roughly: `accuracy` scores the rest."""
    want, inside = direct(*answer.args), same_cluster(*answer.args)
    slack = np.where(inside, 1e-13 * CENTRE**2 * answer.args[0].shape[1], RTOL * want)
    expect_close(answer, want, atol=slack)


def expect_grown_flags(answer):
    """Expect flags inside clusters, none between; `detection` scores equal rows and zeros."""
    X_test, X_train, _ = answer.args
    inside = same_cluster(X_test, X_train)
    expect_shape(answer, inside.shape, np.bool_)
    must = inside & (direct(X_test, X_train) > 0)
    what = "flags within clusters, and none between them,"
    expect_property(answer, lambda got: got[must].all() and not got[~inside].any(), what)


def more_test_rows(size, rng):
    """Return `size` test rows for 18 training rows.

    There is one feature, so that a loop over features inside one over blocks of rows stays fine.
    """
    return clusters(size, 18, 1, rng)


def more_training_rows(size, rng):
    """Return `size` training rows for 18 test rows."""
    return clusters(18, size, 1, rng)


def of_sizes(sizes, rng):
    """Return data of the sizes (n_test, n_train, n_features)."""
    return clusters(*sizes, rng)


def with_rtol(arrange):
    """Return `arrange` with an rtol behind what it arranges."""
    return lambda size, rng: (*arrange(size, rng), 1e-6)


PER = "test row × training row × feature"


def with_value(X, value):
    """Return `X` with `value` in one place."""
    spoilt = X.copy()
    spoilt[-1, 0] = value
    return spoilt


def unfinished(X_test, X_train, value):
    """Return both sides with `value` in one of them; the other one may be empty."""
    bad_test, bad_train = with_value(X_test, value), with_value(X_train, value)
    return [
        (bad_test, X_train),
        (X_test, bad_train),
        (bad_test, X_train[:0]),
        (X_test[:0], bad_train),
    ]


def misshapen(X_test, X_train):
    """Return sides with wrong numbers of dimensions or features, empty ones too."""
    return [
        (X_test[0], X_train),
        (X_test, X_train[0]),
        (X_test[:, 0], X_train[:, 0]),
        (X_test[None], X_train[None]),
        (X_test[:, :1], X_train),
        (X_test, X_train[:, :1]),
        (X_test[:0], X_train[:, :1]),
        (X_test[:, :1], X_train[:0]),
        (X_test[:0, :1], X_train[:0]),
    ]


def expect_distances_refused(candidate, pairs):
    """Expect refusals, and the squared distances of easy rows."""
    twin, want = (
        candidate.stable_squared_distances(*small_integers()),
        spec_squared(*small_integers()),
    )
    for pair in pairs:
        refused = candidate.stable_squared_distances(*pair)
        expect_refusal(refused, valid=twin, want=want, atol=RTOL * want)


def expect_flags_refused(candidate, calls):
    """Expect refusals, and the flags of clear-cut rows."""
    pair, want = clear_cut()
    twin = candidate.unstable_pairs(*pair, 1e-6)
    for args in calls:
        expect_refusal(candidate.unstable_pairs(*args), valid=twin, want=want)


def expect_rtols_refused(candidate, *rtols):
    """Expect each of `rtols` to be refused, for full and for empty sides."""
    (X_test, X_train), _ = clear_cut()
    calls = [(X_test, X_train, rtol) for rtol in rtols]
    expect_flags_refused(candidate, calls + [(X_test[:0], X_train, rtol) for rtol in rtols])


def expect_each_taken(candidate, *rtols):
    """Expect the flags of clear-cut rows for each of `rtols`."""
    pair, want = clear_cut()
    for rtol in rtols:
        expect_equal(candidate.unstable_pairs(*pair, rtol), want)


def empties(X_test, X_train):
    """Return the three ways in which sides can be empty."""
    return [(X_test[:0], X_train), (X_test, X_train[:0]), (X_test[:0], X_train[:0])]


def expect_if_returned(answer, expect):
    """Expect good conduct of a call that returned; whether it is right is scored elsewhere."""
    if isinstance(answer.reply.value, np.ndarray):
        expect(answer, answer.reply.value)


def expect_each_new(candidate, pairs):
    """Expect right and fresh distances, and fresh flags, call after call."""
    for pair in pairs:
        distances = candidate.stable_squared_distances(*pair)
        expect_distances(distances, *pair)
        expect_fresh(distances, distances.reply.value)
        expect_if_returned(candidate.unstable_pairs(*pair, 1e-6), expect_fresh)


@criterion("detection")
def check_common_offset_is_flagged(candidate, rng):
    """Rows with a large common offset are flagged; rows far from them are not."""
    pairs = [apart(*around(rng, offset, 3, 4, 3)) for offset in (1e6, 1e8, -1e8)]
    expect_each_flags(candidate, pairs, 1e-6)


@criterion("detection")
def check_clusters_far_apart(candidate, rng):
    """Pairs inside far clusters are flagged, pairs between them are not."""
    expect_each_flags(candidate, [far_clusters(rng, 1e8), far_clusters(rng, 1e6)], 1e-6, 1e-3)


@criterion("detection")
def check_good_pairs_are_not_flagged(candidate, rng):
    """No pair is flagged whose squared distance is a thousandth of the squared norms or more."""
    pairs = [barely_stable(rng, n_features) for n_features in (1, 2, 7, 300)]
    expect_each_flags(candidate, pairs, 1e-9, 1e-6, 1e-2, 1.0)


@criterion("detection")
def check_equal_rows_are_flagged(candidate, rng):
    """Equal rows are flagged for every rtol, unless they are zero."""
    X = rng.standard_normal((4, 3))
    whole = np.array([[1.0, 0.0], [-2.0, 3.0], [4.0, 4.0]])
    pairs = [(X[:3], X), (1e99 * X, 1e99 * X[1:]), (1e-90 * X, 1e-90 * X), (whole, whole[::-1])]
    expect_each_flags(candidate, pairs, 1e-9, 1e-6, 10.0)


@criterion("detection")
def check_zero_rows_are_not_flagged(candidate):
    """A zero row is flagged with nothing: not with another zero row, not with any other."""
    X_test = np.array([[0.0, 0.0], [1e8, 1.0], [-0.0, 0.0], [1e-90, 0.0]])
    X_train = np.array([[1e8, 2.0], [0.0, -0.0], [3.0, 4.0]])
    expect_each_flags(candidate, [(X_test, X_train)], 1e-9, 1e-6, 1.0)


@criterion("detection")
def check_large_rtol(candidate, rng):
    """A large rtol flags only pairs that are off by that much, and all of those."""
    X_test = 1e8 + rng.standard_normal((3, 3))
    near = close_to(rng, X_test, 1e-7, 10.0, 6)
    pairs = [apart(X_test, near), barely_stable(rng, 3)]
    expect_each_flags(candidate, pairs, 0.1, 1.0, 10.0)


@criterion("detection")
def check_small_rtol(candidate, rng):
    """A small rtol flags pairs that cancel only a little."""
    X_test = rng.standard_normal((3, 5))
    near = close_to(rng, X_test, 1e-5, 3e-3, 6)
    expect_each_flags(candidate, [apart(X_test, near)], 1e-9, 1e-8)


@criterion("detection")
def check_every_arrangement_counts(candidate, rng):
    """A pair is flagged if any arrangement of the expanded form may be off, not just one."""
    X_test = rng.standard_normal((2, 3))
    near = close_to(rng, X_test, 3e-6, 4e-5, 30)
    expect_each_flags(candidate, [apart(X_test, near)], 1e-6)


@criterion("detection")
def check_many_features_add_up(candidate, rng):
    """With many features many roundings add up: up to 300 of them."""
    stable = around(rng, 0.0, 2, 3, 300)
    expect_each_flags(candidate, [*drowned(), stable], 1e-6)


@criterion("detection")
def check_every_magnitude(candidate, rng):
    """Tiny and huge rows are judged like any others."""
    expect_each_flags(candidate, extreme_magnitudes(rng), 1e-9, 1e-6)


@criterion("detection")
def check_rtol_is_1e_6_by_default(candidate, rng):
    """Without rtol, 1e-6 is meant."""
    X_test = rng.standard_normal((2, 3))
    pair = apart(X_test, close_to(rng, X_test, 1e-9, 0.5, 40))
    answer = candidate.unstable_pairs(*pair)
    expect_flags(answer, *spec_verdicts(*pair, 1e-6))
    expect_equal(answer, candidate.unstable_pairs(*pair, 1e-6).reply.value)


@criterion("accuracy")
@given(examples=12, problem=problems(min_train=2, min_test=2))
def check_ordinary_distances(candidate, problem):
    """Squared distances are right, one row per test row and one column per training row."""
    X_train, _, X_test = problem
    expect_each_distances(candidate, [(X_test, X_train)])


@criterion("accuracy")
def check_common_offset_costs_nothing(candidate, rng):
    """A common offset of 1e8, or of less, leaves every squared distance within 1e-9."""
    offsets = (1e8, -1e8, 1e6, 3e4, 1e3)
    expect_each_distances(candidate, [around(rng, offset, 4, 5, 3) for offset in offsets])


@criterion("accuracy")
def check_clusters_far_apart_cost_nothing(candidate, rng):
    """Clusters far apart leave every squared distance within 1e-9, inside them and between."""
    centres = (1e8, 1e6, 3e4, 1e3)
    expect_each_distances(candidate, [far_clusters(rng, centre) for centre in centres])


@criterion("accuracy")
def check_near_and_equal_rows(candidate, rng):
    """Rows that all but coincide are told apart, and equal rows are exactly 0 apart."""
    X = rng.standard_normal((3, 4))
    pairs = [(X, np.concatenate([close_to(rng, X, low, 1e-2, 2), X])) for low in (1e-14, 1e-8)]
    expect_each_distances(candidate, pairs)


@criterion("accuracy")
def check_distances_of_every_magnitude(candidate, rng):
    """Tiny and huge rows have squared distances as accurate as any."""
    expect_each_distances(candidate, extreme_magnitudes(rng))


@criterion("accuracy")
def check_one_row_or_one_feature(candidate, rng):
    """One row on a side, one feature, or 300 features are all valid."""
    shapes = (1, 4, 3), (3, 1, 2), (1, 1, 1), (3, 2, 1), (2, 3, 300)
    expect_each_distances(candidate, [around(rng, 10.0, *shape) for shape in shapes])


@criterion("accuracy")
def check_integer_features_do_not_wrap(candidate):
    """Integer features of every width are read as float64 by both functions."""
    X_test, X_train = [[0, 100], [127, 3], [90, 90]], [[127, 3], [1, 90], [90, 90], [125, 125]]
    names = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"]
    expect_reads_as_float64(candidate, in_dtypes(names, X_test, X_train))


@criterion("accuracy")
def check_narrow_floats_are_read_as_float64(candidate):
    """Features in float16 and float32 are computed with as float64 by both functions."""
    X_test, X_train = [[0.1, 300.7], [1.7, 2.3]], [[300.7, 0.2], [-0.1, 0.3], [0.1, 300.7]]
    expect_reads_as_float64(candidate, in_dtypes(["float32", "float16"], X_test, X_train))


@criterion("accuracy")
def check_bool_features(candidate):
    """Bool features count as 0 and 1 in both functions."""
    X_test = [[True, False, True], [False, True, True]]
    X_train = [[True, True, False], [False, True, True], [False, False, True]]
    expect_reads_as_float64(candidate, in_dtypes(["bool"], X_test, X_train))


@criterion("accuracy")
def check_big_integers_are_rounded_to_float64(candidate):
    """Integers are converted to float64 first: rows equal after that are 0 apart."""
    X_test, X_train = [[2**53, 5], [0, 7]], [[2**53 + 1, 5], [3, 7], [2**62, 0]]
    expect_reads_as_float64(candidate, in_dtypes(["int64", "uint64"], X_test, X_train))


@criterion("accuracy")
def check_memory_layouts(candidate):
    """Fortran order, strides of any sign and read-only arrays are all read alike."""
    X_test, X_train = small_integers()
    expect_reads_as_float64(candidate, layouts(X_test, np.concatenate([X_train, X_test[1:2]])))


@criterion("accuracy")
def check_arguments_stay_as_they_are(candidate, rng):
    """Neither function changes its arguments or prints anything."""
    pair = around(rng, 1.0, 3, 4, 2)
    distances = candidate.stable_squared_distances(*pair)
    expect_distances(distances, *pair)
    expect_pure(distances, distances.reply.value)
    expect_if_returned(candidate.unstable_pairs(*pair, 1e-6), expect_pure)


@criterion("accuracy")
def check_results_are_new_arrays(candidate, rng):
    """Every call returns writable arrays of its own, and remembers nothing of earlier calls."""
    first, second = around(rng, 1.0, 3, 4, 2), around(rng, 1.0, 3, 4, 2)
    expect_each_new(candidate, (first, second, first))


@criterion("memory")
def check_flags_in_bounded_memory(candidate):
    """No temporary of `unstable_pairs` grows with test rows times training rows times features."""
    call, judge = candidate.unstable_pairs, expect_grown_flags
    expect_bounded_memory(call, with_rtol(of_sizes), judge=judge, base=(64, 96, 16), per=PER)


@criterion("memory")
def check_distances_in_bounded_memory(candidate):
    """No temporary of the distances grows with test rows times training rows times features."""
    call, judge = candidate.stable_squared_distances, expect_grown_distances
    expect_bounded_memory(call, of_sizes, judge=judge, base=(64, 96, 16), per=PER)


@criterion("vectorization")
def check_flags_without_a_loop_over_test_rows(candidate):
    """Pairs are flagged without a Python-level loop over test rows."""
    call, judge = candidate.unstable_pairs, expect_grown_flags
    expect_vectorised(call, with_rtol(more_test_rows), judge=judge, rows="test rows")


@criterion("vectorization")
def check_flags_without_a_loop_over_training_rows(candidate):
    """Pairs are flagged without a Python-level loop over training rows."""
    call, judge = candidate.unstable_pairs, expect_grown_flags
    expect_vectorised(call, with_rtol(more_training_rows), judge=judge, rows="training rows")


@criterion("vectorization")
def check_distances_without_a_loop_over_test_rows(candidate):
    """Distances are computed without a Python-level loop over test rows."""
    call, judge = candidate.stable_squared_distances, expect_grown_distances
    expect_vectorised(call, more_test_rows, judge=judge, rows="test rows")


@criterion("vectorization")
def check_distances_without_a_loop_over_training_rows(candidate):
    """Distances are computed without a Python-level loop over training rows."""
    call, judge = candidate.stable_squared_distances, expect_grown_distances
    expect_vectorised(call, more_training_rows, judge=judge, rows="training rows")


@criterion("edge_cases")
def check_nan_and_infinity_are_refused_by_the_distances(candidate):
    """NaN or infinity on either side is a ValueError of `stable_squared_distances`."""
    values = (math.nan, math.inf, -math.inf)
    calls = [pair for value in values for pair in unfinished(*small_integers(), value)]
    expect_distances_refused(candidate, calls)


@criterion("edge_cases")
def check_nan_and_infinity_are_refused_by_the_flags(candidate):
    """NaN or infinity on either side is a ValueError of `unstable_pairs`."""
    values = (math.nan, math.inf, -math.inf)
    calls = [(*pair, 1e-6) for value in values for pair in unfinished(*clear_cut()[0], value)]
    expect_flags_refused(candidate, calls)


@criterion("edge_cases")
def check_wrong_shapes_are_refused_by_the_distances(candidate):
    """Wrong dimensions, or features that differ, are a ValueError, also for empty sides."""
    expect_distances_refused(candidate, misshapen(*small_integers()))


@criterion("edge_cases")
def check_wrong_shapes_are_refused_by_the_flags(candidate):
    """Wrong dimensions, or features that differ, are a ValueError of `unstable_pairs` too."""
    expect_flags_refused(candidate, [(*pair, 1e-6) for pair in misshapen(*clear_cut()[0])])


@criterion("edge_cases")
def check_empty_sides_give_empty_distances(candidate):
    """An empty side, or two, give an empty result of the right shape and dtype."""
    expect_each_distances(candidate, [*empties(*small_integers()), small_integers()])


@criterion("edge_cases")
def check_empty_sides_give_empty_flags(candidate):
    """An empty side, or two, give empty flags of the right shape and dtype."""
    expect_each_flags(candidate, empties(*clear_cut()[0]), 1e-6)
    expect_each_taken(candidate, 1e-6)


@criterion("edge_cases")
def check_rtol_not_above_zero_is_refused(candidate):
    """An rtol of 0 or below is a ValueError."""
    expect_rtols_refused(candidate, 0, 0.0, -1e-6, -1, np.float64(0.0), np.int64(-3))


@criterion("edge_cases")
def check_rtol_not_finite_is_refused(candidate):
    """An rtol that is NaN or infinite is a ValueError."""
    expect_rtols_refused(candidate, math.nan, math.inf, -math.inf, np.float32("inf"))


@criterion("edge_cases")
def check_rtol_that_is_no_number_is_refused(candidate):
    """An rtol that is a string, None, a list or an array is a ValueError."""
    expect_rtols_refused(candidate, "1e-6", None, [1e-6], np.array([1e-6]))


@criterion("edge_cases")
def check_bool_rtol_is_refused(candidate):
    """A bool is no rtol: ValueError."""
    expect_rtols_refused(candidate, True, False, np.True_)


@criterion("edge_cases")
def check_rtol_of_every_number_type(candidate):
    """An rtol may be an int, a float, or a NumPy integer or float."""
    expect_each_taken(candidate, 1e-6, 1, np.float32(1e-6), np.float64(1e-3), np.int64(1))
