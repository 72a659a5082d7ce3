# Answers with one label.
# loses: everything

import numpy as np


def predict_knn(X_train, y_train, X_test, k):
    return np.repeat(np.sort(y_train)[:1], len(X_test))


def predict_knn_network(X_test, W, b, R, classes, k):
    return np.repeat(classes[:1], len(X_test))
