# Answers the first label for every row.
# loses: everything
import numpy as np


def predict_cosine_1nn(X_train, y_train, X_test):
    return np.full(len(X_test), y_train[0])
