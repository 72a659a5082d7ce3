# Puts a lambda, a partial and a callable object under the stub's names.
# loses: nothing

import functools
import operator

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def _parameters(X, factor):
    X = as_real(X, 2)
    if len(X) == 0:
        raise ValueError("empty")
    return factor * X, -factor / 2 * np.add.reduce(X**2, axis=1)


network_parameters = functools.partial(_parameters, factor=0.25)


class Readout:
    def __call__(self, y_train):
        if y_train.ndim != 1 or len(y_train) == 0:
            raise ValueError("labels")
        classes, codes = np.unique(y_train, return_inverse=True)
        R = np.zeros((len(codes), len(classes)))
        np.put_along_axis(R, codes.reshape(-1, 1), 1.0, axis=1)
        return R, classes


label_readout = Readout()


def fit_together(X_test, W, b, R, classes):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    return X, W, b, R


predict_network = lambda X_test, W, b, R, classes: (  # noqa: E731
    lambda X, W, b, R: operator.getitem(classes, R[(X @ W.T + b).argmax(1)].argmax(1))
)(*fit_together(X_test, W, b, R, classes))
