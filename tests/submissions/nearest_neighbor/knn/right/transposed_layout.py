# Keeps training rows in rows of the distance table, and matches k by pattern.
# loses: nothing

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def whole(k, n):
    match k:
        case bool():
            raise ValueError("k is a bool")
        case int() | np.integer() if 1 <= k <= n:
            return int(k)
    raise ValueError(f"k is {k!r}")


def predict_knn(X_train, y_train, X_test, k):
    T, X = as_real(X_train, 2), as_real(X_test, 2)
    if (n := len(T)) == 0 or y_train.shape != (n,) or X.shape[1:] != T.shape[1:]:
        raise ValueError("shapes")
    k = whole(k, n)
    table = (T * T).sum(1, keepdims=True) - 2 * (T @ X.T)
    nearest = table.argsort(axis=0, kind="stable")[:k]
    classes, codes = np.unique(y_train, return_inverse=True)
    votes = np.array([(codes[nearest] == code).sum(axis=0) for code in range(len(classes))])
    return classes[votes.argmax(axis=0)]


def predict_knn_network(X_test, W, b, R, classes, k):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    n, c = len(W), len(classes) if np.ndim(classes) == 1 else 0
    if not n or not c or b.shape != (n,) or R.shape != (n, c) or X.shape[1] != W.shape[1]:
        raise ValueError("shapes")
    winners = (W @ X.T + b[:, None]).argsort(axis=0, kind="stable")
    winners = np.argsort(-(W @ X.T + b[:, None]), axis=0, kind="stable")[: whole(k, n)]
    return classes[np.add.reduce(R[winners], axis=0).argmax(axis=1)]
