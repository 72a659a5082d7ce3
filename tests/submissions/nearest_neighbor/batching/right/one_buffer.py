# One buffer for the products of all batches.
# loses: nothing
import numpy as np


def checked(X_train, y_train, X_test, batch_size):
    train = np.asarray(X_train, dtype=np.float64)
    test = np.asarray(X_test, dtype=np.float64)
    labels = np.asarray(y_train)
    if train.ndim != 2 or test.ndim != 2 or labels.ndim != 1:
        raise ValueError("dimensions")
    if train.shape[1] != test.shape[1]:
        raise ValueError("features")
    if len(train) != len(labels):
        raise ValueError("labels")
    if len(train) == 0:
        raise ValueError("empty")
    if not np.isfinite(train).all():
        raise ValueError("train")
    if not np.isfinite(test).all():
        raise ValueError("test")
    return train, labels, test, size_of(batch_size)


def size_of(batch_size):
    if isinstance(batch_size, (bool, np.bool_)):
        raise ValueError("bool")
    if not isinstance(batch_size, (int, np.integer)):
        raise ValueError("no integer")
    if batch_size < 1:
        raise ValueError("range")
    return int(batch_size)


def nearest_of(block, train, norms):
    return np.argmin(norms - 2.0 * (block @ train.T), axis=1)


def predict_1nn_batched(X_train, y_train, X_test, batch_size):
    train, labels, test, size = checked(X_train, y_train, X_test, batch_size)
    m, n = len(test), len(train)
    norms = (train**2).sum(axis=1)
    nearest = np.zeros(m, dtype=np.intp)
    rows = max(1, min(size, m))
    room = np.empty((rows, n))
    for start in range(0, m, rows):
        block = test[start : start + rows]
        part = room[: len(block)]
        np.matmul(block, train.T, out=part)
        part *= -2.0
        part += norms
        np.argmin(part, axis=1, out=nearest[start : start + rows])
    return labels[nearest]
