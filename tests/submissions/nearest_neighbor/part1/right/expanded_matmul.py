# The squares multiplied out, so that one matrix product does the work.
# loses: nothing
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    train = np.asarray(X_train, dtype=float)
    test = np.asarray(X_test, dtype=float)
    y = np.asarray(y_train)
    if train.ndim != 2 or test.ndim != 2 or y.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if train.shape[0] == 0:
        raise ValueError("empty training set")
    if train.shape[1] != test.shape[1]:
        raise ValueError("feature counts differ")
    if y.shape[0] != train.shape[0]:
        raise ValueError("labels do not align")
    if not np.all(np.isfinite(train)) or not np.all(np.isfinite(test)):
        raise ValueError("NaN or infinity")
    test_sq = np.sum(test**2, axis=1)[:, None]
    train_sq = np.sum(train**2, axis=1)[None, :]
    dist = test_sq - 2 * test @ train.T + train_sq
    return y[np.argmin(dist, axis=1)]
