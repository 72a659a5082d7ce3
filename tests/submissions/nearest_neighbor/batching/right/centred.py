# Centred on the training mean first, then the expanded form; a stable argsort picks.
# loses: nothing
import numpy as np


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    if not isinstance(batch_size, (int, np.integer)) or isinstance(batch_size, bool):
        raise ValueError("batch_size must be an integer")
    if not batch_size >= 1:
        raise ValueError("batch_size must be at least one")
    X, Z = np.asarray(X_train, dtype="float64"), np.asarray(X_test, dtype="float64")
    if X.ndim != 2 or Z.ndim != 2 or np.ndim(y_train) != 1:
        raise ValueError("bad dimensions")
    if X.shape[0] < 1 or X.shape[0] != np.size(y_train) or X.shape[1] != Z.shape[1]:
        raise ValueError("bad shapes")
    if not np.isfinite(X).all() or not np.isfinite(Z).all():
        raise ValueError("bad values")
    mean = X.mean(axis=0)
    X, Z = X - mean, Z - mean
    result = np.empty_like(y_train, shape=len(Z))
    for k in range(-(-len(Z) // int(batch_size))):
        part = slice(k * int(batch_size), (k + 1) * int(batch_size))
        D = (Z[part] ** 2).sum(1, keepdims=True) - 2 * Z[part] @ X.T + (X**2).sum(1)
        result[part] = y_train[D.argsort(axis=1, kind="stable")[:, 0]]
    return result
