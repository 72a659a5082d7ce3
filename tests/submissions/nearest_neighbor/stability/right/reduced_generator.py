# functools.reduce over features, a NamedTuple of checked sides, a lambda as the function.
# loses: nothing
from functools import reduce
from math import isfinite
from numbers import Real
from typing import NamedTuple

import numpy as np


class Sides(NamedTuple):
    test: np.ndarray
    train: np.ndarray

    @classmethod
    def of(cls, *arrays):
        sides = cls(*(np.array(X, dtype=float) for X in arrays))
        match [X.shape for X in sides]:
            case [(_, d), (_, e)] if d == e:
                pass
            case _:
                raise ValueError("sides do not fit")
        if not all(np.isfinite(X).all() for X in sides):
            raise ValueError("sides are not finite")
        return sides

    @property
    def squared(self):
        zero = np.zeros((len(self.test), len(self.train)))
        pairs = zip(self.test.T, self.train.T)
        return reduce(lambda total, pair: total + np.subtract.outer(*pair) ** 2, pairs, zero)


stable_squared_distances = lambda X_test, X_train: Sides.of(X_test, X_train).squared  # noqa: E731


def unstable_pairs(X_test, X_train, rtol=10**-6, /):
    sides = Sides.of(X_test, X_train)
    if isinstance(rtol, bool) or not isinstance(rtol, Real) or not isfinite(rtol) or not rtol > 0:
        raise ValueError("rtol")
    size = np.add.outer(*((X * X).sum(axis=1) for X in sides))
    return size * (sides.test.shape[1] + 2) * 2.0**-51 > float(rtol) * sides.squared


if __name__ == "__main__":
    import time

    print(time.time())
