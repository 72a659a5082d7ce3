# A generator hands out the batches, a dataclass keeps the training side.
# loses: nothing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Nearest:
    train: Matrix
    labels: npt.NDArray[Any]
    norms: Matrix

    @classmethod
    def fit(cls, X: npt.NDArray[Any], y: npt.NDArray[Any]) -> "Nearest":
        train = matrix(X)
        if not train.size:
            raise ValueError("nothing to fit")
        if y.ndim != 1 or y.size != len(train):
            raise ValueError("one label for each row")
        return cls(train, y, np.sum(train**2, axis=1))

    def predict(self, X: Matrix) -> npt.NDArray[Any]:
        squared = self.norms[None, :] - 2 * np.dot(X, self.train.T)
        return self.labels[np.argmin(squared, axis=1)]


def matrix(X: npt.NDArray[Any]) -> Matrix:
    result = np.asarray(X, dtype=np.float64)
    if result.ndim != 2:
        raise ValueError("expected rows and columns")
    if not np.all(np.isfinite(result)):
        raise ValueError("expected finite numbers")
    return result


def batches(X: Matrix, size: int) -> Iterator[tuple[slice, Matrix]]:
    start = 0
    while len(rows := X[start : start + size]):
        yield slice(start, start + len(rows)), rows
        start += size


def predict_1nn_batched(X_train, y_train, X_test, batch_size, *, verbose=False):
    match batch_size:
        case bool():
            raise ValueError("a bool is not a size")
        case int() | np.integer() if batch_size >= 1:
            size = int(batch_size)
        case _:
            raise ValueError("batch_size must be a positive integer")
    model = Nearest.fit(X_train, y_train)
    test = matrix(X_test)
    if test.shape[1] != model.train.shape[1]:
        raise ValueError("expected as many features as in training")
    result = np.empty(len(test), dtype=y_train.dtype)
    for where, rows in batches(test, size):
        result[where] = model.predict(rows)
    return result
