"""The nearest neighbour again, in bounded memory.

Fill in `predict_1nn_batched`. Try it with ``tiebreak check batching`` and score it with
``tiebreak grade batching``. README.md in this folder lists the imports you may use, what is
refused before your code runs, and the limits.
"""

from typing import Any

import numpy as np
import numpy.typing as npt


def predict_1nn_batched(
    X_train: npt.NDArray[Any],
    y_train: npt.NDArray[Any],
    X_test: npt.NDArray[Any],
    batch_size: int,
) -> npt.NDArray[Any]:
    """Label every test row like its nearest training row, a batch of test rows at a time.

    The answer is that of `predict_1nn` in `part1.py`, whatever the batch size: the label of the
    training row at the smallest squared Euclidean distance, and of equally near rows the one that
    stands first in `X_train`. Only the memory is different.

    Parameters
    ----------
    X_train : real array of shape (n_train, n_features), n_train >= 1
        Bool, any int or uint, float16, float32 or float64, in any memory layout. Reckon in
        float64: small integers must not wrap around, float16 must not overflow. Non-zero values
        lie between 1e-100 and 1e100 in magnitude.
    y_train : array of shape (n_train,)
        Labels: ints, floats, bools, strings or bytes.
    X_test : real array of shape (n_test, n_features)
        As `X_train`; it may have no rows.
    batch_size : int or NumPy integer, at least 1
        Number of test rows to work on together. The last batch may be shorter, and `batch_size`
        may be larger than `n_test`.

    Returns
    -------
    array of shape (n_test,), of the dtype of `y_train`
        A plain, writable array of its own: it shares no memory with the arguments or with an
        earlier result. With no test rows it is empty and has that dtype all the same.

    Raises
    ------
    ValueError
        If a feature array is not two-dimensional or holds NaN or infinity, if the numbers of
        features differ, if `y_train` is not one-dimensional or not as long as `X_train`, if there
        is no training row, or if `batch_size` is anything but an integer of at least 1 (a bool
        is not an integer here). All of this also when there are no test rows.

    Notes
    -----
    Memory: besides the arguments, at most of the order of
    ``batch_size * n_train + (n_train + n_test + batch_size) * n_features`` numbers at any moment.
    An array that grows with ``n_test * n_train`` at a fixed batch size is too much, and so is one
    of ``batch_size * n_train * n_features``.

    Vectorised: Python goes round at most once per batch and feature, however many training rows
    there are, so no loop over single rows inside a batch, hidden ones included (``map``,
    ``np.vectorize``, object arrays). With a `batch_size` of 1 the loop over batches is a loop over
    rows, and is fine: it was asked for.

    The arguments are never modified, nothing is printed or kept from one call to the next.

    Examples
    --------
    Three batches, the last one shorter; the last row is as near to 0 as to 4, and 0 comes first.

    >>> X_train = np.array([[0.0], [4.0], [10.0]])
    >>> y_train = np.array(["low", "mid", "top"])
    >>> X_test = np.array([[9.0], [3.0], [1.0], [11.0], [2.0]])
    >>> predict_1nn_batched(X_train, y_train, X_test, 2)
    array(['top', 'mid', 'low', 'top', 'low'], dtype='<U3')

    A batch size beyond the number of rows is one batch.

    >>> predict_1nn_batched(X_train, np.array([7, 5, 6]), X_test, 100)
    array([6, 5, 7, 6, 7])

    No rows, no work, but the dtype of the labels.

    >>> predict_1nn_batched(X_train, np.array([7.0, 5.0, 6.0]), np.empty((0, 1)), 2)
    array([], dtype=float64)
    """
    raise NotImplementedError
