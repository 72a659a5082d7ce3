# NaN for every label.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    return np.full(len(X_test), np.nan)
