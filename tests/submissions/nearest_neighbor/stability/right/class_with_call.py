# A class keeps the checked sides; a bound method stands under one stub name.
# loses: nothing
from dataclasses import dataclass

import numpy as np


def validate(X_test, X_train):
    X_test = np.asarray(X_test, dtype=np.float64)
    X_train = np.asarray(X_train, dtype=np.float64)
    if X_test.ndim != 2 or X_train.ndim != 2:
        raise ValueError("wrong number of dimensions")
    if X_test.shape[1] != X_train.shape[1]:
        raise ValueError("feature counts differ")
    if not np.isfinite(X_test).all() or not np.isfinite(X_train).all():
        raise ValueError("NaN or infinity")
    return X_test, X_train


def check_rtol(rtol):
    if isinstance(rtol, (bool, np.bool_)):
        raise ValueError("rtol is a bool")
    if not isinstance(rtol, (int, float, np.integer, np.floating)):
        raise ValueError("rtol is not a number")
    if not np.isfinite(rtol) or rtol <= 0:
        raise ValueError("rtol must be finite and positive")


@dataclass
class Cancellation:
    factor: float = 4.0

    def distances(self, X_test, X_train):
        X_test, X_train = validate(X_test, X_train)
        total = np.zeros((X_test.shape[0], X_train.shape[0]), order="F")
        for j in range(X_test.shape[1]):
            gap = X_test[:, [j]] - X_train[:, [j]].T
            np.multiply(gap, gap, out=gap)
            np.add(total, gap, out=total)
        return np.ascontiguousarray(total)

    def __call__(self, X_test, X_train, rtol=1e-6):
        check_rtol(rtol)
        true = self.distances(X_test, X_train)
        X_test, X_train = validate(X_test, X_train)
        norms = [np.einsum("ij,ij->i", X, X) for X in (X_test, X_train)]
        terms = self.factor * (X_test.shape[1] + 1) * np.spacing(1.0)
        return terms * (norms[0][:, None] + norms[1][None]) > true * rtol


unstable_pairs = Cancellation()
stable_squared_distances = unstable_pairs.distances
