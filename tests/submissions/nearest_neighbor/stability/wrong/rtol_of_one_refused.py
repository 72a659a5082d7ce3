# Refuses an rtol of 1 or more.
# loses: edge_cases
import numpy as np

EPS = np.finfo(np.float64).eps


def checked(X_test, X_train):
    test = np.asarray(X_test, dtype=np.float64)
    train = np.asarray(X_train, dtype=np.float64)
    if test.ndim != 2 or train.ndim != 2:
        raise ValueError("dimensions")
    if test.shape[1] != train.shape[1]:
        raise ValueError("features")
    if not np.isfinite(test).all():
        raise ValueError("test")
    if not np.isfinite(train).all():
        raise ValueError("train")
    return test, train


def tolerance(rtol):
    if isinstance(rtol, (bool, np.bool_)):
        raise ValueError("bool")
    if not isinstance(rtol, (int, float, np.integer, np.floating)):
        raise ValueError("no number")
    if not (0 < rtol < 1):
        raise ValueError("range")
    return float(rtol)


def direct(test, train):
    out = np.zeros((len(test), len(train)))
    for f in range(test.shape[1]):
        out += (test[:, f, None] - train[None, :, f]) ** 2
    return out


def unstable_pairs(X_test, X_train, rtol=1e-6):
    test, train = checked(X_test, X_train)
    rtol = tolerance(rtol)
    d = test.shape[1]
    size = (test**2).sum(axis=1)[:, None] + (train**2).sum(axis=1)[None, :]
    true = direct(test, train)
    return 4 * (d + 2) * EPS * size > rtol * true


def stable_squared_distances(X_test, X_train):
    test, train = checked(X_test, X_train)
    return direct(test, train)
