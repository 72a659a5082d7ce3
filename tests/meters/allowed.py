"""Answers whose loops the contract allows: features, classes, stages, blocks of 8 rows or more."""

NEAREST = "((t[:, None] - X) ** 2).sum(2).argmin(1)"

SOURCES = {
    "features": """
def predict(X, y, T):
    D = np.zeros((len(T), len(X)))
    for j in range(X.shape[1]):
        D += (T[:, j, None] - X[:, j]) ** 2
    return y[D.argmin(1)]
""",
    "features_summed": """
def predict(X, y, T):
    return y[sum((a[:, None] - b) ** 2 for a, b in zip(T.T, X.T)).argmin(1)]
""",
    "features_reduced": """
from functools import reduce
def predict(X, y, T):
    parts = map(lambda a, b: np.subtract.outer(a, b) ** 2, T.T, X.T)
    return y[reduce(np.add, parts).argmin(1)]
""",
    "classes": """
def predict(X, y, T):
    classes = np.unique(y)
    D = ((T[:, None] - X) ** 2).sum(2)
    nearest = np.stack([D[:, y == c].min(axis=1) for c in classes.tolist()], axis=1)
    return classes[nearest.argmin(1)]
""",
    "rounds_of_k": """
def predict(X, y, T, k=1):
    D = ((T[:, None] - X) ** 2).sum(2)
    votes = np.zeros((len(T), y.max() + 1))
    for _ in range(k):
        best = D.argmin(1)
        votes[np.arange(len(T)), y[best]] += 1
        D[np.arange(len(T)), best] = np.inf
    return votes.argmax(1)
""",
    "stages": """
def predict(X, y, T):
    value = (X, T)
    for stage in (lambda v: ((v[1][:, None] - v[0]) ** 2).sum(2), lambda d: d.argmin(1), y.take):
        value = stage(value)
    return value
""",
    "blocks_of_8": f"""
def predict(X, y, T):
    out = np.empty(len(T), y.dtype)
    for start in range(0, len(T), 8):
        t = T[start : start + 8]
        out[start : start + 8] = y[{NEAREST}]
    return out
""",
    "blocks_of_8_by_features": """
def predict(X, y, T):
    out = np.empty(len(T), y.dtype)
    for start in range(0, len(T), 8):
        t = T[start : start + 8]
        D = np.zeros((len(t), len(X)))
        for j in range(X.shape[1]):
            D += (t[:, j, None] - X[:, j]) ** 2
        out[start : start + 8] = y[D.argmin(1)]
    return out
""",
    "blocks_of_8_in_a_helper": """
def distances(t, X):
    return sum((a[:, None] - b) ** 2 for a, b in zip(t.T, X.T))
def predict(X, y, T):
    return np.concatenate([y[distances(T[i : i + 8], X).argmin(1)] for i in range(0, len(T), 8)])
""",
    "blocks_of_8_in_library_calls": """
def predict(X, y, T):
    parts = []
    for i in range(0, len(T), 8):
        t = np.vstack([T[i : i + 8]])
        D = np.linalg.norm(np.stack([t] * 16, axis=1) - X[None], axis=2)
        floor = np.percentile(D, 0, axis=1, keepdims=True)
        parts.append(y[np.median(np.argwhere(D <= floor)[:, :1]).astype(int) * 0 + D.argmin(1)])
    return np.concatenate(parts)
""",
    "blocks_of_8_on_one_line": """
def predict(X, y, T):
    f = np.subtract.outer
    A, B, m = T.T, X.T, len(T)
    D = [sum(f(A[j, i : i + 8], B[j]) ** 2 for j in range(2)) for i in range(0, m, 8)]
    return y[np.concatenate(D).argmin(1)]
""",
    "blocks_of_8_mapped": """
def predict(X, y, T):
    f = np.subtract.outer
    block = lambda i: sum(map(lambda a, b: f(a, b) ** 2, T[i : i + 8].T, X.T)).argmin(1)
    return y[np.concatenate([*map(block, range(0, len(T), 8))])]
""",
    "blocks_of_8_with_a_helper_called_twice": """
def squares(rows):
    return (rows * rows).sum(axis=1)
def predict(X, y, T):
    parts = []
    for i in range(0, len(T), 8):
        t = T[i : i + 8]
        parts.append(y[(squares(t)[:, None] - 2 * t @ X.T + squares(X)).argmin(1)])
    return np.concatenate(parts)
""",
    "halving_to_8_rows": f"""
def predict(X, y, T):
    if len(T) <= 8:
        t = T
        return y[{NEAREST}]
    half = len(T) // 16 * 8 or 8
    return np.concatenate([predict(X, y, T[:half]), predict(X, y, T[half:])])
""",
    "blocks_of_8_in_a_method": """
from dataclasses import dataclass
@dataclass
class Block:
    X: np.ndarray
    y: np.ndarray
    t: np.ndarray
    def nearest(self):
        D = 0
        for a, b in zip(self.t.T, self.X.T):
            D = D + (a[:, None] - b) ** 2
        return self.y[D.argmin(1)]
def predict(X, y, T):
    blocks = (Block(X, y, T[i : i + 8]) for i in range(0, len(T), 8))
    return np.concatenate([block.nearest() for block in blocks])
""",
    "blocks_of_16": f"""
def predict(X, y, T):
    starts = range(0, len(T), 16)
    ends = [min(start + 16, len(T)) for start in starts]
    parts = []
    for number, (lo, hi) in enumerate(zip(starts, ends)):
        t = T[lo:hi]
        parts.append(y[{NEAREST}])
    return np.concatenate(parts)
""",
    "blocks_of_64": f"""
def predict(X, y, T):
    out, start = np.empty(len(T), y.dtype), 0
    while start < len(T):
        stop = max(start, min(start + 64, len(T)))
        t = T[start:stop]
        out[start:stop] = y[{NEAREST}]
        start = stop
    return out
""",
    "blocks_of_both_sides": """
def predict(X, y, T):
    out = np.empty(len(T), y.dtype)
    for i in range(0, len(T), 32):
        best = np.full(len(T[i : i + 32]), np.inf)
        for j in range(0, len(X), 8):
            D = ((T[i : i + 32, None] - X[j : j + 8]) ** 2).sum(2)
            closer = D.min(1) < best
            out[i : i + 32][closer] = y[j : j + 8][D.argmin(1)][closer]
            best = np.minimum(best, D.min(1))
    return out
""",
    "blocks_by_memory_budget": f"""
def predict(X, y, T, budget=1 << 16):
    rows = max(8, budget // (8 * X.size))
    parts = [T[i : i + rows] for i in range(0, len(T), rows)]
    return np.hstack([y[{NEAREST}] for t in parts])
""",
    "array_split": f"""
def predict(X, y, T):
    pieces = np.array_split(T, max(1, len(T) // 16))
    return np.concatenate([y[{NEAREST}] for t in pieces])
""",
    "root_many_blocks": f"""
def predict(X, y, T):
    size = int(np.ceil(np.sqrt(len(T))))
    return np.concatenate([y[{NEAREST}] for t in (T[i : i + size] for i in range(0, len(T), size))])
""",
    "halving": f"""
def predict(X, y, T):
    if len(T) <= 64:
        t = T
        return y[{NEAREST}]
    half = len(T) // 2
    return np.concatenate([predict(X, y, T[:half]), predict(X, y, T[half:])])
""",
    "tournament": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    at = np.broadcast_to(np.arange(len(X)), D.shape)
    while D.shape[1] > 1:
        odd = D.shape[1] % 2
        left, right = D[:, : D.shape[1] - odd : 2], D[:, 1::2]
        keep = left <= right
        rest = at.shape[1] - odd
        at = np.hstack([np.where(keep, at[:, :rest:2], at[:, 1::2]), at[:, rest:]])
        D = np.hstack([np.where(keep, left, right), D[:, D.shape[1] - odd :]])
    return y[at[:, 0]]
""",
    "doubling_over_test_rows": """
def predict(X, y, T):
    done, out = 0, np.empty(len(T), y.dtype)
    size = 1
    while done < len(T):
        out[done : done + size] = y[((T[done : done + size, None] - X) ** 2).sum(2).argmin(1)]
        done, size = done + size, 2 * size
    return out
""",
}
