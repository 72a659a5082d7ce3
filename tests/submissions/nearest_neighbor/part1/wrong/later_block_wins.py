# Goes through training rows in blocks of 64, and the later of equal blocks wins.
# loses: ties
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
    best, nearest = np.full(len(B), np.inf), np.zeros(len(B), dtype=int)
    for start in range(0, len(A), 64):
        block = D[:, start : start + 64]
        low = block.min(axis=1)
        nearest = np.where(low <= best, start + block.argmin(axis=1), nearest)
        best = np.minimum(best, low)
    return y_train[nearest]
