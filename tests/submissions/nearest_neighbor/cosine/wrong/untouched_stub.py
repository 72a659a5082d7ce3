# The stub as it was handed out.
# loses: everything
"""The nearest neighbour by direction: cosine similarity instead of distance.

Fill in `predict_cosine_1nn`. Try it with ``tiebreak check cosine`` and score it with
``tiebreak grade cosine``. README.md in this folder lists the imports you may use, what is
refused before your code runs, and the limits.
"""

from typing import Any

import numpy as np
import numpy.typing as npt


def predict_cosine_1nn(
    X_train: npt.NDArray[Any], y_train: npt.NDArray[Any], X_test: npt.NDArray[Any]
) -> npt.NDArray[Any]:
    """Label every test row like the training row that points most nearly the same way.

    That is the row with the largest cosine similarity ``x·t / (‖x‖ ‖t‖)``. A zero vector, in
    either array, has similarity 0 with everything: a zero training row is better than rows that
    point away, and all training rows are equally similar to a zero test row. Of equally similar
    rows the one that stands first in `X_train` gives its label, whatever the labels are.

    Parameters
    ----------
    X_train : real array of shape (n_train, n_features), n_train >= 1
        Bool, any int or uint, float16, float32 or float64, in any memory layout (C or Fortran
        order, strided, reversed, read-only). Reckon as if everything were converted to float64
        first: small integers must not wrap around, float16 must not overflow. Rows may be as long
        as 1e200 or as short as 1e-200, side by side, and their squares must neither overflow nor
        vanish. There are 1 to 300 features.
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
    Vectorised: no loop over single test rows or training rows (nor over zero rows only) that the
    Python interpreter goes through, hidden ones included (``map``, ``np.vectorize``,
    ``np.apply_along_axis``, object arrays). No place in the code may run once or more per five
    extra rows; loops over features, or over blocks of 8 rows or more, are fine.

    Rounding costs nothing: rows tie in the tests only where they have exact unit vectors in
    float64 (rows with one non-zero feature; 1 or -1 in 4 or 16 features; power-of-two multiples
    of those) or are zero. Other similarities differ by 1e-6 or more.

    The arguments are never modified, nothing is printed or kept from one call to the next.

    Examples
    --------
    Only the direction counts: (10, 1) points along the first axis, however short the row there.

    >>> X_train = np.array([[0.25, 0.0], [0.0, 8.0], [3.0, 3.0]])
    >>> y_train = np.array([7, 3, 5])
    >>> predict_cosine_1nn(X_train, y_train, np.array([[10.0, 1.0], [2.0, 1.9], [-1.0, 0.5]]))
    array([7, 5, 3])

    A zero test row is equally similar to every training row, and the first one counts.

    >>> predict_cosine_1nn(X_train, y_train, np.array([[0.0, 0.0], [0.0, 1.0]]))
    array([7, 3])

    A zero training row has similarity 0: better than -1, not better than 1.

    >>> X_train = np.array([[1.0, 0.0], [0.0, 0.0]])
    >>> predict_cosine_1nn(X_train, np.array(["east", "none"]), np.array([[-2.0, 0.0], [2.0, 0.0]]))
    array(['none', 'east'], dtype='<U4')

    The length of a row may be far beyond what can be squared.

    >>> X_train = np.array([[1e200, 0.0], [0.0, 1e-200]])
    >>> predict_cosine_1nn(X_train, np.array([1, 2]), np.array([[1e-200, 2e-200], [2e200, 1e200]]))
    array([2, 1])
    """
    raise NotImplementedError
