# Masked arrays inside, a plain array outside; early return for an empty test set at the end of the checks.
# loses: nothing
import numpy as np
import numpy.ma as ma


def predict_1nn(X_train, y_train, X_test):
    X_train = np.require(X_train, dtype=np.float64, requirements=["C", "O"])
    X_test = np.require(X_test, dtype=np.float64, requirements=["C", "O"])
    if X_train.ndim != 2 or X_test.ndim != 2 or np.ndim(y_train) != 1:
        raise ValueError("dimensions")
    if X_train.shape[1] != X_test.shape[1]:
        raise ValueError("features")
    if y_train.size != X_train.shape[0] or y_train.size == 0:
        raise ValueError("labels")
    if ma.masked_invalid(X_train).mask.any() or ma.masked_invalid(X_test).mask.any():
        raise ValueError("NaN or infinity")
    if X_test.shape[0] == 0:
        return np.empty(0, dtype=y_train.dtype)
    d2 = (X_train**2).sum(axis=1) - 2.0 * (X_test @ X_train.T)
    not_best = d2 > d2.min(axis=1)[:, None]
    order = ma.array(np.tile(np.arange(len(X_train)), (len(X_test), 1)), mask=not_best)
    return np.array(y_train[np.asarray(order.min(axis=1))])
