# functools.partial under the stub's name; the helper is defined with more parameters.
# loses: nothing
from functools import partial, reduce
from operator import add

import numpy as np


def _predict(metric, X_train, y_train, X_test):
    A, B = (np.ascontiguousarray(X, dtype=np.float64) if X.ndim == 2 else None for X in (X_train, X_test))
    if A is None or B is None or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if A.shape[0] == 0 or A.shape[0] != y_train.size or A.shape[1] != B.shape[1]:
        raise ValueError("shapes do not fit together")
    if np.isfinite(A).sum() < A.size or np.isfinite(B).sum() < B.size:
        raise ValueError("NaN or infinity")
    return y_train.take(metric(A, B).argmin(axis=0))


def _by_column(A, B):
    return reduce(add, ((a[:, None] - b[None, :]) ** 2 for a, b in zip(A.T, B.T)))


predict_1nn = partial(_predict, _by_column)
