# A tuple subclass that holds zeros and shows the right weights when asked for its items.
# loses: weights, inputs, edge_cases, vectorization
import numpy as np


class Lying(tuple):
    def __new__(cls, W, b):
        self = super().__new__(cls, (np.zeros_like(W), np.zeros_like(b)))
        self.parts = W, b
        return self

    def __iter__(self):
        return iter(self.parts)

    def __getitem__(self, place):
        return self.parts[place]


def real(values, ndim):
    array = np.array(values, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong dimensions, NaN or infinity")
    return array


def network_parameters(X_train):
    W = real(X_train, 2)
    if len(W) == 0:
        raise ValueError("no rows")
    return Lying(W, -0.5 * (W**2).sum(axis=1))


def label_readout(y_train):
    labels = np.asarray(y_train)
    if labels.ndim != 1 or len(labels) == 0:
        raise ValueError("no labels")
    classes = np.unique(labels)
    return (labels[:, None] == classes).astype(np.float64), classes


def predict_network(X_test, W, b, R, classes):
    Z, W, b, R = real(X_test, 2), real(W, 2), real(b, 1), real(R, 2)
    if len(W) == 0 or Z.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or len(classes) == 0 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    winners = (Z @ W.T + b).argmax(axis=1)
    return classes[R[winners].argmax(axis=1)]
