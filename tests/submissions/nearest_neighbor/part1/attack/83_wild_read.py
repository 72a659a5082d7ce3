# Reads far outside an array.
# loses: everything
import numpy as np
from numpy.lib.stride_tricks import as_strided


def predict_1nn(X_train, y_train, X_test):
    wild = as_strided(np.zeros(1), shape=(1 << 12, 1 << 20), strides=(-(1 << 28), 1 << 12))
    return np.full(len(X_test), wild.sum()).astype(y_train.dtype)
