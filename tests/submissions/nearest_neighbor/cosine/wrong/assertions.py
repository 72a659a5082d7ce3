# Checks with assert, which is no ValueError.
# loses: edge_cases
import numpy as np


def unit(X):
    largest = np.abs(X).max(axis=1, keepdims=True)
    X = X / np.where(largest == 0, 1, largest)
    norm = np.sqrt((X * X).sum(axis=1, keepdims=True))
    return X / np.where(norm == 0, 1, norm)


def predict_cosine_1nn(X_train, y_train, X_test):
    assert X_train.ndim == X_test.ndim == 2 and y_train.ndim == 1
    assert 0 < len(X_train) == len(y_train)
    assert X_train.shape[1] == X_test.shape[1]
    X_train = X_train.astype(np.float64)
    X_test = X_test.astype(np.float64)
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")
    similarity = unit(X_test) @ unit(X_train).T
    return y_train[similarity.argmax(axis=1)]
