# Scales everything by a power of two first, and silences warnings it might cause.
# loses: nothing
import math
import warnings

import numpy as np


def predict_1nn(X_train, y_train, X_test):
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return _predict(np.array(X_train, dtype="float64"), np.array(y_train), np.array(X_test, dtype="float64"))


def _predict(T, y, Q):
    if T.ndim - 2 or Q.ndim - 2 or y.ndim - 1:
        raise ValueError("ndim")
    if len(T) - len(y) or T.shape[1] - Q.shape[1] or len(T) < 1:
        raise ValueError("shape")
    largest = float(np.maximum(np.abs(T).max(initial=0.0), np.abs(Q).max(initial=0.0)))
    if not math.isfinite(largest):
        raise ValueError("values")
    exponent = math.frexp(largest)[1]
    T, Q = np.ldexp(T, -exponent), np.ldexp(Q, -exponent)
    total = np.zeros((len(Q), len(T)))
    for j in range(T.shape[1]):
        total = total + np.power(Q[:, j:j + 1] - T[:, j:j + 1].T, 2)
    return y[total.argmin(axis=1)]
