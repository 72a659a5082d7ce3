# np.minimum.reduce and where: the first row number among those at the minimum.
# loses: nothing
import numpy as np


def predict_1nn_batched(
    X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray, batch_size: int
) -> np.ndarray:
    """Nearest training label; equal distances go to the first row."""
    if isinstance(batch_size, (bool, np.bool_)) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError(f"batch_size must be an int, got {type(batch_size).__name__}")
    if batch_size < 1:
        raise ValueError(f"batch_size must be >= 1, got {batch_size}")
    X_train = np.asarray(X_train, dtype=np.float64)
    X_test = np.asarray(X_test, dtype=np.float64)
    if X_train.ndim != 2 or X_test.ndim != 2:
        raise ValueError("X_train and X_test must be 2-D")
    if y_train.ndim != 1:
        raise ValueError("y_train must be 1-D")
    n, d = X_train.shape
    if n == 0:
        raise ValueError("X_train is empty")
    if len(y_train) != n:
        raise ValueError("y_train must align with X_train")
    if X_test.shape[1] != d:
        raise ValueError("X_test must have the features of X_train")
    if not np.isfinite(X_train).all() or not np.isfinite(X_test).all():
        raise ValueError("NaN or infinity")

    numbers = np.arange(n)
    n_batches, rest = divmod(len(X_test), int(batch_size))
    answers = []
    for b in range(n_batches + (rest > 0)):
        chunk = X_test[b * int(batch_size) : (b + 1) * int(batch_size)]
        dist = np.zeros((len(chunk), n), dtype=np.float64)
        for column, ours in zip(X_train.T, chunk.T):
            dist += (ours[:, np.newaxis] - column) ** 2
        lowest = np.minimum.reduce(dist, axis=1, keepdims=True)
        answers.append(np.where(dist == lowest, numbers, n).min(axis=1))
    if not answers:
        return np.array([], dtype=y_train.dtype)
    return y_train[np.hstack(answers)]
