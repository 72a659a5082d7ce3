# Takes the nearest row of one class after the other.
# loses: nothing
import numpy as np


def checked(X_train, y_train, X_test):
    if X_train.ndim != 2 or X_test.ndim != 2 or y_train.ndim != 1:
        raise ValueError("wrong number of dimensions")
    if len(X_train) == 0 or len(X_train) != len(y_train) or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes do not fit")
    if not (np.isfinite(X_train).all() and np.isfinite(X_test).all()):
        raise ValueError("NaN or infinity")
    return X_train.astype(np.float64), X_test.astype(np.float64)




def predict_1nn(X_train, y_train, X_test):
    X, Z = checked(X_train, y_train, X_test)
    best, rows = np.full(len(Z), np.inf), np.zeros(len(Z), dtype=np.intp)
    for c in np.unique(y_train):
        at = np.flatnonzero(y_train == c)
        D = ((Z**2).sum(axis=1)[:, None] - 2 * Z @ X[at].T + (X[at]**2).sum(axis=1))
        j = D.argmin(axis=1)
        v = D[np.arange(len(Z)), j]
        better = (v < best) | ((v == best) & (at[j] < rows))
        best[better], rows[better] = v[better], at[j][better]
    return y_train[rows]
