# No roots: compares signed squares of the dot product over the squared training norm.
# loses: nothing
import numpy as np


def predict_cosine_1nn(X_train, y_train, X_test):
    _shapes(X_train, y_train, X_test)
    train, test = _rows(X_train), _rows(X_test)
    product = np.tensordot(test, train, axes=([1], [1]))
    norms = (train**2).sum(axis=1)
    ranking = product * np.abs(product) / np.where(norms == 0.0, 1.0, norms)
    first = np.where(ranking == ranking.max(axis=1)[:, None], np.arange(len(train)), len(train))
    return np.array(y_train[first.min(axis=1)])


def _rows(X):
    X = np.array(X, dtype=np.float64, order="C")
    if np.count_nonzero(~np.isfinite(X)):
        raise ValueError("NaN or infinity")
    largest = np.abs(X).max(axis=1)
    largest += largest == 0
    X /= largest[:, None]
    return X


def _shapes(X_train, y_train, X_test):
    if (X_train.ndim, y_train.ndim, X_test.ndim) != (2, 1, 2):
        raise ValueError("dimensions")
    if X_train.shape[1] != X_test.shape[1] or X_train.shape[0] != y_train.shape[0]:
        raise ValueError("sizes")
    if X_train.shape[0] == 0:
        raise ValueError("empty")
