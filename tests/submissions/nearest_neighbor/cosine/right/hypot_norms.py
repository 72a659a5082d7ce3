# Norms by np.hypot.reduce, which neither overflows nor underflows.
# loses: nothing
import numpy as np


def predict_cosine_1nn(X_train, y_train, X_test):
    A, B = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or y_train.ndim != 1:
        raise ValueError("ndim")
    if len(A) < 1 or len(A) != len(y_train) or A.shape[1] != B.shape[1]:
        raise ValueError("shape")
    if not np.isfinite(A).all() or not np.isfinite(B).all():
        raise ValueError("values")
    lengths_a = np.hypot.reduce(A, axis=1)[:, None]
    lengths_b = np.hypot.reduce(B, axis=1)[:, None]
    U = np.divide(A, lengths_a, out=np.zeros_like(A), where=lengths_a > 0)
    V = np.divide(B, lengths_b, out=np.zeros_like(B), where=lengths_b > 0)
    return y_train[(V @ U.T).argmax(axis=1)]
