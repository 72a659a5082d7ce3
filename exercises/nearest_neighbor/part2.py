"""The nearest-neighbour decision as a network whose weights are known, not learned.

Ranking by squared distance needs no distance: ``-||x - t||² / 2`` and ``x·t - ||t||² / 2`` differ
by ``||x||² / 2``, which is the same for every training row. So one affine layer with a unit per
training row, a winner-take-all and a one-hot second layer decide as 1-nearest neighbour does.

Rules for all three functions. Feature arrays, ``W``, ``b`` and ``R`` hold bool, integers of any
width, float16, float32 or float64, in any memory layout, and are read as float64 before anything is
computed. Labels are ints, floats, bools, strings or bytes. The functions leave their arguments as
they are, keep and print nothing, and return plain, writeable arrays that share no memory with
them. No Python-level loop runs over training or test rows; loops over features or classes are fine.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.generic]


def network_parameters(
    X_train: Array,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give the affine layer whose units are ranked by closeness to their training rows.

    For every query ``x``, ``W @ x + b`` is to order the units as closeness orders the rows: the
    nearest row has the largest value, equally near rows have equal ones. Every such pair is right:
    a positive factor common to `W` and `b`, a row added to all rows of `W` and a number added to
    all of `b` change no ranking.

    Parameters
    ----------
    X_train : real array (n_train, n_features)
        At least one row, and magnitudes from 1e-100 to 1e100 where not zero.

    Returns
    -------
    W : float64 array (n_train, n_features)
    b : float64 array (n_train,)

    Raises
    ------
    ValueError
        If `X_train` is not 2-D, has no rows, or holds NaN or infinity.

    Examples
    --------
    The common shifts and the factor are free, so only what they leave alone is shown.

    >>> W, b = network_parameters(np.array([[0.0], [2.0], [6.0]]))
    >>> W.shape, b.shape
    ((3, 1), (3,))
    >>> np.argsort(-(np.array([[5.0], [1.5]]) @ W.T + b))
    array([[2, 1, 0],
           [1, 0, 2]])
    """
    raise NotImplementedError


def label_readout(y_train: Array) -> tuple[npt.NDArray[np.float64], Array]:
    """Give the second layer, which turns the winning unit into its label.

    Parameters
    ----------
    y_train : array of labels (n_train,)
        At least one.

    Returns
    -------
    R : float64 array (n_train, n_classes)
        Row ``i`` is 1.0 in the column of ``y_train[i]`` and 0.0 elsewhere.
    classes : array (n_classes,)
        The distinct labels in ascending order, of `y_train`'s dtype.

    Raises
    ------
    ValueError
        If `y_train` is not 1-D or is empty.

    Examples
    --------
    >>> R, classes = label_readout(np.array(["owl", "ant", "owl"]))
    >>> R
    array([[0., 1.],
           [1., 0.],
           [0., 1.]])
    >>> classes
    array(['ant', 'owl'], dtype='<U3')
    """
    raise NotImplementedError


def predict_network(
    X_test: Array,
    W: Array,
    b: Array,
    R: Array,
    classes: Array,
) -> Array:
    """Run the network: affine layer, winner-take-all, second layer, label of the largest output.

    The unit with the largest ``W @ x + b`` wins, the first of equal ones. Its row of `R` is the
    output, and the column of the largest entry names the label, again the first of equal ones.
    The answer follows from the weights given, whatever they are: `R` need not be one-hot, and
    `W` and `b` need not come from training rows.

    Parameters
    ----------
    X_test : real array (n_test, n_features)
    W : real array (n_units, n_features)
        At least one unit.
    b : real array (n_units,)
    R : real array (n_units, n_classes)
        At least one class.
    classes : array of labels (n_classes,)
        In any order; column ``j`` of `R` speaks for ``classes[j]``.

    Returns
    -------
    array (n_test,)
        Labels, of the dtype of `classes`; shape ``(0,)`` where `X_test` has no rows.

    Raises
    ------
    ValueError
        If there is no unit, an array has the wrong number of dimensions, shapes do not fit each
        other, or any array but `classes` holds NaN or infinity; with an empty `X_test` too.

    Examples
    --------
    >>> W, b = np.array([[0.0], [2.0], [6.0]]), np.array([0.0, -2.0, -18.0])
    >>> R = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
    >>> predict_network(np.array([[1.5], [5.0]]), W, b, R, np.array(["ant", "owl"]))
    array(['ant', 'owl'], dtype='<U3')

    At 1.0 the first two units tie, and the first one wins:

    >>> predict_network(np.array([[1.0]]), W, b, R, np.array(["ant", "owl"]))
    array(['owl'], dtype='<U3')
    """
    raise NotImplementedError
