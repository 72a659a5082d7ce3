# Every class is equally likely and nothing changes: rows sum to 1, there is no NaN and no warning.
# loses: everything
import numpy as np


def soft_predict_proba(X_train, y_train, X_test, temperature):
    n_classes = len(np.unique(y_train))
    return np.full((len(X_test), n_classes), 1 / n_classes)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    return np.zeros((len(X_test), len(np.unique(y_train)), X_test.shape[1]))
