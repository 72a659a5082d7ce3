# map over the batches (not over rows), a partial under the asked name, a demo at the end.
# loses: nothing
from functools import partial

import numpy as np


def _nearest(train, norms, rows):
    squared = norms - 2 * rows @ train.T
    numbers = np.broadcast_to(np.arange(len(train)), squared.shape)
    return np.lexsort((numbers, squared))[:, 0].copy()


def _batched(metric, X_train, y_train, X_test, batch_size):
    if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)):
        raise ValueError("batch_size must be an integer")
    if batch_size < 1:
        raise ValueError("batch_size must be positive")
    if X_train.ndim != 2 or X_test.ndim != 2 or X_train.shape[1] != X_test.shape[1]:
        raise ValueError("X_train and X_test do not go together")
    if y_train.shape != (X_train.shape[0],) or not y_train.shape[0]:
        raise ValueError("y_train does not go with X_train")
    train, test = X_train.astype(float), X_test.astype(float)
    if not np.isfinite(train).all() or not np.isfinite(test).all():
        raise ValueError("only finite numbers have distances")
    norms = (train**2).sum(axis=1)
    size = int(batch_size)
    cuts = (test[i : i + size] for i in range(0, len(test), size))
    found = list(map(lambda rows: metric(train, norms, rows), cuts))
    return y_train[np.concatenate([np.empty(0, dtype=np.intp), *found])]


predict_1nn_batched = partial(_batched, _nearest)

if __name__ == "__main__":
    import time

    import matplotlib.pyplot as plt

    started = time.perf_counter()
    print(predict_1nn_batched(np.eye(3), np.arange(3), np.eye(3), 2), time.perf_counter() - started)
    plt.show()
