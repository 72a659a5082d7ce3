"""Float data on which every correct method must give the same answer, whatever its rounding."""

import numpy as np
import numpy.typing as npt

from tiebreak.errors import AuthorError

MARGIN = 1e-6


def well_separated(
    rng: np.random.Generator,
    n_train: int,
    n_test: int,
    n_features: int,
    *,
    k: int = 1,
    spread: float = 1.0,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return normal ``X_train (n_train, d)`` and ``X_test (n_test, d)`` with a margin at place `k`.

    The squared distances of every test row to its k-th and (k+1)-th neighbour differ by at least
    ``1e-6 * (‖x‖² + max‖t‖²)``, and so do those to the nearest and second nearest.
    """
    X_train = spread * rng.standard_normal((n_train, n_features))
    X_test = spread * rng.standard_normal((n_test, n_features))
    for _ in range(100):
        close = ~_apart(X_train, X_test, k)
        if not close.any():
            return X_train, X_test
        X_test[close] = spread * rng.standard_normal((int(close.sum()), n_features))
    raise AuthorError(f"no data with a margin at place {k} were found for {n_train} training rows")


def _apart(
    X_train: npt.NDArray[np.float64], X_test: npt.NDArray[np.float64], k: int
) -> npt.NDArray[np.bool_]:
    squared = ((X_test[:, None, :] - X_train[None, :, :]) ** 2).sum(axis=2)
    gaps = np.diff(np.sort(squared, axis=1), axis=1)
    scale = (X_test**2).sum(axis=1) + (X_train**2).sum(axis=1).max()
    places = [place for place in {0, k - 1} if place < gaps.shape[1]]
    apart: npt.NDArray[np.bool_] = (gaps[:, places] > MARGIN * scale[:, None]).all(axis=1)
    return apart
