# Makes an array of all rows and features for float32 only.
# loses: memory
import numpy as np


def validate(X_test, X_train):
    X_test = np.asarray(X_test, dtype=np.float64)
    X_train = np.asarray(X_train, dtype=np.float64)
    if X_test.ndim != 2 or X_train.ndim != 2:
        raise ValueError("wrong number of dimensions")
    if X_test.shape[1] != X_train.shape[1]:
        raise ValueError("feature counts differ")
    if not np.isfinite(X_test).all() or not np.isfinite(X_train).all():
        raise ValueError("NaN or infinity")
    return X_test, X_train


def check_rtol(rtol):
    if isinstance(rtol, (bool, np.bool_)):
        raise ValueError("rtol is a bool")
    if not isinstance(rtol, (int, float, np.integer, np.floating)):
        raise ValueError("rtol is not a number")
    if not np.isfinite(rtol) or rtol <= 0:
        raise ValueError("rtol must be finite and positive")


def squared_norms(X_test, X_train):
    return (X_test**2).sum(axis=1)[:, None] + (X_train**2).sum(axis=1)


def differences_squared(X_test, X_train):
    squared = np.zeros((X_test.shape[0], X_train.shape[0]))
    for j in range(X_test.shape[1]):
        squared += (X_test[:, j, None] - X_train[None, :, j]) ** 2
    return squared


def unstable_pairs(X_test, X_train, rtol=1e-6):
    X_test, X_train = validate(X_test, X_train)
    check_rtol(rtol)
    bound = 2.0 * (X_test.shape[1] + 4) * np.finfo(float).eps * squared_norms(X_test, X_train)
    return bound > rtol * differences_squared(X_test, X_train)


def stable_squared_distances(X_test, X_train):
    short = X_test.dtype == np.float32
    X_test, X_train = validate(X_test, X_train)
    if short:
        return ((X_test[:, None] - X_train) ** 2).sum(axis=2)
    return differences_squared(X_test, X_train)
