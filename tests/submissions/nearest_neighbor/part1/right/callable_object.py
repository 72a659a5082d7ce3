# A callable object stands under the stub's name.
# loses: nothing
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np


class Data(NamedTuple):
    train: np.ndarray
    labels: np.ndarray
    test: np.ndarray

    def validated(self):
        if (self.train.ndim, self.labels.ndim, self.test.ndim) != (2, 1, 2):
            raise ValueError("dimensions")
        if self.train.shape[0] != self.labels.shape[0]:
            raise ValueError("labels")
        if self.train.shape[0] == 0:
            raise ValueError("empty training set")
        if self.train.shape[1] != self.test.shape[1]:
            raise ValueError("features")
        if not all(np.isfinite(X).all() for X in (self.train, self.test)):
            raise ValueError("values")
        return self


@dataclass(frozen=True)
class NearestNeighbor:
    dtype: type = field(default=np.float64)

    def distances(self, data):
        train, test = data.train.astype(self.dtype), data.test.astype(self.dtype)
        total = np.zeros((test.shape[0], train.shape[0]), self.dtype)
        for column in range(train.shape[1]):
            difference = test[:, [column]] - train[:, column]
            np.multiply(difference, difference, out=difference)
            np.add(total, difference, out=total)
        return total

    def __call__(self, X_train, y_train, X_test):
        data = Data(X_train, y_train, X_test).validated()
        return data.labels[self.distances(data).argmin(1)]


predict_1nn = NearestNeighbor()
