"""Problems made from problems are what their names say."""

from fractions import Fraction

import numpy as np
import pytest

from tiebreak.strategies import (
    as_bools,
    as_short_floats,
    backwards,
    bad_labels,
    bad_shapes,
    bad_values,
    bad_without_queries,
    exact_rows,
    float32_ties,
    forms,
    laid_out,
    layouts,
    other_forms,
    relabelled,
    replaced,
    widened,
)

PROBLEM = (
    np.array([[0.0, 1.0, 3.0], [8.0, 0.0, 2.0], [3.0, 4.0, 1.0], [6.0, 2.0, 5.0]]),
    np.array([5, -3, 5, 11]),
    np.array([[7.0, 4.0, 0.0], [1.0, 1.0, 2.0]]),
)


def test_exact_rows_are_one_multiple_of_the_values() -> None:
    """Fractions and whole numbers, large and small ones, are multiplied alike."""
    X = np.array([[0.1, 3.0], [2.0**-300, -7e100]])
    Z = np.array([[2**53 + 1, 5]], dtype=np.uint64)
    numbers = [number for rows in exact_rows(X, Z) for row in rows for number in row]
    values = [Fraction(float(value)) for value in [*X.flat, *Z.flat]]
    assert len({Fraction(n) / v for n, v in zip(numbers, values, strict=True)}) == 1


def test_layouts_hold_the_same_numbers() -> None:
    """Strides, offsets and flags differ; values do not."""
    found = laid_out(PROBLEM)
    for args in found:
        for array, plain in zip(args, PROBLEM, strict=True):
            assert np.array_equal(array, plain)
    assert len({train.strides for train, _, _ in found}) > 3
    assert not all(train.flags.writeable for train, _, _ in found)
    assert not any(train.flags.c_contiguous and test.flags.c_contiguous for train, _, test in found)


@pytest.mark.parametrize("array", [np.arange(5), np.array(["a", "bcd"]), np.eye(2, 3)])
def test_layouts_are_for_arrays_of_any_sides(array: np.ndarray) -> None:
    """Vectors and labels too; all but one may be written to."""
    found = layouts(array)
    assert all(np.array_equal(one, array) and one.dtype == array.dtype for one in found)
    assert [one.flags.writeable for one in found] == [True, True, True, False]


def test_one_argument_is_replaced() -> None:
    """The others stay, and so does the sequence given."""
    assert replaced((1, 2, 3), 1, 7) == [1, 7, 3]


@pytest.mark.parametrize("seed", range(8))
def test_forms_differ_between_short_and_long_runs(seed: int) -> None:
    """Widths and dtypes are not the same, one dtype is float64, and all short runs are alike."""
    form = forms(np.random.default_rng(seed))
    assert form(64) == form(256)
    assert form(256)[1] != form(1473)[1]
    assert "float64" in (form(64)[0], form(1473)[0])
    assert form(64)[0] != form(1473)[0]


@pytest.mark.parametrize("seed", range(8))
def test_other_forms_are_of_every_sort(seed: int) -> None:
    """Whatever kind of dtype code branches on, one of the forms is of it, at every seed."""
    kinds = [np.dtype(kind).kind for kind, _ in other_forms(np.random.default_rng(seed))]
    assert kinds[:3] == ["f", "i", "b"]
    assert kinds[3] in "uf"


def test_widened_matrices_have_columns_of_zeros() -> None:
    """The numbers stay in the first columns."""
    one, other = widened("int32", 4, np.eye(2), np.ones((3, 3)))
    assert one.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0]]
    assert other.dtype == np.int32
    assert other[:, 3].tolist() == [0, 0, 0]


def test_float32_ties_are_ties_in_exact_numbers_only() -> None:
    """Both rows are equally far, and float32 does not always see it."""
    rows, queries = float32_ties(1)
    exact = ((queries[:-2, None].astype(np.int64) - rows.astype(np.int64)) ** 2).sum(axis=2)
    short = ((queries[:-2, None] - rows) ** 2).sum(axis=2)
    assert (exact[:, 0] == exact[:, 1]).all()
    assert (short[:, 0] != short[:, 1]).any()


def test_labels_of_other_types_keep_their_classes() -> None:
    """Equal labels stay equal; different ones stay different, but for bools."""
    for labels in relabelled(PROBLEM[1]):
        assert labels[0] == labels[2]
        assert labels[0] != labels[1]
        assert len(set(labels.tolist())) == (2 if labels.dtype == bool else 3)


def test_short_floats_cannot_hold_squares() -> None:
    """The numbers fit, their squares do not."""
    for X_train, _, X_test in as_short_floats(PROBLEM):
        assert np.isfinite(X_train).all()
        assert np.isfinite(X_test).all()
        with np.errstate(over="ignore"):
            assert np.isinf(X_train**2).any()


def test_bools_and_order() -> None:
    """Zeros and ones become bools on one side at least; test rows are turned round."""
    X_train, y_train, X_test = PROBLEM
    flags = X_train > 2, y_train, X_test > 2
    assert all(np.bool_ in (train.dtype, test.dtype) for train, _, test in as_bools(flags))
    assert np.array_equal(backwards(PROBLEM)[2], X_test[::-1])


@pytest.mark.parametrize(
    "cases",
    [
        bad_values(PROBLEM, 7),
        bad_shapes(PROBLEM),
        bad_labels(PROBLEM),
        bad_without_queries(PROBLEM, 7),
    ],
)
def test_what_is_to_be_refused_is_wrong(cases: list[tuple[np.ndarray, ...]]) -> None:
    """Each breaks a rule that every screen shares."""
    for X_train, y_train, X_test in cases:
        fits = (
            X_train.ndim == X_test.ndim == 2
            and X_train.shape[1] == X_test.shape[1]
            and y_train.shape == (len(X_train),)
            and len(X_train) > 0
        )
        assert not (fits and np.isfinite(X_train).all() and np.isfinite(X_test).all())
