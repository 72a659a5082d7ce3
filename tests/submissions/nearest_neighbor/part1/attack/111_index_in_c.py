# bytes() of views whose __index__ is a method written in C.
# loses: everything
# status: error
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


class View(np.ndarray):
    __index__ = np.ndarray.item


def predict_1nn(X_train, y_train, X_test):
    D = distances(X_train, y_train, X_test)
    rows = D.argmin(axis=1).astype(np.int64)
    low = np.frombuffer(bytes(list((rows % 256).reshape(-1, 1).view(View))), dtype=np.uint8)
    return y_train[low + rows // 256 * 256]
