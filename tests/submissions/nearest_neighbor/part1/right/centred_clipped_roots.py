# Centres on the training mean, multiplies out, clips at zero and takes roots before argmin.
# loses: nothing
import numpy as np


def _validate(X_train, y_train, X_test):
    for name, array, ndim in (("X_train", X_train, 2), ("y_train", y_train, 1), ("X_test", X_test, 2)):
        if np.ndim(array) != ndim:
            raise ValueError(f"{name} must be {ndim}-D")
    if len(X_train) < 1:
        raise ValueError("need at least one training row")
    if len(X_train) != len(y_train):
        raise ValueError("X_train and y_train differ in length")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("X_train and X_test differ in features")


def predict_1nn(X_train, y_train, X_test):
    _validate(X_train, y_train, X_test)
    A = np.array(X_train, dtype=np.float64)
    B = np.array(X_test, dtype=np.float64)
    if not (np.isfinite(A).all() and np.isfinite(B).all()):
        raise ValueError("not finite")
    center = A.mean(axis=0)
    A -= center
    B -= center
    sq = np.einsum("ij,ij->i", B, B)[:, None] + np.einsum("ij,ij->i", A, A) - 2.0 * np.dot(B, A.T)
    return np.take(y_train, np.sqrt(np.maximum(sq, 0.0)).argmin(axis=1))
