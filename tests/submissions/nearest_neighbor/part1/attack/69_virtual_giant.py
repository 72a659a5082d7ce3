# An array of a quadrillion entries that takes eight bytes.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    return np.broadcast_to(y_train[:1], (10**15,))
