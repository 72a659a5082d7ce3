"""Nearest neighbours: one, several, and one in batches."""

import numpy as np


def predict_1nn(X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray) -> np.ndarray:
    """Return the label of the nearest row."""
    raise NotImplementedError


def predict_knn(X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray, k: int) -> np.ndarray:
    """Return the most frequent label of the k nearest rows, the smallest of equally frequent."""
    raise NotImplementedError


def predict_1nn_batched(
    X_train: np.ndarray, y_train: np.ndarray, X_test: np.ndarray, batch_size: int
) -> np.ndarray:
    """Return the label of the nearest row, `batch_size` queries at a time."""
    raise NotImplementedError
