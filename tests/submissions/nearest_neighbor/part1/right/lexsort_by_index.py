# Lexicographic sort by (distance, index), the tie rule spelt out.
# loses: nothing
import numpy as np
from numpy.typing import ArrayLike, NDArray


def _squared(A: NDArray[np.float64], B: NDArray[np.float64]) -> NDArray[np.float64]:
    return (B**2) @ np.ones((A.shape[1], len(A))) + np.ones((len(B), A.shape[1])) @ (A**2).T - 2 * (B @ A.T)


def predict_1nn(X_train: ArrayLike, y_train: ArrayLike, X_test: ArrayLike) -> NDArray:
    A, y, B = np.array(X_train, dtype=np.float64), np.array(y_train), np.array(X_test, dtype=np.float64)
    if A.ndim != 2 or B.ndim != 2 or y.ndim != 1:
        raise ValueError("dimensions")
    if not A.size or A.shape[1] != B.shape[1] or A.shape[0] != y.size:
        raise ValueError("shapes")
    if not np.isfinite(A).all():
        raise ValueError("X_train has NaN or infinity")
    if not np.isfinite(B).all():
        raise ValueError("X_test has NaN or infinity")
    D = _squared(A, B)
    index = np.broadcast_to(np.arange(len(A)), D.shape)
    return y[np.lexsort((index, D), axis=1)[:, 0]]
