# einsum for the products, a list of labels that is joined at the end.
# loses: nothing
import operator

import numpy as np


def _check(X_train, y_train, X_test):
    for X in (X_train, X_test):
        if np.ndim(X) != 2:
            raise ValueError("need a matrix")
        if not np.isfinite(X).all():
            raise ValueError("need finite numbers")
    if not len(X_train):
        raise ValueError("empty training set")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("features do not match")
    if np.shape(y_train) != (len(X_train),):
        raise ValueError("labels do not match")


def _size(batch_size):
    if isinstance(batch_size, (bool, np.bool_)):
        raise ValueError("a bool is no batch size")
    try:
        size = operator.index(batch_size)
    except TypeError as error:
        raise ValueError("batch_size must be an integer") from error
    if size <= 0:
        raise ValueError("batch_size must be at least 1")
    return size


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    size = _size(batch_size)
    _check(X_train, y_train, X_test)
    T, Q = X_train.astype(np.float64), X_test.astype(np.float64)
    tt = np.einsum("nd,nd->n", T, T)
    labels = [y_train[:0]]
    for start in range(0, Q.shape[0], size):
        q = Q[start : start + size]
        qq = np.einsum("bd,bd->b", q, q)
        cross = np.einsum("bd,nd->bn", q, T)
        labels.append(y_train[np.argmin(qq[:, None] - 2 * cross + tt, axis=1)])
    return np.concatenate(labels)
