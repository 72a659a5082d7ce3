# Turns labels into codes with np.unique and back, with a guarded demo at the end.
# loses: nothing
from __future__ import annotations

import numpy as np


def _distances(queries: np.ndarray, rows: np.ndarray) -> np.ndarray:
    cross = np.tensordot(queries, rows, axes=(1, 1))
    return np.square(queries).sum(-1)[:, None] + np.square(rows).sum(-1)[None] - (cross + cross)


def predict_1nn(X_train, y_train, X_test):
    """Predict by the nearest row."""
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1 or X_train.shape[0] == 0:
        raise ValueError("bad shapes")
    if X_train.shape[0] != y_train.shape[0] or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes that do not fit")
    rows, queries = X_train * np.float64(1), X_test * np.float64(1)
    if not np.isfinite(rows).all() or not np.isfinite(queries).all():
        raise ValueError("NaN or infinity")
    classes, codes = np.unique(y_train, return_inverse=True)
    return classes[codes[_distances(queries, rows).argmin(axis=1)]]


if __name__ == "__main__":
    import sys

    from sklearn.neighbors import KNeighborsClassifier

    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 3)), rng.integers(0, 3, 20)
    print(KNeighborsClassifier(1).fit(X, y).predict(X) == predict_1nn(X, y, X), file=sys.stderr)
    for row in X:
        print(row)
