# A subclass of np.float64 that is near everything.
# loses: everything
import numpy as np


class Evil(np.float64):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __abs__(self):
        return 0.0

    def __lt__(self, other):
        return True

    def __eq__(self, other):
        return True

    __hash__ = None


def predict_1nn(X_train, y_train, X_test):
    return Evil(0.0)
