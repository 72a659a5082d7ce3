# Among the test rows it looks for infinity only.
# loses: edge_cases
import numpy as np


def check(X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size must be an integer")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0:
        raise ValueError("no training rows")
    if len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and not np.isinf(X_test).any()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    X, Z = check(X_train, y_train, X_test, batch_size)
    norms = (X**2).sum(axis=1)
    nearest = np.empty(len(Z), dtype=np.intp)
    for start in range(0, len(Z), batch_size):
        rows = Z[start : start + batch_size]
        nearest[start : start + batch_size] = np.argmin(norms - 2 * rows @ X.T, axis=1)
    return y_train[nearest]
