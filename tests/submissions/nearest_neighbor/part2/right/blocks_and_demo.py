# Works through the queries in blocks, with helpers below and a demo that is not run.
# loses: nothing

import numpy as np


BLOCK = 64


def predict_network(X_test, W, b, R, classes, block=BLOCK):
    X, W, b, R = fit_together(X_test, W, b, R, classes)
    labels = np.empty(len(X), dtype=classes.dtype)
    start = 0
    while (rows := X[start : start + block]).size:
        labels[start : start + block] = classes[R[(rows @ W.T + b).argmax(axis=1)].argmax(axis=1)]
        start += block
    return labels


def network_parameters(X_train, *, factor=1.0):
    match as_real(X_train, 2):
        case X if len(X) > 0:
            return X * factor, -factor / 2 * (X * X).sum(1)
    raise ValueError("no training rows")


def label_readout(y_train, dtype=np.float64):
    match y_train.shape:
        case (n,) if n:
            classes = np.unique(y_train)
            return np.asarray(y_train[:, None] == classes, dtype=dtype), classes
        case shape:
            raise ValueError(f"labels of shape {shape}")


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def fit_together(X_test, W, b, R, classes):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    return X, W, b, R


if __name__ == "__main__":
    import sys
    import time

    import matplotlib.pyplot as plt

    began = time.time()
    for row in np.random.default_rng(0).normal(size=(5, 2)):
        print(row, file=sys.stderr)
    plt.title(f"{time.time() - began} s")
