# Returns the labels it was given.
# loses: everything

import numpy as np


def predict_knn(X_train, y_train, X_test, k):
    return y_train


def predict_knn_network(X_test, W, b, R, classes, k):
    return classes
