# The most common label.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    values, counts = np.unique(y_train, return_counts=True)
    return np.full(len(X_test), values[counts.argmax()], dtype=y_train.dtype)
