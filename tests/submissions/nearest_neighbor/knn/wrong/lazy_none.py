# Returns None.
# loses: everything

import numpy as np


def predict_knn(X_train, y_train, X_test, k):
    return None


def predict_knn_network(X_test, W, b, R, classes, k):
    return None
