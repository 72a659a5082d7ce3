# NaN everywhere: nothing is far from NaN.
# loses: everything
import numpy as np


def soft_predict_proba(X_train, y_train, X_test, temperature):
    return np.full((len(X_test), len(np.unique(y_train))), np.nan)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return np.full((len(X_test), len(np.unique(y_train)), X_test.shape[1]), np.nan)
