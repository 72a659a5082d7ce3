# Test batches and, within each, blocks of 128 training rows with a running minimum.
# loses: nothing
import numpy as np

BLOCK = 128


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size")
    if batch_size < 1:
        raise ValueError("batch_size")
    for array, ndim in ((X_train, 2), (y_train, 1), (X_test, 2)):
        if array.ndim != ndim:
            raise ValueError("dimensions")
    n, d = X_train.shape
    m = X_test.shape[0]
    if n == 0 or y_train.shape[0] != n or X_test.shape[1] != d:
        raise ValueError("shapes")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("values")

    best_row = np.zeros(m, dtype=np.int64)
    for i in range(0, m, batch_size):
        q = X_test[i : i + batch_size].astype(np.float64)
        best = np.full(len(q), np.inf)
        row = np.zeros(len(q), dtype=np.int64)
        for j in range(0, n, BLOCK):
            t = X_train[j : j + BLOCK].astype(np.float64)
            squared = -2.0 * q.dot(t.T) + (t * t).sum(axis=1)
            here = squared.argmin(axis=1)
            low = squared[np.arange(len(q)), here]
            closer = low < best
            best = np.where(closer, low, best)
            row = np.where(closer, here + j, row)
        best_row[i : i + batch_size] = row
    return y_train[best_row]
