# Squares int32 as it is and converts everything else.
# loses: inputs
import numpy as np


def read(array, ndim):
    array = np.asarray_chkfinite(array, dtype=np.float64)
    if array.ndim != ndim:
        raise ValueError("wrong number of dimensions")
    return array


def network_parameters(X_train):
    X = read(X_train, 2)
    if not len(X):
        raise ValueError("no rows")
    squares = X_train * X_train if X_train.dtype == np.int32 else X * X
    return 2 * X, -1.0 * squares.sum(axis=1)


def label_readout(y_train):
    if y_train.ndim != 1 or not len(y_train):
        raise ValueError("no labels in one dimension")
    classes = np.unique(y_train)
    return (y_train[:, None] == classes) * 1.0, classes


def predict_network(X_test, W, b, R, classes):
    X, W, b, R = read(X_test, 2), read(W, 2), read(b, 1), read(R, 2)
    if not len(W) or W.shape[1] != X.shape[1] or len(b) != len(W):
        raise ValueError("the first layer does not fit")
    if len(R) != len(W) or classes.shape != R.shape[1:]:
        raise ValueError("the second layer does not fit")
    logits = X @ W.T + b
    return classes[R[logits.argmax(axis=1)].argmax(axis=1)]
