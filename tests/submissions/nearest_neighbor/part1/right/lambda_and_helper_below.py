# A lambda whose helper stands below it.
# loses: nothing
import numpy as np

predict_1nn = lambda X_train, y_train, X_test: _answer(X_train, y_train, X_test)  # noqa: E731


def _answer(X_train, y_train, X_test):
    match X_train.shape, y_train.shape, X_test.shape:
        case (n, d), (labels,), (_, e) if 0 < n == labels and d == e:
            pass
        case shapes:
            raise ValueError(f"cannot work with {shapes}")
    if not np.isfinite(train := X_train.astype(np.double)).all():
        raise ValueError("X_train is not finite")
    if not np.isfinite(test := X_test.astype(np.double)).all():
        raise ValueError("X_test is not finite")
    left = np.hstack([test, np.ones((len(test), 1))])
    right = np.hstack([-2 * train, (train * train).sum(axis=1, keepdims=True)])
    return y_train[(left @ right.T).argmin(axis=1)]
