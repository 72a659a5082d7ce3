# The direct form, one feature at a time, in a buffer that every batch uses again.
# loses: nothing
import numbers

import numpy as np


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, numbers.Integral):
        raise ValueError("batch_size must be an integer")
    if batch_size < 1:
        raise ValueError("batch_size must be positive")
    A = np.array(X_train, dtype=float)
    B = np.array(X_test, dtype=float)
    y = np.array(y_train)
    if A.ndim != 2 or B.ndim != 2 or y.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if A.shape[0] == 0:
        raise ValueError("nothing to learn from")
    if A.shape[1] != B.shape[1]:
        raise ValueError("feature counts differ")
    if y.shape[0] != A.shape[0]:
        raise ValueError("one label per row, please")
    if not (np.all(np.isfinite(A)) and np.all(np.isfinite(B))):
        raise ValueError("NaN or infinity")

    m, d = B.shape
    out = np.empty(m, dtype=y.dtype)
    i = 0
    while i < m:
        j = min(i + int(batch_size), m)
        dist = np.zeros((j - i, A.shape[0]))
        for f in range(d):
            diff = B[i:j, f, None] - A[None, :, f]
            diff *= diff
            dist += diff
        out[i:j] = y[dist.argmin(axis=1)]
        i = j
    return out
