# Takes distances below 1e-12 for 1e-12, so very small ones are all alike.
# loses: correctness
import numpy as np


def check(X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size must be an integer")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0:
        raise ValueError("no training rows")
    if len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    X, Z = check(X_train, y_train, X_test, batch_size)
    nearest = np.empty(len(Z), dtype=np.intp)
    for start in range(0, len(Z), batch_size):
        rows = Z[start : start + batch_size]
        nearest[start : start + batch_size] = near(rows, X)
    return y_train[nearest]


def near(rows, X):
    squared = np.zeros((len(rows), len(X)))
    for f in range(X.shape[1]):
        squared += (rows[:, f, None] - X[:, f]) ** 2
    return np.maximum(squared, 1e-12).argmin(axis=1)
