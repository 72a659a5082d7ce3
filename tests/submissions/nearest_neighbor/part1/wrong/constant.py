# Answers zero, of the right shape and dtype.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    return np.zeros(len(X_test), dtype=y_train.dtype)
