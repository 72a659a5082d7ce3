# The smallest distance between unit vectors, with zero rows put in by hand.
# loses: nothing
import numpy as np


def units(X):
    biggest = np.abs(X).max(axis=1, keepdims=True, initial=0.0)
    Y = np.where(biggest > 0, X / np.where(biggest > 0, biggest, 1), 0.0)
    length = np.sqrt(np.add.reduce(Y**2, axis=1, keepdims=True))
    return Y / np.where(length > 0, length, 1), (biggest == 0).ravel()


def predict_cosine_1nn(X_train, y_train, X_test):
    if np.ndim(X_train) != 2 or np.ndim(X_test) != 2 or np.ndim(y_train) != 1:
        raise ValueError("dimensions")
    if not len(X_train):
        raise ValueError("no rows")
    if len(X_train) != len(y_train):
        raise ValueError("labels")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("features")
    A, B = X_train.astype("float64"), X_test.astype("float64")
    if np.isnan(A).any() or np.isnan(B).any() or np.isinf(A).any() or np.isinf(B).any():
        raise ValueError("values")
    (A, a_zero), (B, b_zero) = units(A), units(B)
    distance = np.zeros((len(B), len(A)))
    for j in range(A.shape[1]):
        distance += (B[:, [j]] - A[:, j]) ** 2
    distance[:, a_zero] = 2.0
    distance[b_zero] = 2.0
    return y_train[distance.argmin(axis=1)]
