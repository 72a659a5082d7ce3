# Takes temperatures above 1e6 for 1e6.
# loses: temperature, jacobian
import math
import numpy as np


def check(X_train, y_train, X_test, temperature):
    train = np.asarray(X_train, dtype=np.float64)
    test = np.asarray(X_test, dtype=np.float64)
    labels = np.asarray(y_train)
    if train.ndim != 2 or test.ndim != 2 or labels.ndim != 1:
        raise ValueError("dimensions")
    if train.shape[1] != test.shape[1]:
        raise ValueError("features")
    if len(train) != len(labels):
        raise ValueError("labels")
    if len(train) == 0:
        raise ValueError("empty")
    if not np.isfinite(train).all():
        raise ValueError("train")
    if not np.isfinite(test).all():
        raise ValueError("test")
    return train, labels, test, number(temperature)


def number(temperature):
    if isinstance(temperature, (bool, np.bool_)):
        raise ValueError("bool")
    if not isinstance(temperature, (int, float, np.integer, np.floating)):
        raise ValueError("no number")
    if not (0 < temperature < np.inf):
        raise ValueError("range")
    return min(float(temperature), 1e6)


def weigh(train, test, T):
    squared = np.zeros((len(test), len(train)))
    for f in range(train.shape[1]):
        squared += (test[:, f, None] - train[None, :, f]) ** 2
    z = -(squared - squared.min(axis=1, keepdims=True)) / T
    w = np.exp(z)
    return w / w.sum(axis=1, keepdims=True)


def members_of(labels):
    classes, codes = np.unique(labels, return_inverse=True)
    return (codes[:, None] == np.arange(len(classes))).astype(np.float64)


def soft_predict_proba(X_train, y_train, X_test, temperature):
    train, labels, test, T = check(X_train, y_train, X_test, temperature)
    return weigh(train, test, T) @ members_of(labels)


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    train, labels, test, T = check(X_train, y_train, X_test, temperature)
    w, own = weigh(train, test, T), members_of(labels)
    proba = w @ own
    pull = np.stack([(w * own[:, c]) @ train for c in range(own.shape[1])], axis=1)
    return 2.0 / T * (pull - proba[:, :, None] * (w @ train)[:, None, :])
