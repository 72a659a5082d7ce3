# Two buffers of one batch each, filled in place by matmul and subtract.
# loses: nothing
import numpy as np


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    if type(batch_size) is not int and not isinstance(batch_size, np.integer):
        raise ValueError("batch_size is not an integer")
    if batch_size < 1:
        raise ValueError("batch_size is below 1")
    X = np.ascontiguousarray(X_train, dtype=np.float64)
    Z = np.ascontiguousarray(X_test, dtype=np.float64)
    if np.ndim(X_train) != 2 or np.ndim(X_test) != 2 or np.ndim(y_train) != 1:
        raise ValueError("shapes")
    n, d = X.shape
    m = Z.shape[0]
    if n == 0 or d != Z.shape[1] or len(y_train) != n:
        raise ValueError("shapes")
    if not np.isfinite(X.sum()) and not np.isfinite(X).all():
        raise ValueError("X_train is not finite")
    if not np.isfinite(Z).all():
        raise ValueError("X_test is not finite")

    b = int(min(batch_size, max(m, 1)))
    bias = np.multiply(X, X).sum(axis=1)
    scores = np.empty((b, n))
    winners = np.empty(m, dtype=np.intp)
    for lo in range(0, m, b):
        hi = min(lo + b, m)
        block = scores[: hi - lo]
        np.matmul(Z[lo:hi], X.T, out=block)
        np.multiply(block, -2.0, out=block)
        np.add(block, bias, out=block)
        np.argmin(block, axis=1, out=winners[lo:hi])
    return np.take(y_train, winners)
