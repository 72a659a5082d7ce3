# Ignores the batch size it has checked and works in blocks of 64 rows.
# loses: nothing
import numpy as np


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    _refuse(X_train, y_train, X_test, batch_size)
    X, Z = X_train.astype(np.float64), X_test.astype(np.float64)
    norms = np.add.reduce(X * X, axis=1)
    rows = np.empty(len(Z), dtype=np.uint32)
    for start in range(0, len(Z), 64):
        scores = Z[start : start + 64] @ X.T
        scores *= -2
        scores += norms
        rows[start : start + 64] = scores.argmin(axis=1)
    return y_train[rows]


def _refuse(X_train, y_train, X_test, batch_size):
    if not isinstance(batch_size, (int, np.integer)) or isinstance(batch_size, bool):
        raise ValueError("batch_size is not an integer")
    if batch_size < 1:
        raise ValueError("batch_size is not positive")
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train):
        raise ValueError("labels and rows")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("features")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("values")
