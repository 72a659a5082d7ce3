# One call in C that takes for ever.
# loses: everything
# slow
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    everyone = np.broadcast_to(np.float64(1), (10**7, 10**7))
    return np.full(len(X_test), everyone.sum()).astype(y_train.dtype)
