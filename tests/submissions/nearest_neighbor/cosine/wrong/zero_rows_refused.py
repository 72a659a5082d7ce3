# Refuses zero rows.
# loses: correctness, ties
import numpy as np


def unit(X):
    largest = np.abs(X).max(axis=1, keepdims=True)
    X = X / np.where(largest == 0, 1, largest)
    norm = np.sqrt((X * X).sum(axis=1, keepdims=True))
    return X / np.where(norm == 0, 1, norm)


def predict_cosine_1nn(X_train, y_train, X_test):
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
    if not (X_train.any(axis=1).all() and X_test.any(axis=1).all()):
        raise ValueError('zero vector')
    similarity = unit(X_test) @ unit(X_train).T
    return y_train[similarity.argmax(axis=1)]
