# Goes row by row where the test rows are read-only.
# loses: vectorization
import numpy as np


def checked(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)


def solve(X_train, y_train, X_test):
    X, Z = checked(X_train, y_train, X_test)
    return y_train[((X**2).sum(axis=1) - 2 * Z @ X.T).argmin(axis=1)]


def slow(X_train, y_train, X_test):
    X, Z = checked(X_train, y_train, X_test)
    return y_train[np.array([((X - z) ** 2).sum(axis=1).argmin() for z in Z], dtype=np.intp)]



def predict_1nn(X_train, y_train, X_test):
    return (slow if not X_test.flags.writeable else solve)(X_train, y_train, X_test)
