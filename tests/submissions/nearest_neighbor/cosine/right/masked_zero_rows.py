# Normalises only the rows that are not zero, through a boolean mask.
# loses: nothing
from typing import NamedTuple

import numpy as np


class Problem(NamedTuple):
    train: np.ndarray
    labels: np.ndarray
    test: np.ndarray


def _problem(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("number of dimensions")
    if X_train.shape[0] != y_train.shape[0] or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shape")
    if X_train.shape[0] == 0:
        raise ValueError("empty training set")
    if not np.all(np.isfinite(X_train)) or not np.all(np.isfinite(X_test)):
        raise ValueError("NaN or infinity")
    return Problem(X_train.astype(np.float64), y_train, X_test.astype(np.float64))


def _directions(X):
    result = np.zeros(X.shape)
    some = X.any(axis=1)
    rows = X[some]
    rows = rows / np.abs(rows).max(axis=1, initial=0)[:, None]
    result[some] = rows / np.linalg.norm(rows, axis=1)[:, None]
    return result


def predict_cosine_1nn(X_train, y_train, X_test):
    problem = _problem(X_train, y_train, X_test)
    if problem.test.shape[0] == 0:
        return problem.labels[:0].copy()
    similarity = np.matmul(_directions(problem.test), _directions(problem.train).T)
    order = np.lexsort((np.broadcast_to(np.arange(similarity.shape[1]), similarity.shape), -similarity))
    return problem.labels[order[:, 0]]
