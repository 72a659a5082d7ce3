# Goes row by row through the last batch where it is short.
# loses: vectorization
import numpy as np


def checked(X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size must be an integer")
    if batch_size < 1 or len(X_train) == 0:
        raise ValueError("nothing to work with")
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64), int(batch_size)


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    X, Z, size = checked(X_train, y_train, X_test, batch_size)
    norms = (X**2).sum(axis=1)
    rows = np.zeros(len(Z), dtype=np.intp)
    for i in range(0, len(Z), size):
        if i + size > len(Z):
            for j in range(i, len(Z)):
                rows[j] = (norms - 2 * X @ Z[j]).argmin()
        else:
            rows[i : i + size] = (norms - 2 * Z[i : i + size] @ X.T).argmin(axis=1)
    return y_train[rows]
