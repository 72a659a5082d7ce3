"""k-nearest neighbours with a majority vote, and the same rule as a network.

Rules for both functions. Feature arrays, ``W``, ``b`` and ``R`` hold bool, integers of any width,
float16, float32 or float64 (magnitudes from 1e-100 to 1e100 where not zero), in any memory layout,
and are read as float64 before anything is computed. Labels are ints, floats, bools, strings or
bytes. The functions leave their arguments as they are, keep and print nothing, and return a
plain, writeable array that shares no memory with them. No Python-level loop runs over training
or test rows; loops over features, classes or ``k`` are fine.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]

### BEGIN SOLUTION


def _real(name: str, values: Array, ndim: int) -> npt.NDArray[np.float64]:
    """Read `values` as float64, or refuse a wrong number of dimensions, NaN and infinity."""
    array = np.asarray(values).astype(np.float64)
    if array.ndim != ndim:
        raise ValueError(f"{name} has {array.ndim} dimensions, expected {ndim}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds NaN or infinity")
    return array


def _count(k: object, n_rows: int) -> int:
    """Read `k` as an int from 1 to `n_rows`, or refuse it."""
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or not 1 <= k <= n_rows:
        raise ValueError(f"k is {k!r}, expected an integer from 1 to {n_rows}")
    return int(k)


### END SOLUTION


def predict_knn(X_train: Array, y_train: Array, X_test: Array, k: int) -> Array:
    """Give each test row the label that most of its `k` nearest training rows carry.

    Training rows are ordered by Euclidean distance, equally distant ones by index; the first `k`
    vote with equal weight. Labels with equally many votes: the smallest label by value.

    Parameters
    ----------
    X_train : real array (n_train, n_features)
        At least one row.
    y_train : array of labels (n_train,)
    X_test : real array (n_test, n_features)
    k : int
        From 1 to ``n_train``: a Python or NumPy integer, not a bool.

    Returns
    -------
    array (n_test,)
        Labels, of `y_train`'s dtype; shape ``(0,)`` where `X_test` has no rows.

    Raises
    ------
    ValueError
        If `X_train` has no rows, an array has the wrong number of dimensions, feature counts
        differ, `y_train` does not align with `X_train`, a feature is NaN or infinite, or `k` is
        anything but what is said above; with an empty `X_test` too.

    Examples
    --------
    >>> X_train = np.array([[0.0], [1.0], [3.0], [7.0]])
    >>> y_train = np.array([4, 2, 2, 4])
    >>> predict_knn(X_train, y_train, np.array([[0.4], [5.5]]), 3)
    array([2, 2])

    The rows at 3.0 and 7.0 have one vote each, so the smaller label wins:

    >>> predict_knn(X_train, y_train, np.array([[5.0]]), 2)
    array([2])

    They are equally near as well, and with ``k=1`` only the first of them votes:

    >>> predict_knn(X_train, y_train[::-1], np.array([[5.0]]), 1)
    array([2])
    """
    ### BEGIN SOLUTION
    train, test = _real("X_train", X_train, 2), _real("X_test", X_test, 2)
    labels = np.asarray(y_train)
    if len(train) == 0 or labels.shape != train.shape[:1]:
        raise ValueError(f"X_train {train.shape} and y_train {labels.shape} do not fit")
    if train.shape[1] != test.shape[1]:
        raise ValueError(f"X_train {train.shape} and X_test {test.shape} do not fit")
    k = _count(k, len(train))
    squared = np.zeros((len(test), len(train)))
    for test_column, train_column in zip(test.T, train.T, strict=True):
        squared += np.subtract.outer(test_column, train_column) ** 2
    nearest = np.argsort(squared, axis=1, kind="stable")[:, :k]
    classes, codes = np.unique(labels, return_inverse=True)
    cells = codes[nearest] + len(classes) * np.arange(len(test))[:, np.newaxis]
    votes = np.bincount(cells.ravel(), minlength=len(test) * len(classes))
    winners = votes.reshape(len(test), len(classes)).argmax(axis=1)
    predictions: Array = classes[winners]
    return predictions
    ### END SOLUTION


def predict_knn_network(
    X_test: Array,
    W: Array,
    b: Array,
    R: Array,
    classes: Array,
    k: int,
) -> Array:
    """Run the network: affine layer, `k`-winners-take-all, votes, label with the most votes.

    The `k` units with the largest ``W @ x + b`` win, smaller indices first among equal ones. The
    votes are the sum of the winners' rows of `R`, whatever they hold (not only zeros and ones),
    and the column with the most votes names the label, the first of equal ones.

    Parameters
    ----------
    X_test : real array (n_test, n_features)
    W : real array (n_units, n_features)
        At least one unit.
    b : real array (n_units,)
    R : real array (n_units, n_classes)
        At least one class.
    classes : array of labels (n_classes,)
        In any order; column ``j`` of `R` votes for ``classes[j]``.
    k : int
        From 1 to ``n_units``: a Python or NumPy integer, not a bool.

    Returns
    -------
    array (n_test,)
        Labels, of the dtype of `classes`; shape ``(0,)`` where `X_test` has no rows.

    Raises
    ------
    ValueError
        If there is no unit, an array has the wrong number of dimensions, shapes do not fit each
        other, any array but `classes` holds NaN or infinity, or `k` is anything but what is said
        above; with an empty `X_test` too.

    Examples
    --------
    >>> W, b = np.array([[0.0], [1.0], [3.0]]), np.array([0.0, -0.5, -4.5])
    >>> R = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
    >>> predict_knn_network(np.array([[1.2]]), W, b, R, np.array(["ant", "owl"]), 1)
    array(['ant'], dtype='<U3')
    >>> predict_knn_network(np.array([[1.2]]), W, b, R, np.array(["ant", "owl"]), 3)
    array(['owl'], dtype='<U3')

    Two winners, one vote each, and the first column wins:

    >>> predict_knn_network(np.array([[2.5]]), W, b, R, np.array(["ant", "owl"]), 2)
    array(['ant'], dtype='<U3')
    """
    ### BEGIN SOLUTION
    queries, weights = _real("X_test", X_test, 2), _real("W", W, 2)
    bias, readout, labels = _real("b", b, 1), _real("R", R, 2), np.asarray(classes)
    n_units = len(weights)
    if n_units == 0 or queries.shape[1] != weights.shape[1]:
        raise ValueError(f"W has shape {weights.shape}, which does not fit X_test {queries.shape}")
    if bias.shape != (n_units,):
        raise ValueError(f"b has shape {bias.shape}, expected {(n_units,)}")
    if labels.ndim != 1 or len(labels) == 0 or readout.shape != (n_units, len(labels)):
        raise ValueError(f"R {readout.shape} does not fit {n_units} units, classes {labels.shape}")
    k = _count(k, n_units)
    winners = np.argsort(-(queries @ weights.T + bias), axis=1, kind="stable")[:, :k]
    mask = np.zeros((len(queries), n_units))
    np.put_along_axis(mask, winners, 1.0, axis=1)
    predictions: Array = labels[np.argmax(mask @ readout, axis=1)]
    return predictions
    ### END SOLUTION
