# Sums the logits feature by feature and runs through the classes one by one.
# loses: nothing

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def network_parameters(X_train):
    X = as_real(X_train, 2)
    if not len(X):
        raise ValueError("empty")
    b = np.zeros(len(X))
    for column in X.T:
        b -= column * column / 2
    return np.ascontiguousarray(X).copy(), b


def label_readout(y_train):
    if y_train.ndim != 1 or len(y_train) == 0:
        raise ValueError("labels")
    classes = np.unique(y_train)
    R = np.zeros((len(y_train), len(classes)))
    for j, label in enumerate(classes):
        R[y_train == label, j] = 1
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
    logits = np.tile(b, (len(X), 1))
    for x_column, w_column in zip(X.T, W.T):
        logits += np.multiply.outer(x_column, w_column)
    outputs = R[np.argmax(logits, axis=1)]
    best, label = outputs[:, 0], np.zeros(len(X), dtype=int)
    for j in range(1, R.shape[1]):
        label[outputs[:, j] > best] = j
        best = np.maximum(best, outputs[:, j])
    return classes[label]
