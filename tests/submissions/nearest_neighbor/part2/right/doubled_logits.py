# Ranks by 2 x·t - ||t||², and multiplies a one-hot winner by R.
# loses: nothing

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def network_parameters(X_train):
    X = as_real(X_train, 2)
    if not X.shape[0]:
        raise ValueError("X_train is empty")
    return 2 * X, -np.square(X).sum(axis=1)


def label_readout(y_train):
    y = np.asarray(y_train)
    if y.ndim != 1:
        raise ValueError("y_train must be 1-D")
    if y.size == 0:
        raise ValueError("y_train is empty")
    classes = np.unique(y)
    R = np.zeros((y.size, classes.size))
    R[np.arange(y.size), np.searchsorted(classes, y)] = 1.0
    return R, classes


def fit_together(X_test, W, b, R, classes):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    return X, W, b, R


def predict_network(X_test, W, b, R, classes):
    X, W, b, R = fit_together(X_test, W, b, R, classes)
    logits = X @ W.T + b
    hidden = np.zeros_like(logits)
    hidden[np.arange(len(X)), logits.argmax(axis=1)] = 1.0
    return np.take(classes, np.argmax(hidden @ R, axis=1))
