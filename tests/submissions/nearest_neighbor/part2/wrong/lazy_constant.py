# Answers with constants.
# loses: everything

import numpy as np


def network_parameters(X_train):
    return np.zeros(X_train.shape), np.zeros(len(X_train))


def label_readout(y_train):
    return np.ones((len(y_train), 1)), y_train[:1].copy()


def predict_network(X_test, W, b, R, classes):
    return np.repeat(classes[:1], len(X_test))
