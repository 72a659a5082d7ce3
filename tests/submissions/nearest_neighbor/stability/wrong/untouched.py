# The stub as it was handed out.
# loses: everything
"""Cancellation in the expanded squared distance: where it bites, and distances without it."""

from typing import Any

import numpy as np
import numpy.typing as npt


def unstable_pairs(
    X_test: npt.NDArray[Any], X_train: npt.NDArray[Any], rtol: float = 1e-6
) -> npt.NDArray[np.bool_]:
    """Flag the pairs for which the expanded squared distance cannot be trusted.

    The expanded form is ``||x||**2 - 2 * x @ t + ||t||**2`` in float64. A pair is flagged
    wherever that value, its terms added up in any order, may differ from the true squared
    distance by more than ``rtol`` times the true squared distance.

    Parameters
    ----------
    X_test : real array of shape (n_test, n_features)
        Bool, integer or floating features in any memory layout, read as float64.
    X_train : real array of shape (n_train, n_features)
        Like `X_test`. Either side may have no rows.
    rtol : int, float or NumPy real scalar, default 1e-6
        Finite, above 0, not a bool.

    Returns
    -------
    bool array of shape (n_test, n_train)
        True for every pair that may be off by more than `rtol`, equal non-zero rows among
        them; False for two zero rows and, if ``rtol >= 1e-9``, for every pair whose true
        squared distance is at least ``(||x||**2 + ||t||**2) / 1000``. Between the two, either.
        A new, writable, plain array; an empty side makes it empty.

    Raises
    ------
    ValueError
        If an array does not have two dimensions, feature counts differ, a feature is NaN or
        infinite, or `rtol` is none of the above; also when a side has no rows.

    Notes
    -----
    Temporaries stay O(n_test * n_train): at most half a byte per test row x training row x
    feature. No loop over test or training rows, hidden or not (loops over features, and over
    blocks of at least 8 rows, are fine). The arguments are left as they are, nothing is
    printed or kept between calls.

    Examples
    --------
    >>> X_test, X_train = np.array([[1e8, 1.0], [0.0, 0.0]]), np.array([[1e8, 2.0], [0.0, 0.0]])
    >>> unstable_pairs(X_test, X_train)
    array([[ True, False],
           [False, False]])
    >>> unstable_pairs(np.array([[0.1, 0.2]]), np.array([[0.1, 0.2], [0.3, 0.2]]), 10)
    array([[ True, False]])
    """
    raise NotImplementedError


def stable_squared_distances(
    X_test: npt.NDArray[Any], X_train: npt.NDArray[Any]
) -> npt.NDArray[np.float64]:
    """Return all squared Euclidean distances, however much the rows cancel.

    Parameters
    ----------
    X_test : real array of shape (n_test, n_features)
        Bool, integer or floating features in any memory layout, read as float64.
    X_train : real array of shape (n_train, n_features)
        Like `X_test`. Either side may have no rows.

    Returns
    -------
    float64 array of shape (n_test, n_train)
        Each entry is within 1e-9 (relative) of the true squared distance of the float64 rows,
        is never negative, and is exactly 0 for equal rows; a common offset of 1e8, or clusters
        far apart, make no difference. A new, writable, plain array; an empty side makes it
        empty.

    Raises
    ------
    ValueError
        If an array does not have two dimensions, feature counts differ, or a feature is NaN or
        infinite; also when a side has no rows.

    Notes
    -----
    The rules on temporaries, loops, arguments and state are those of `unstable_pairs`.

    Examples
    --------
    >>> X_test = np.array([[1e8, 1e8], [1e8 + 1.0, 1e8]])
    >>> X_train = np.array([[1e8, 1e8 + 0.5], [1e8 + 1.0, 1e8], [-1e8, 1e8]])
    >>> stable_squared_distances(X_test, X_train)
    array([[2.50000000e-01, 1.00000000e+00, 4.00000000e+16],
           [1.25000000e+00, 0.00000000e+00, 4.00000004e+16]])
    >>> stable_squared_distances(np.array([[200]], dtype=np.uint8), np.array([[201], [3]]))
    array([[1.0000e+00, 3.8809e+04]])
    """
    raise NotImplementedError
