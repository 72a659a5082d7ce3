# Long doubles have the range for squares of 1e200.
# loses: nothing
import numpy as np


def predict_cosine_1nn(X_train, y_train, X_test):
    validate(X_train, y_train, X_test)
    a = X_train.astype(np.float64).astype(np.longdouble)
    b = X_test.astype(np.float64).astype(np.longdouble)
    na, nb = np.sqrt((a * a).sum(axis=1)), np.sqrt((b * b).sum(axis=1))
    a = np.divide(a.T, na, out=np.zeros_like(a.T), where=na != 0)
    b = np.divide(b.T, nb, out=np.zeros_like(b.T), where=nb != 0).T
    return y_train[np.dot(b, a).argmax(axis=1)]


def validate(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2:
        raise ValueError("X must be 2-D")
    if y_train.ndim != 1:
        raise ValueError("y must be 1-D")
    if X_train.shape[0] != y_train.shape[0]:
        raise ValueError("y must align with X_train")
    if X_train.shape[0] == 0:
        raise ValueError("X_train must not be empty")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("X_test must have the features of X_train")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("X must be finite")
