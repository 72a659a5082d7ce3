# Feature by feature, without comparing the widths.
# loses: edge_cases
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if X_train.shape[0] == 0:
        raise ValueError("no training rows")
    if X_train.shape[0] != y_train.shape[0]:
        raise ValueError("labels do not align with rows")
    X_train = X_train.astype(np.float64)
    X_test = X_test.astype(np.float64)
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    squared = np.zeros((len(X_test), len(X_train)))
    for t, x in zip(X_train.T, X_test.T):
        squared += np.subtract.outer(x, t) ** 2
    return y_train[squared.argmin(axis=1)]
