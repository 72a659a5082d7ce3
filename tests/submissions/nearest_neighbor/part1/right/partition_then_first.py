# Finds the minimum with np.partition, then the first column that reaches it.
# loses: nothing
import numpy as np


def check_arrays(*arrays):
    for a in arrays:
        if a.ndim != 2:
            raise ValueError(f"expected a matrix, got {a.ndim} dimensions")
        if a.dtype.kind == "f" and not np.isfinite(a).all():
            raise ValueError("NaN or infinity in the input")


def predict_1nn(X_train, y_train, X_test):
    check_arrays(X_train, X_test)
    if y_train.ndim != 1 or len(y_train) != len(X_train):
        raise ValueError("labels do not match rows")
    if len(X_train) == 0:
        raise ValueError("nothing to compare with")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("different numbers of features")
    T = np.float64(X_train)
    Q = np.float64(X_test)
    half = 0.5 * np.sum(T * T, axis=1)
    score = half - Q @ T.T
    smallest = np.partition(score, 0, axis=1)[:, :1]
    return y_train[np.argmax(score == smallest, axis=1)]
