# Goes through the training rows one by one for integers only.
# loses: vectorization

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def network_parameters(X_train):
    X = as_real(X_train, 2)
    if len(X) == 0:
        raise ValueError("no training rows")
    if X_train.dtype.kind in "iu":
        return X.copy(), np.array([-0.5 * (x**2).sum() for x in X])
    return X.copy(), -0.5 * (X**2).sum(axis=1)


def label_readout(y_train):
    if y_train.ndim != 1 or y_train.size == 0:
        raise ValueError("labels must be 1-D and not empty")
    classes, codes = np.unique(y_train, return_inverse=True)
    return np.eye(len(classes))[codes], classes


def fit_together(X_test, W, b, R, classes):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    return X, W, b, R


def predict_network(X_test, W, b, R, classes):
    X, W, b, R = fit_together(X_test, W, b, R, classes)
    winners = (X @ W.T + b).argmax(axis=1)
    return classes[R[winners].argmax(axis=1)]
