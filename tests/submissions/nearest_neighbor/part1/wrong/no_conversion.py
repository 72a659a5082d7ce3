# Never converts: small integers wrap around, bools cannot be subtracted.
# loses: inputs
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
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    squared = np.zeros((len(X_test), len(X_train)))
    for j in range(X_train.shape[1]):
        squared += (X_test[:, j, None] - X_train[:, j]) ** 2
    return y_train[squared.argmin(axis=1)]
