# The stub as it was handed out.
# loses: everything
"""The nearest neighbour, vectorised.

Fill in `predict_1nn`. Try it with ``tiebreak check part1`` and score it with
``tiebreak grade part1``. README.md in this folder lists the imports you may use, what is
refused before your code runs, and the limits.
"""

from typing import Any

import numpy as np
import numpy.typing as npt


def predict_1nn(
    X_train: npt.NDArray[Any], y_train: npt.NDArray[Any], X_test: npt.NDArray[Any]
) -> npt.NDArray[Any]:
    """Label every test row like its nearest training row.

    The nearest row is the one at the smallest squared Euclidean distance. Of equally near rows
    the one that stands first in `X_train` gives its label, whatever the labels are.

    Parameters
    ----------
    X_train : real array of shape (n_train, n_features), n_train >= 1
        Bool, any int or uint, float16, float32 or float64, in any memory layout (C or Fortran
        order, strided, reversed, read-only). Reckon as if everything were converted to float64
        first: small integers must not wrap around, float16 must not overflow, and integers that
        become the same float64 are the same. Non-zero values lie between 1e-100 and 1e100 in
        magnitude; there are 1 to 300 features.
    y_train : array of shape (n_train,)
        Labels: anything that `np.unique` sorts, so ints, floats without NaN, bools, strings or
        bytes.
    X_test : real array of shape (n_test, n_features)
        As `X_train`, though not always of its dtype or layout; it may have no rows.

    Returns
    -------
    array of shape (n_test,), of the dtype of `y_train`
        A plain, writable array of its own: it shares no memory with the arguments or with an
        earlier result. With no test rows it is empty and has that dtype all the same.

    Raises
    ------
    ValueError
        If a feature array is not two-dimensional or holds NaN or infinity, if the numbers of
        features differ, if `y_train` is not one-dimensional or not as long as `X_train`, or if
        there is no training row. All of this also when there are no test rows.

    Notes
    -----
    Vectorised: no loop over single test rows or training rows that the Python interpreter goes
    through, hidden ones included (``map``, ``np.vectorize``, ``np.apply_along_axis``, object
    arrays). No place in the code may run once or more per five extra rows; loops over features,
    or over blocks of 8 rows or more, are fine.

    Memory: temporaries of the order of ``n_test * n_train`` numbers. No array may grow with
    ``n_test * n_train * n_features``; what is measured is that growth, and at most half a byte
    per test row, training row and feature is allowed.

    Rounding costs nothing: rows tie in the tests only where the distances are exact in float64,
    multiplied out (``‖x‖² − 2x·t + ‖t‖²``) or not; elsewhere the nearest row is clearly nearest.

    The arguments are never modified, nothing is printed or kept from one call to the next.

    Examples
    --------
    The first test row is nearest to (4, 0), the second to (0, 0).

    >>> X_train = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0]])
    >>> predict_1nn(X_train, np.array([7, 3, 5]), np.array([[3.0, 1.0], [1.0, -2.0]]))
    array([3, 7])

    (2, 2) is equally far from all three training rows, (1, 3) is not.

    >>> predict_1nn(X_train, np.array(["red", "blue", "blue"]), np.array([[2.0, 2.0], [1.0, 3.0]]))
    array(['red', 'blue'], dtype='<U4')

    Small integers do not wrap around: 0 is nearer to 40 than to 200.

    >>> X_small = np.array([[200], [40]], dtype=np.uint8)
    >>> predict_1nn(X_small, np.array([False, True]), np.array([[0], [250]], dtype=np.uint8))
    array([ True, False])

    No rows, no answers, but the dtype of the labels.

    >>> predict_1nn(X_train, np.array([0.5, 1.5, 2.5]), np.empty((0, 2)))
    array([], dtype=float64)
    """
    raise NotImplementedError
