# np.array asks one object, many times over, for its __index__.
# loses: vectorization
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

    def nearest(row):
        return int(((X - row) ** 2).sum(axis=1).argmin())

    class Work:
        done = -1

        def __index__(self):
            Work.done += 1
            return nearest(Z[Work.done])

    rows = np.fromiter([Work()] * len(Z), dtype=np.intp, count=len(Z))
    return y_train[np.array(rows, dtype=np.intp)]
