# np.array_split cuts the test rows; no batch is longer than asked.
# loses: nothing
from math import ceil

import numpy as np


class BadInput(ValueError):
    """What is wrong with the arguments."""


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    good = isinstance(batch_size, (int, np.integer)) and not isinstance(batch_size, bool)
    if not (good and batch_size >= 1):
        raise BadInput(f"batch_size: {batch_size!r}")
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise BadInput("dimensions")
    if X_train.shape[1] != X_test.shape[1] or X_train.shape[0] != y_train.shape[0]:
        raise BadInput("shapes")
    if X_train.shape[0] == 0:
        raise BadInput("no training rows")
    train, test = np.asarray(X_train, float), np.asarray(X_test, float)
    if np.isnan(train).any() or np.isnan(test).any():
        raise BadInput("NaN")
    if np.isinf(train).any() or np.isinf(test).any():
        raise BadInput("infinity")
    if not len(test):
        return np.empty(0, y_train.dtype)
    pieces = np.array_split(test, ceil(len(test) / int(batch_size)))
    half = 0.5 * (train * train).sum(axis=1)
    return np.concatenate([y_train[(piece @ train.T - half).argmax(axis=1)] for piece in pieces])
