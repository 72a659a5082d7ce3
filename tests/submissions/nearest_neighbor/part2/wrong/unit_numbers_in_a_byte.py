# Keeps the winners' numbers in int8.
# loses: correctness, vectorization
import numpy as np


def real(A, ndim):
    A = np.array(A, dtype=np.float64)
    if A.ndim != ndim or not np.isfinite(A).all():
        raise ValueError("bad array")
    return A


def network_parameters(X_train):
    W = real(X_train, 2)
    if len(W) == 0:
        raise ValueError("empty")
    b = -0.5 * (W**2).sum(axis=1)
    return W, b


def label_readout(y_train):
    y = np.asarray(y_train)
    if y.ndim != 1 or len(y) == 0:
        raise ValueError("labels")
    classes = np.unique(y)
    R = (y[:, None] == classes).astype(np.float64)
    return R, classes


def predict_network(X_test, W, b, R, classes):
    X, W, b, R, labels = real(X_test, 2), real(W, 2), real(b, 1), real(R, 2), np.asarray(classes)
    if len(W) == 0 or X.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("layer 1")
    if labels.ndim != 1 or len(labels) == 0 or R.shape != (len(W), len(labels)):
        raise ValueError("layer 2")
    L = X @ W.T + b
    win = L.argmax(axis=1).astype(np.int8)
    out = R[win]
    return labels[out.argmax(axis=1)]
