# A zero-dimensional array, which would broadcast.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    return np.array(y_train[0])
