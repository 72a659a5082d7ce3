# rtol has no default.
# loses: detection
from typing import Any
import numpy as np
import numpy.typing as npt


def _checked(
    X_test: npt.NDArray[Any], X_train: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    test, train = (np.asarray(X_test, dtype=np.float64), np.asarray(X_train, dtype=np.float64))
    if test.ndim != 2 or train.ndim != 2 or test.shape[1] != train.shape[1]:
        raise ValueError("X_test and X_train must have two dimensions and the same features")
    if not (np.isfinite(test).all() and np.isfinite(train).all()):
        raise ValueError("features must be finite")
    return (test, train)


def unstable_pairs(
    X_test: npt.NDArray[Any], X_train: npt.NDArray[Any], rtol: float
) -> npt.NDArray[np.bool_]:
    test, train = _checked(X_test, X_train)
    real = isinstance(rtol, (int, float, np.integer, np.floating))
    if not real or isinstance(rtol, bool) or (not 0 < rtol < np.inf):
        raise ValueError("rtol must be a finite real number above 0")
    roundings = 3 * test.shape[1] + 3
    size = np.add.outer((test**2).sum(axis=1), (train**2).sum(axis=1))
    size *= roundings * np.finfo(np.float64).eps
    with np.errstate(over="ignore"):
        allowed = float(min(rtol, 1e308)) * stable_squared_distances(test, train)
    flags: npt.NDArray[np.bool_] = size > allowed
    return flags


def stable_squared_distances(
    X_test: npt.NDArray[Any], X_train: npt.NDArray[Any]
) -> npt.NDArray[np.float64]:
    test, train = _checked(X_test, X_train)
    squared = np.zeros((len(test), len(train)))
    for j in range(test.shape[1]):
        squared += np.subtract.outer(test[:, j], train[:, j]) ** 2
    return squared
