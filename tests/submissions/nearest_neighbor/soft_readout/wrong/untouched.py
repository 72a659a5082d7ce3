# The stub as it was handed out.
# loses: everything
"""A differentiable readout: class probabilities from a softmax over training rows."""

from typing import Any

import numpy as np
import numpy.typing as npt


def soft_predict_proba(
    X_train: npt.NDArray[Any],
    y_train: npt.NDArray[Any],
    X_test: npt.NDArray[Any],
    temperature: float,
) -> npt.NDArray[np.float64]:
    """Return how likely each class is for each query, by a softmax over the training rows.

    Training row ``t_i`` weighs ``exp(-||x - t_i||**2 / temperature)`` for the query ``x``; the
    weights of a query are scaled to sum to 1 and added up class by class. The colder, the
    closer to the nearest row alone (rows exactly as near share equally); the hotter, the
    closer to the share of each class in `y_train`.

    Parameters
    ----------
    X_train : real array of shape (n_train, n_features)
        Bool, integer or floating features in any memory layout, read as float64.
    y_train : array of shape (n_train,)
        Labels of any sortable kind: integers, floats, bools, strings, bytes.
    X_test : real array of shape (n_test, n_features)
        Queries, read as float64. No rows give an empty result.
    temperature : int, float or NumPy real scalar
        Finite, above 0, not a bool.

    Returns
    -------
    float64 array of shape (n_test, n_classes)
        Column ``j`` belongs to ``np.unique(y_train)[j]``. A new, writable, plain array.

    Raises
    ------
    ValueError
        If an array has the wrong number of dimensions, feature counts differ, labels do not
        match the training rows one to one, there is no training row, a feature is NaN or
        infinite, or the temperature is none of the above; also when `X_test` has no rows.

    Notes
    -----
    For temperatures from 1e-12 to 1e12 the entries are right within 1e-9 and each row sums to
    1 within 1e-12, with no NaN, no overflow and no warning at NumPy's default settings.
    Outside that range a temperature is accepted and nothing is promised. No loop over test or
    training rows, hidden or not (loops over features, classes, and blocks of at least 8 rows
    are fine). The arguments are left as they are, nothing is printed or kept between calls.

    Examples
    --------
    >>> X_train, y_train = np.array([[0.0], [2.0], [5.0]]), np.array([7, 3, 7])
    >>> soft_predict_proba(X_train, y_train, np.array([[1.0], [4.0]]), 1e-12)
    array([[0.5, 0.5],
           [0. , 1. ]])
    >>> soft_predict_proba(X_train, y_train, np.array([[1.0], [4.0]]), 2.0).round(4)
    array([[0.4999, 0.5001],
           [0.1823, 0.8177]])
    >>> soft_predict_proba(X_train, y_train, np.array([[1.0]]), 1e12).round(4)
    array([[0.3333, 0.6667]])
    """
    raise NotImplementedError


def soft_readout_jacobian(
    X_train: npt.NDArray[Any],
    y_train: npt.NDArray[Any],
    X_test: npt.NDArray[Any],
    temperature: float,
) -> npt.NDArray[np.float64]:
    """Return the derivative of each probability of `soft_predict_proba` by the query.

    Parameters
    ----------
    X_train, y_train, X_test, temperature
        As in `soft_predict_proba`, with the same refusals.

    Returns
    -------
    float64 array of shape (n_test, n_classes, n_features)
        Entry ``[q, j, f]`` is the derivative of the probability of class ``j`` for query ``q``
        by feature ``f`` of that query. No queries give shape (0, n_classes, n_features). A
        new, writable, plain array.

    Raises
    ------
    ValueError
        In the cases named in `soft_predict_proba`.

    Notes
    -----
    For temperatures from 1e-12 to 1e12 the entries of query ``x`` are right within
    ``1e-7 * (||x|| + max ||t_i||) / temperature``, with no NaN, no overflow and no warning at
    NumPy's default settings. The rules on loops, arguments and state are those of
    `soft_predict_proba`.

    Examples
    --------
    >>> X_train, y_train = np.array([[0.0], [2.0]]), np.array([0, 1])
    >>> soft_readout_jacobian(X_train, y_train, np.array([[1.0]]), 4.0)
    array([[[-0.25],
            [ 0.25]]])
    >>> X_train, y_train = np.array([[1.0, 0.0], [0.0, 3.0]]), np.array(["b", "a"])
    >>> soft_readout_jacobian(X_train, y_train, np.array([[0.5, 1.0]]), 2.0).round(4)
    array([[[-0.1491,  0.4474],
            [ 0.1491, -0.4474]]])
    """
    raise NotImplementedError
