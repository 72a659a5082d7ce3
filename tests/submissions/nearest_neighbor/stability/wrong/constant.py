# Nothing is unstable and everything is 1 apart.
# loses: everything
import numpy as np


def unstable_pairs(X_test, X_train, rtol=1e-6):
    return np.zeros((len(X_test), len(X_train)), dtype=bool)


def stable_squared_distances(X_test, X_train):
    return np.ones((len(X_test), len(X_train)))
