# Hides the loop in np.apply_along_axis.
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
    if len(X_test) == 0:
        return np.empty(0, dtype=y_train.dtype)
    nearest = np.apply_along_axis(lambda x: ((X_train - x) ** 2).sum(axis=1).argmin(), 1, X_test)
    return y_train[nearest]
