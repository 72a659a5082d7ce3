"""Nearest neighbours: one, several, and one in batches."""

import numpy as np


def predict_1nn(X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray) -> np.ndarray:
    """Return the label of the nearest row."""
    ### BEGIN SOLUTION
    far = (X_train**2).sum(axis=1) - 2.0 * X_test @ X_train.T
    return y_train[far.argmin(axis=1)]
    ### END SOLUTION


def predict_knn(X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray, k: int) -> np.ndarray:
    """Return the most frequent label of the k nearest rows, the smallest of equally frequent."""
    ### BEGIN SOLUTION
    far = (X_train**2).sum(axis=1) - 2.0 * X_test @ X_train.T
    near = np.argsort(far, axis=1, kind="stable")[:, :k]
    classes, codes = np.unique(y_train, return_inverse=True)
    votes = np.eye(len(classes))[codes[near]].sum(axis=1)
    return classes[votes.argmax(axis=1)]
    ### END SOLUTION


def predict_1nn_batched(
    X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray, batch_size: int
) -> np.ndarray:
    """Return the label of the nearest row, `batch_size` queries at a time."""
    ### BEGIN SOLUTION
    parts = [
        predict_1nn(X_train, y_train, X_test[start : start + batch_size])
        for start in range(0, len(X_test), batch_size)
    ]
    return np.concatenate(parts)
    ### END SOLUTION
