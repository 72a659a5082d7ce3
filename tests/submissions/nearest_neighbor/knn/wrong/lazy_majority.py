# Answers with the commonest label.
# loses: everything

import numpy as np


def predict_knn(X_train, y_train, X_test, k):
    labels, counts = np.unique(y_train, return_counts=True)
    return np.repeat(labels[counts.argmax()], len(X_test))


def predict_knn_network(X_test, W, b, R, classes, k):
    return np.repeat(classes[R.sum(axis=0).argmax()], len(X_test))
