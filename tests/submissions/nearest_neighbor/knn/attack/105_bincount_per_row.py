# Right, with np.bincount for each test row by map.
# loses: vectorization
import numpy as np


def real(values, ndim):
    array = np.array(values, dtype=np.float64)
    if array.ndim != ndim or not np.isfinite(array).all():
        raise ValueError("wrong dimensions, NaN or infinity")
    return array


def count(k, n):
    if isinstance(k, bool) or not isinstance(k, (int, np.integer)) or not 1 <= k <= n:
        raise ValueError("k is no integer from 1 to n")
    return int(k)


def predict_knn(X_train, y_train, X_test, k):
    X, Z = real(X_train, 2), real(X_test, 2)
    if y_train.shape != (len(X),) or len(X) == 0 or X.shape[1] != Z.shape[1]:
        raise ValueError("shapes do not fit")
    k = count(k, len(X))
    D = np.zeros((len(Z), len(X)))
    for f in range(X.shape[1]):
        D += (Z[:, f, None] - X[:, f]) ** 2
    nearest = D.argsort(axis=1, kind="stable")[:, :k]
    classes = np.unique(y_train)
    codes = np.searchsorted(classes, y_train)[nearest]
    winners = list(map(np.argmax, map(np.bincount, codes)))
    return classes[np.array(winners, dtype=np.intp)]


def predict_knn_network(X_test, W, b, R, classes, k):
    Z, W, b, R = real(X_test, 2), real(W, 2), real(b, 1), real(R, 2)
    if len(W) == 0 or Z.shape[1] != W.shape[1] or b.shape != (len(W),):
        raise ValueError("the first layer does not fit")
    if classes.ndim != 1 or len(classes) == 0 or R.shape != (len(W), len(classes)):
        raise ValueError("the second layer does not fit")
    k = count(k, len(W))
    winners = (-(Z @ W.T + b)).argsort(axis=1, kind="stable")[:, :k]
    mask = np.zeros((len(Z), len(W)))
    np.put_along_axis(mask, winners, 1.0, axis=1)
    return classes[(mask @ R).argmax(axis=1)]
