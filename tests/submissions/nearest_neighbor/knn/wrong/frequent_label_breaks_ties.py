# Gives equal votes to the label that is the more frequent one in training.
# loses: ties
import numpy as np


def read(array, ndim):
    array = np.asarray_chkfinite(array, dtype=np.float64)
    if array.ndim != ndim:
        raise ValueError("wrong number of dimensions")
    return array


def checked(k, n):
    if isinstance(k, (bool, np.bool_)) or not isinstance(k, (int, np.integer)) or not 1 <= k <= n:
        raise ValueError("k is no integer from 1 to the number of rows")
    return int(k)


def predict_knn(X_train, y_train, X_test, k):
    A, B = read(X_train, 2), read(X_test, 2)
    if not len(A) or y_train.shape != A.shape[:1] or A.shape[1] != B.shape[1]:
        raise ValueError("arrays do not fit")
    k = checked(k, len(A))
    D = (A * A).sum(axis=1) - 2 * B @ A.T
    nearest = np.argsort(D, axis=1, kind="stable")[:, :k]
    classes, codes = np.unique(y_train, return_inverse=True)
    votes = np.eye(len(classes))[codes[nearest]].sum(axis=1)
    votes += np.bincount(codes) / (2 * len(codes))
    return classes[votes.argmax(axis=1)]


def predict_knn_network(X_test, W, b, R, classes, k):
    X, W, b, R = read(X_test, 2), read(W, 2), read(b, 1), read(R, 2)
    if not len(W) or W.shape[1] != X.shape[1] or len(b) != len(W):
        raise ValueError("the first layer does not fit")
    if len(R) != len(W) or classes.shape != R.shape[1:]:
        raise ValueError("the second layer does not fit")
    k = checked(k, len(W))
    logits = X @ W.T + b
    winners = np.argsort(-logits, axis=1, kind="stable")[:, :k]
    return classes[R[winners].sum(axis=1).argmax(axis=1)]
