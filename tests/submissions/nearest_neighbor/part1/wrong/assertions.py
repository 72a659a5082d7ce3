# Checks with assert, which is no ValueError.
# loses: edge_cases
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    assert X_train.ndim == X_test.ndim == 2 and y_train.ndim == 1
    assert 0 < len(X_train) == len(y_train)
    assert X_train.shape[1] == X_test.shape[1]
    X_train = X_train.astype(np.float64)
    X_test = X_test.astype(np.float64)
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    squared = (
        (X_test**2).sum(axis=1)[:, None] - 2 * X_test @ X_train.T + (X_train**2).sum(axis=1)
    )
    return y_train[squared.argmin(axis=1)]
