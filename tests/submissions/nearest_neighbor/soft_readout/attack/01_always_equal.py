# Objects that are equal to everything.
# loses: everything
import numpy as np


class Yes:
    def __eq__(self, other):
        return True

    def __array_function__(self, func, types, args, kwargs):
        return True

    __hash__ = None


def soft_predict_proba(X_train, y_train, X_test, temperature):
    return Yes()


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return Yes()
