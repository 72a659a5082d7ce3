# Equal shares for two classes and no slope, whatever is asked.
# loses: everything
import numpy as np


def soft_predict_proba(X_train, y_train, X_test, temperature):
    return np.full((len(X_test), 2), 0.5)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return np.zeros((len(X_test), 2, X_test.shape[1]))
