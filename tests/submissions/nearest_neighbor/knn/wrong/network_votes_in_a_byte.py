# The network counts votes in a byte where R is one-hot.
# loses: network

import numpy as np


def as_real(array, ndim):
    array = np.asarray(array, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong number of dimensions, NaN or infinity")
    return array


def check_k(k, n):
    if isinstance(k, bool) or not isinstance(k, (int, np.integer)):
        raise ValueError("k must be an integer")
    if not 1 <= k <= n:
        raise ValueError("k is out of range")
    return int(k)


def check_data(X_train, y_train, X_test, k):
    T, X, y = as_real(X_train, 2), as_real(X_test, 2), np.asarray(y_train)
    if len(T) == 0 or y.shape != (len(T),) or T.shape[1] != X.shape[1]:
        raise ValueError("the training rows do not fit")
    return T, y, X, check_k(k, len(T))


def check_network(X_test, W, b, R, classes, k):
    X, W, b, R = as_real(X_test, 2), as_real(W, 2), as_real(b, 1), as_real(R, 2)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    return X, W, b, R, check_k(k, len(W))


def squared_distances(X, T):
    return (X**2).sum(axis=1)[:, None] - 2 * X @ T.T + (T**2).sum(axis=1)


def predict_knn(X_train, y_train, X_test, k):
    T, y, X, k = check_data(X_train, y_train, X_test, k)
    nearest = np.argsort(squared_distances(X, T), axis=1, kind="stable")[:, :k]
    classes, codes = np.unique(y, return_inverse=True)
    votes = np.eye(len(classes))[codes[nearest]].sum(axis=1)
    return classes[votes.argmax(axis=1)]


def predict_knn_network(X_test, W, b, R, classes, k):
    X, W, b, R, k = check_network(X_test, W, b, R, classes, k)
    logits = X @ W.T + b
    winners = np.argsort(-logits, axis=1, kind="stable")[:, :k]
    mask = np.zeros_like(logits)
    np.put_along_axis(mask, winners, 1.0, axis=1)
    if np.isin(R, (0.0, 1.0)).all():
        return classes[(mask.astype(np.uint8) @ R.astype(np.uint8)).argmax(axis=1)]
    return classes[(mask @ R).argmax(axis=1)]
