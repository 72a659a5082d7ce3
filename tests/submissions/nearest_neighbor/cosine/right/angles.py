# The smallest angle instead of the largest cosine, stable sort.
# loses: nothing
import numpy as np

predict_cosine_1nn = lambda X_train, y_train, X_test, kind="stable": _predict(  # noqa: E731
    X_train, y_train, X_test, kind
)


def _predict(X_train, y_train, X_test, kind):
    if not (X_train.ndim == 2 == X_test.ndim and y_train.ndim == 1):
        raise ValueError("dimensions")
    if X_train.shape[0] != y_train.size or y_train.size == 0 or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("shapes")
    units = []
    for X in (X_train, X_test):
        X = X.astype(np.float64)
        if not np.isfinite(X).all():
            raise ValueError("values")
        for _ in range(2):
            scale = np.abs(X).max(axis=1, keepdims=True) if _ == 0 else np.linalg.norm(X, axis=1, keepdims=True)
            X = np.divide(X, scale, out=X, where=scale != 0)
        units.append(X)
    train, test = units
    angle = np.arccos(np.clip(test @ train.T, -1.0, 1.0))
    return y_train[np.argsort(angle, axis=1, kind=kind)[:, 0]]
