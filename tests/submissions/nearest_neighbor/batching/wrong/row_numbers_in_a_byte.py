# Keeps the row numbers in a byte.
# loses: correctness, memory, vectorization
import numpy as np


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    X_train, y_train, X_test = np.asarray(X_train), np.asarray(y_train), np.asarray(X_test)
    if X_train.ndim != 2:
        raise ValueError("X_train must have two dimensions")
    if X_test.ndim != 2:
        raise ValueError("X_test must have two dimensions")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("feature counts differ")
    if y_train.ndim != 1:
        raise ValueError("labels must have one dimension")
    if len(y_train) != len(X_train):
        raise ValueError("labels and rows differ in number")
    if len(X_train) == 0:
        raise ValueError("no training rows")
    if isinstance(batch_size, (bool, np.bool_)):
        raise ValueError("batch_size is a bool")
    if not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size is no integer")
    if batch_size < 1:
        raise ValueError("batch_size must be positive")
    A = X_train.astype(np.float64)
    Q = X_test.astype(np.float64)
    if not np.isfinite(A).all():
        raise ValueError("X_train is not finite")
    if not np.isfinite(Q).all():
        raise ValueError("X_test is not finite")
    b = int(batch_size)
    m = len(Q)
    half = (A * A).sum(axis=1) / 2
    best = np.empty(m, dtype=np.uint8)
    for start in range(0, m, b):
        D = half - Q[start : start + b] @ A.T
        best[start : start + b] = D.argmin(axis=1)
    return y_train[best]
