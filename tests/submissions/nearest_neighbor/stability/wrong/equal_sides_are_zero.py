# Takes the distances for 0 where both sides hold the same rows.
# loses: accuracy
import math
import numpy as np


def check(X_test, X_train):
    if X_test.ndim != 2:
        raise ValueError("X_test has two dimensions")
    if X_train.ndim != 2:
        raise ValueError("X_train has two dimensions")
    if X_test.shape[1] != X_train.shape[1]:
        raise ValueError("feature counts differ")
    if not np.isfinite(X_test).all():
        raise ValueError("X_test is not finite")
    if not np.isfinite(X_train).all():
        raise ValueError("X_train is not finite")


def check_rtol(rtol):
    if isinstance(rtol, (bool, np.bool_)):
        raise ValueError("rtol is a bool")
    if not isinstance(rtol, (int, float, np.integer, np.floating)):
        raise ValueError("rtol is no number")
    if not math.isfinite(rtol):
        raise ValueError("rtol is not finite")
    if rtol <= 0:
        raise ValueError("rtol is not positive")


def squared(Q, T):
    D = np.zeros((len(Q), len(T)))
    for f in range(T.shape[1]):
        D += (Q[:, f, None] - T[:, f]) ** 2
    return D


def unstable_pairs(X_test, X_train, rtol=1e-6):
    check(X_test, X_train)
    check_rtol(rtol)
    Q = X_test.astype(np.float64)
    T = X_train.astype(np.float64)
    size = (Q * Q).sum(axis=1)[:, None] + (T * T).sum(axis=1)
    terms = 4 * Q.shape[1] + 8
    bound = terms * np.finfo(float).eps * size
    return bound > rtol * squared(Q, T)


def stable_squared_distances(X_test, X_train):
    check(X_test, X_train)
    Q = X_test.astype(np.float64)
    T = X_train.astype(np.float64)
    D = squared(Q, T)
    if np.array_equal(Q, T):
        D[:] = 0
    return D
