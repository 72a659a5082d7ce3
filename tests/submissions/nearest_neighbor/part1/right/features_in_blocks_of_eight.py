# Eight queries at a time, and within them one feature after the other.
# loses: nothing
import numpy as np


def checked(X):
    X = np.asarray(X)
    if X.ndim != 2:
        raise ValueError("two dimensions are needed")
    X = X.astype(np.float64)
    if not np.isfinite(X).all():
        raise ValueError("NaN or infinity")
    return X


def predict_1nn(X_train, y_train, X_test):
    X, queries, y = checked(X_train), checked(X_test), np.asarray(y_train)
    if len(X) == 0 or y.shape != (len(X),) or X.shape[1] != queries.shape[1]:
        raise ValueError("shapes do not fit")
    nearest = np.zeros(len(queries), dtype=np.intp)
    for start in range(0, len(queries), 8):
        block = queries[start : start + 8]
        far = np.zeros((len(block), len(X)))
        for feature in range(X.shape[1]):
            far += (block[:, feature, None] - X[:, feature]) ** 2
        nearest[start : start + 8] = far.argmin(axis=1)
    return y[nearest]
