# Dates, durations and void bytes for labels.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    kind = ["M8[s]", "m8[ns]", "V16"][len(X_test) % 3]
    return np.zeros(len(X_test), dtype=kind)
