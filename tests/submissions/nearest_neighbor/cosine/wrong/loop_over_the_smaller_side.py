# Fills the similarities along the smaller side, row by row.
# loses: vectorization
import numpy as np


def unit(X):
    top = np.abs(X).max(axis=1, keepdims=True)
    X = X / np.where(top == 0, 1, top)
    n = np.sqrt((X * X).sum(axis=1, keepdims=True))
    return X / np.where(n == 0, 1, n)


def predict_cosine_1nn(X_train, y_train, X_test):
    y_train = np.asarray(y_train)
    if np.ndim(X_train) != 2 or np.ndim(X_test) != 2 or y_train.ndim != 1:
        raise ValueError("dimensions")
    if len(X_train) == 0:
        raise ValueError("empty")
    if len(y_train) != len(X_train):
        raise ValueError("labels")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("features")
    T = np.array(X_train, dtype=np.float64)
    X = np.array(X_test, dtype=np.float64)
    if not np.isfinite(T).all() or not np.isfinite(X).all():
        raise ValueError("finite")
    top = np.abs(X).max(axis=1, keepdims=True)
    X, T = X / np.where(top == 0, 1, top), unit(T)
    S = np.empty((len(X), len(T)))
    if len(X) < len(T):
        for i in range(len(X)):
            S[i] = T @ X[i]
    else:
        for j in range(len(T)):
            S[:, j] = X @ T[j]
    best = S.argmax(axis=1)
    return y_train[best]
