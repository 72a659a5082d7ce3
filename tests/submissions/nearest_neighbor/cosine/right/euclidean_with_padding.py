# Compares unit rows by Euclidean distance; zero rows get a direction of their own.
# loses: nothing
import numpy as np


def predict_cosine_1nn(X_train, y_train, X_test):
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
    A = X_train.astype(np.float64)
    B = X_test.astype(np.float64)
    if not np.isfinite(A).all():
        raise ValueError("X_train is not finite")
    if not np.isfinite(B).all():
        raise ValueError("X_test is not finite")
    A = unit(A)
    B = unit(B)
    z = (~A.any(axis=1)) * 1.0
    A = np.column_stack([A, z, np.zeros(len(A))])
    B = np.column_stack([B, np.zeros(len(B)), (~B.any(axis=1)) * 1.0])
    S = -((A * A).sum(axis=1) - 2 * B @ A.T + (B * B).sum(axis=1)[:, None])
    best = S.argmax(axis=1)
    return y_train[best]


def unit(X):
    top = np.abs(X).max(axis=1, keepdims=True)
    top[top == 0] = 1.0
    X = X / top
    norm = np.sqrt((X * X).sum(axis=1, keepdims=True))
    norm[norm == 0] = 1.0
    return X / norm
