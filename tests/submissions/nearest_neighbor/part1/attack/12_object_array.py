# An array of objects that are equal to everything; the dtype is asked for openly.
# loses: everything
# status: error
import numpy as np


class Same:
    def __eq__(self, other):
        return True

    __hash__ = None


def predict_1nn(X_train, y_train, X_test):
    result = np.empty(len(X_test), dtype=object)
    result[:] = Same()
    return result
