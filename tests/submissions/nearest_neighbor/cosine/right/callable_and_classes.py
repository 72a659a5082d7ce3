# A callable object under the stub's name; labels as codes; a demo behind the guard.
# loses: nothing
from dataclasses import dataclass

import numpy as np


@dataclass
class Directions:
    rows: np.ndarray

    def __post_init__(self):
        self.rows = np.require(self.rows, dtype=np.float64)
        if self.rows.ndim != 2:
            raise ValueError("not a matrix")
        if not np.isfinite(self.rows).all():
            raise ValueError("not finite")

    @property
    def unit(self):
        rows = self.rows / self._or_one(np.abs(self.rows).max(axis=-1))
        return rows / self._or_one(np.sqrt(np.square(rows).sum(axis=-1)))

    @staticmethod
    def _or_one(lengths):
        return np.where(lengths == 0, 1, lengths)[..., np.newaxis]


class CosineNeighbor:
    def __call__(self, X_train, y_train, X_test):
        train, test = Directions(X_train), Directions(X_test)
        if y_train.ndim != 1 or not 0 < len(train.rows) == len(y_train):
            raise ValueError("labels")
        if train.rows.shape[1] != test.rows.shape[1]:
            raise ValueError("features")
        classes, codes = np.unique(y_train, return_inverse=True)
        return classes[codes[np.inner(test.unit, train.unit).argmax(axis=1)]]


predict_cosine_1nn = CosineNeighbor()

if __name__ == "__main__":
    import scipy.spatial.distance as distance

    print(distance.cosine([1, 0], [1, 1]))
