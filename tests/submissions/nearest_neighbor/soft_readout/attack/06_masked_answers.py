# Masked arrays in which all is masked.
# loses: everything
import numpy as np


def soft_predict_proba(X_train, y_train, X_test, temperature):
    return np.ma.masked_all((len(X_test), len(np.unique(y_train))))


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return np.ma.masked_all((len(X_test), len(np.unique(y_train)), X_test.shape[1]))
