# Puts a dataclass and callable objects under the stub's names.
# loses: nothing

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

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


@dataclass(frozen=True)
class Electorate:
    ranking: Callable

    def knn(self, X_train, y_train, X_test, k):
        T, y, X, k = check_data(X_train, y_train, X_test, k)
        classes, codes = np.unique(y, return_inverse=True)
        R = np.zeros((len(y), len(classes)))
        R[np.arange(len(y)), codes] = 1
        scores = 2 * X @ T.T - np.square(T).sum(axis=1)
        return classes[self.elect(scores, R, k)]

    def elect(self, scores, R, k):
        return R[self.ranking(-scores)[:, :k]].sum(axis=1).argmax(axis=1)


electorate = Electorate(partial(np.argsort, axis=1, kind="stable"))
predict_knn = electorate.knn


class Network:
    def __call__(self, X_test, W, b, R, classes, k=1):
        X, W, b, R, k = check_network(X_test, W, b, R, classes, k)
        return np.asarray(classes)[electorate.elect(X @ W.T + b[np.newaxis], R, k)]


predict_knn_network = Network()
