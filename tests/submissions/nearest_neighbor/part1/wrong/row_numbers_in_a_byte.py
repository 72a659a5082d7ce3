# Keeps row numbers in eight bits.
# loses: correctness, vectorization
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    A, B = X_train.astype(np.float64), X_test.astype(np.float64)
    if A.ndim != 2 or B.ndim != 2 or y_train.shape != A.shape[:1]:
        raise ValueError("wrong dimensions, or labels that do not align")
    if not len(A) or A.shape[1] != B.shape[1]:
        raise ValueError("no training rows, or widths that differ")
    if not (np.isfinite(A).all() and np.isfinite(B).all()):
        raise ValueError("NaN or infinity")
    D = (A * A).sum(axis=1) - 2 * B @ A.T
    return y_train[D.argmin(axis=1).astype(np.uint8)]
