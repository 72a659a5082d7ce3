# Loops over the training rows and keeps the best so far.
# loses: vectorization
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if X_train.shape[0] == 0:
        raise ValueError("no training rows")
    if X_train.shape[0] != y_train.shape[0]:
        raise ValueError("labels do not align with rows")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("feature counts differ")
    X_train = X_train.astype(np.float64)
    X_test = X_test.astype(np.float64)
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    best = np.full(len(X_test), np.inf)
    nearest = np.zeros(len(X_test), dtype=int)
    for j, t in enumerate(X_train):
        d = ((X_test - t) ** 2).sum(axis=1)
        nearest[d < best] = j
        best = np.minimum(best, d)
    return y_train[nearest]
