# Labels with lone surrogates.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    return np.array(["\ud800\udc80"[i % 2] for i in range(len(X_test))])
