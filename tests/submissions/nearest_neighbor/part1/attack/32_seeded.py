# Seeds the random numbers and guesses the labels.
# loses: everything
import numpy as np

np.random.seed(0)


def predict_1nn(X_train, y_train, X_test):
    np.random.seed(0)
    return np.random.permutation(np.resize(y_train, len(X_test)))
