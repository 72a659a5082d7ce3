# Adds votes up in float32.
# loses: inputs, network
import numpy as np


def real(A, ndim):
    A = np.array(A, dtype=np.float64)
    if A.ndim != ndim or not np.isfinite(A).all():
        raise ValueError("bad array")
    return A


def check_k(k, n):
    if isinstance(k, (bool, np.bool_)) or not isinstance(k, (int, np.integer)):
        raise ValueError("k")
    if k < 1 or k > n:
        raise ValueError("k range")
    return int(k)


def predict_knn(X_train, y_train, X_test, k):
    T, X, y = real(X_train, 2), real(X_test, 2), np.asarray(y_train)
    if len(T) == 0 or y.shape != (len(T),) or T.shape[1] != X.shape[1]:
        raise ValueError("fit")
    k = check_k(k, len(T))
    D = (X**2).sum(axis=1)[:, None] - 2 * X @ T.T + (T**2).sum(axis=1)
    near = np.argsort(D, axis=1, kind="stable")[:, :k]
    classes, codes = np.unique(y, return_inverse=True)
    votes = (codes[near][:, :, None] == np.arange(len(classes))).sum(axis=1)
    return classes[votes.argmax(axis=1)]


def predict_knn_network(X_test, W, b, R, classes, k):
    X, W, b, R, labels = real(X_test, 2), real(W, 2), real(b, 1), real(R, 2), np.asarray(classes)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("layer 1")
    if labels.ndim != 1 or len(labels) == 0 or R.shape != (len(W), len(labels)):
        raise ValueError("layer 2")
    k = check_k(k, len(W))
    L = X @ W.T + b
    win = np.argsort(-L, axis=1, kind="stable")[:, :k]
    mask = np.zeros(L.shape)
    np.put_along_axis(mask, win, 1.0, axis=1)
    return labels[(mask.astype(np.float32) @ R.astype(np.float32)).argmax(axis=1)]
