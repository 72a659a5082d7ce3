# Scales each row by an exact power of two, ranks by dot product over the training norm alone.
# loses: nothing
import numpy as np


def _scaled(X):
    exponent = np.frexp(np.abs(X).max(axis=1))[1]
    return np.ldexp(X, -exponent[:, None])


def predict_cosine_1nn(X_train, y_train, X_test):
    train, test = np.asarray(X_train, dtype=np.float64), np.asarray(X_test, dtype=np.float64)
    match train.shape, np.shape(y_train), test.shape:
        case (n, d), (k,), (_, e) if n == k and d == e and n:
            pass
        case _:
            raise ValueError("shapes that do not fit")
    if not np.isfinite(train).all() or not np.isfinite(test).all():
        raise ValueError("NaN or infinity")
    train, test = _scaled(train), _scaled(test)
    norms = np.sqrt(np.sum(train * train, axis=1))
    score = (test @ train.T) / np.where(norms > 0, norms, 1.0)
    best = score.max(axis=1, keepdims=True)
    return y_train[np.argmax(score >= best, axis=1)]
