# Adds 1e-8 to every sum, in case it is zero: rows no longer sum to 1.
# loses: correctness, temperature
import math
import numpy as np


def check(X_train, y_train, X_test, temperature):
    if X_train.ndim != 2 or X_test.ndim != 2:
        raise ValueError("feature arrays have two dimensions")
    if y_train.ndim != 1:
        raise ValueError("labels have one dimension")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("feature counts differ")
    if y_train.shape[0] != X_train.shape[0]:
        raise ValueError("labels do not match rows")
    if X_train.shape[0] == 0:
        raise ValueError("no training rows")
    if not np.isfinite(X_train).all():
        raise ValueError("X_train is not finite")
    if not np.isfinite(X_test).all():
        raise ValueError("X_test is not finite")
    if isinstance(temperature, (bool, np.bool_)):
        raise ValueError("temperature is a bool")
    if not isinstance(temperature, (int, float, np.integer, np.floating)):
        raise ValueError("temperature is no number")
    if not math.isfinite(temperature):
        raise ValueError("temperature is not finite")
    if temperature <= 0:
        raise ValueError("temperature is not positive")


def parts(X_train, y_train, X_test, temperature):
    T = X_train.astype(np.float64)
    Q = X_test.astype(np.float64)
    tau = float(temperature)
    D = np.zeros((len(Q), len(T)))
    for f in range(T.shape[1]):
        D += (Q[:, f, None] - T[:, f]) ** 2
    D -= D.min(axis=1, keepdims=True)
    w = np.exp(-D / tau)
    w /= w.sum(axis=1, keepdims=True)
    classes, code = np.unique(y_train, return_inverse=True)
    hot = np.zeros((len(T), len(classes)))
    hot[np.arange(len(T)), code] = 1.0
    return T, Q, tau, w, hot


def soft_predict_proba(X_train, y_train, X_test, temperature):
    check(X_train, y_train, X_test, temperature)
    T, Q, tau, w, hot = parts(X_train, y_train, X_test, temperature)
    p = w @ hot
    return p / (p.sum(axis=1, keepdims=True) + 1e-8)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    check(X_train, y_train, X_test, temperature)
    T, Q, tau, w, hot = parts(X_train, y_train, X_test, temperature)
    p = w @ hot
    centre = w @ T
    J = np.empty((len(Q), hot.shape[1], T.shape[1]))
    for c in range(hot.shape[1]):
        J[:, c, :] = (w * hot[:, c]) @ T - p[:, c, None] * centre
    return J * (2.0 / tau)
