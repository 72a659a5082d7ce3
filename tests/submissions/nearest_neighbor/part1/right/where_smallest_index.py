# Masks all but the minima with np.where and takes the smallest row number left.
# loses: nothing
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    X_train, X_test = np.asarray(X_train, np.float64), np.asarray(X_test, np.float64)
    if not X_train.ndim == X_test.ndim == 2 or np.asarray(y_train).ndim != 1:
        raise ValueError("X_train and X_test are matrices, y_train is a vector")
    n = X_train.shape[0]
    if n == 0:
        raise ValueError("X_train is empty")
    if n != y_train.shape[0]:
        raise ValueError("y_train is not aligned")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("n_features differ")
    if not (np.isfinite(X_train.sum()) and np.isfinite(X_test.sum())):
        raise ValueError("NaN or infinity")
    dist = -2.0 * np.einsum("ik,jk->ij", X_test, X_train, optimize=True)
    dist += np.add.reduce(X_train**2, axis=1)
    candidates = np.where(dist == dist.min(axis=1, keepdims=True), np.arange(n), n)
    return y_train[candidates.min(axis=1)]
