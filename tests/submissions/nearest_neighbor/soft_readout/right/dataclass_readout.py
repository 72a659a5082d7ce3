# A dataclass fits the training set and answers for queries.
# loses: nothing
from dataclasses import dataclass
from functools import cached_property
from numbers import Real

import numpy as np


@dataclass(frozen=True)
class Readout:
    rows: np.ndarray
    labels: np.ndarray
    temperature: float

    def __post_init__(self):
        match self.rows.shape, self.labels.shape:
            case (0, _), _:
                raise ValueError("no training rows")
            case (n, _), (k,) if n == k:
                pass
            case _:
                raise ValueError("training rows and labels do not fit")
        if not np.isfinite(self.rows).all():
            raise ValueError("training rows are not finite")
        if isinstance(self.temperature, bool) or not isinstance(self.temperature, Real):
            raise ValueError("temperature is not a number")
        if not 0 < self.temperature < float("inf"):
            raise ValueError("temperature out of range")

    @cached_property
    def members(self):
        return (self.labels[:, None] == np.unique(self.labels)).astype(np.float64)

    def weights(self, queries):
        if queries.ndim != 2 or queries.shape[1] != self.rows.shape[1]:
            raise ValueError("queries do not fit the training rows")
        if not np.isfinite(queries).all():
            raise ValueError("queries are not finite")
        squared = sum(
            np.subtract.outer(q, r) ** 2 for q, r in zip(queries.T, self.rows.T, strict=True)
        )
        powers = np.exp((squared.min(1, keepdims=True) - squared) / float(self.temperature))
        return powers / powers.sum(1, keepdims=True)


def _fit(X_train, y_train, temperature):
    return Readout(np.asarray(X_train, float), np.asarray(y_train), temperature)


def soft_predict_proba(X_train, y_train, X_test, temperature):
    readout = _fit(X_train, y_train, temperature)
    return readout.weights(np.asarray(X_test, float)) @ readout.members


def soft_readout_jacobian(X_train, y_train, X_test, temperature):
    readout = _fit(X_train, y_train, temperature)
    weights = readout.weights(np.asarray(X_test, float))
    proba = weights @ readout.members
    share = readout.members[None] - proba[:, None, :]
    return np.einsum("mn,mnc,nd->mcd", weights, share, readout.rows) * (2 / readout.temperature)
