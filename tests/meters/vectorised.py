"""Answers without any loop over rows: none may be called one. Line 1 imports NumPy."""

DIRECT = "D = ((T[:, None, :] - X) ** 2).sum(axis=-1)"

SOURCES = {
    "broadcasting": f"""
def predict(X, y, T):
    {DIRECT}
    return y[D.argmin(axis=1)]
""",
    "matmul": """
def predict(X, y, T):
    D = (T * T).sum(1)[:, None] - 2 * (T @ X.T) + (X * X).sum(1)
    return y[np.argmin(D, axis=1)]
""",
    "matmul_into_out": """
def predict(X, y, T):
    D = np.empty((len(T), len(X)))
    np.matmul(T, X.T, out=D)
    D *= -2
    np.add(D, np.square(X).sum(axis=1), out=D)
    return y.take(D.argmin(1))
""",
    "einsum": """
def predict(X, y, T):
    diff = T[:, None] - X[None]
    return y[np.einsum("ijk,ijk->ij", diff, diff).argmin(1)]
""",
    "einsum_optimised": """
def predict(X, y, T):
    cross = np.einsum("ik,jk->ij", T, X, optimize=True)
    D = np.einsum("ik,ik->i", T, T)[:, None] - 2 * cross + np.einsum("jk,jk->j", X, X)
    return y[np.argmin(D, axis=1)]
""",
    "tensordot": """
def predict(X, y, T):
    D = (X**2).sum(1) - 2 * np.tensordot(T, X, axes=([1], [1]))
    return y[D.argmin(axis=1)]
""",
    "argsort": f"""
def predict(X, y, T):
    {DIRECT}
    return y[np.argsort(D, axis=1, kind="stable")[:, 0]]
""",
    "lexsort": f"""
def predict(X, y, T):
    {DIRECT}
    order = np.lexsort((np.broadcast_to(np.arange(len(X)), D.shape), D), axis=-1)
    return y[order[:, 0]]
""",
    "partition": f"""
def predict(X, y, T):
    {DIRECT}
    nearest = np.argpartition(D, 0, axis=1)[:, :1]
    return np.take_along_axis(np.broadcast_to(y, D.shape), nearest, axis=1)[:, 0]
""",
    "take_along_axis": f"""
def predict(X, y, T):
    {DIRECT}
    order = np.argsort(D, axis=1, kind="stable")
    labels = np.take_along_axis(np.broadcast_to(y, D.shape), order, axis=1)
    return labels[:, 0].copy()
""",
    "masked_array": f"""
def predict(X, y, T):
    {DIRECT}
    masked = np.ma.masked_where(D > D.min(axis=1, keepdims=True), D)
    return y[np.ma.argmin(masked, axis=1)]
""",
    "where": f"""
def predict(X, y, T):
    {DIRECT}
    best = np.where(D == D.min(1, keepdims=True), np.arange(len(X)), len(X))
    return y[best.min(axis=1)]
""",
    "unique_inverse": f"""
def predict(X, y, T):
    {DIRECT}
    classes, inverse = np.unique(y, return_inverse=True)
    return classes[inverse[np.argmin(D, axis=1)]]
""",
    "unique_rows": """
def predict(X, y, T):
    rows, back = np.unique(T, axis=0, return_inverse=True)
    D = ((rows[:, None] - X) ** 2).sum(-1)
    return y[D.argmin(1)][back.reshape(-1)]
""",
    "add_at": f"""
def predict(X, y, T):
    {DIRECT}
    votes = np.zeros((len(T), y.max() + 1))
    rows, columns = np.nonzero(D == D.min(axis=1, keepdims=True))
    np.add.at(votes, (rows, y[columns]), 1)
    return votes.argmax(1).astype(y.dtype)
""",
    "bincount": f"""
def predict(X, y, T):
    {DIRECT}
    c = int(y.max()) + 1
    rows, columns = np.nonzero(D == D.min(axis=1, keepdims=True))
    votes = np.bincount(rows * c + y[columns], minlength=len(T) * c).reshape(len(T), c)
    return votes.argmax(axis=1)
""",
    "one_hot_matmul": f"""
def predict(X, y, T):
    {DIRECT}
    one_hot = np.eye(int(y.max()) + 1)[y]
    return ((D == D.min(1, keepdims=True)) @ one_hot).argmax(1)
""",
    "minimum_reduceat": f"""
def predict(X, y, T):
    {DIRECT}
    order = np.argsort(y, kind="stable")
    classes, starts = np.unique(y[order], return_index=True)
    return classes[np.minimum.reduceat(D[:, order], starts, axis=1).argmin(axis=1)]
""",
    "percentile": f"""
def predict(X, y, T):
    {DIRECT}
    floor = np.percentile(D, 0, axis=1, keepdims=True)
    return y[(floor >= D).argmax(axis=1)]
""",
    "median_centred": """
def predict(X, y, T):
    centre = np.median(X, axis=0)
    A, B = T - centre, X - centre
    return y[((A[:, None] - B) ** 2).sum(2).argmin(1)]
""",
    "norm": """
def predict(X, y, T):
    return y[np.linalg.norm(T[:, None] - X, axis=2).argmin(axis=1)]
""",
    "hypot": """
def predict(X, y, T):
    D = np.hypot(T[:, None, 0] - X[:, 0], T[:, None, 1] - X[:, 1])
    return y[D.argmin(1)]
""",
    "complex_plane": """
def predict(X, y, T):
    a, b = T[:, 0] + 1j * T[:, 1], X[:, 0] + 1j * X[:, 1]
    gap = a[:, None] - b
    return y[(gap * gap.conj()).real.argmin(1)]
""",
    "polynomial": """
from numpy.polynomial import polynomial as P
def predict(X, y, T):
    gaps = T[:, None] - X
    return y[P.polyval(gaps, [0.0, 0.0, 1.0]).sum(axis=2).argmin(axis=1)]
""",
    "stride_tricks": """
from numpy.lib.stride_tricks import as_strided
def predict(X, y, T):
    m, n, d = len(T), len(X), T.shape[1]
    T, X = np.ascontiguousarray(T), np.ascontiguousarray(X)
    A = as_strided(T, (m, n, d), (T.strides[0], 0, T.strides[1]))
    B = as_strided(X, (m, n, d), (0, X.strides[0], X.strides[1]))
    return y[((A - B) ** 2).sum(-1).argmin(-1)]
""",
    "sliding_windows": """
from numpy.lib.stride_tricks import sliding_window_view
def predict(X, y, T):
    flat = sliding_window_view(T.ravel(), T.shape[1])[:: T.shape[1]]
    return y[((flat[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "repeat_and_tile": """
def predict(X, y, T):
    A, B = np.repeat(T, len(X), axis=0), np.tile(X, (len(T), 1))
    return y[((A - B) ** 2).sum(1).reshape(len(T), len(X)).argmin(1)]
""",
    "subtract_outer": """
def predict(X, y, T):
    D = np.subtract.outer(T[:, 0], X[:, 0]) ** 2 + np.subtract.outer(T[:, 1], X[:, 1]) ** 2
    return y[D.argmin(1)]
""",
    "augmented_matrix": """
def predict(X, y, T):
    left = np.hstack([T, np.ones((len(T), 1))])
    right = np.column_stack([-2 * X, (X**2).sum(1)])
    return y[(left @ right.T).argmin(1)]
""",
    "mesh_indices": """
def predict(X, y, T):
    i, j = np.meshgrid(np.arange(len(T)), np.arange(len(X)), indexing="ij")
    return y[((T[i] - X[j]) ** 2).sum(-1).argmin(1)]
""",
    "from_function": """
def predict(X, y, T):
    D = np.fromfunction(lambda i, j: ((T[i] - X[j]) ** 2).sum(-1), (len(T), len(X)), dtype=int)
    return y[D.argmin(1)]
""",
    "dataclass": """
from dataclasses import dataclass
@dataclass
class Nearest:
    X: np.ndarray
    y: np.ndarray
    def __call__(self, T):
        return self.y[((T[:, None] - self.X) ** 2).sum(2).argmin(1)]
def predict(X, y, T):
    return Nearest(X, y)(T)
""",
    "named_tuple": """
from collections import namedtuple
Fit = namedtuple("Fit", "X norms y")
def predict(X, y, T):
    fit = Fit(X, (X * X).sum(1), y)
    return fit.y[(fit.norms - 2 * T @ fit.X.T).argmin(1)]
""",
    "validation": """
import numbers
def predict(X, y, T):
    if not all(isinstance(size, numbers.Integral) for size in X.shape + T.shape):
        raise ValueError("shape")
    if any(a.ndim != 2 for a in (X, T)) or max(X.shape[1:], T.shape[1:]) != T.shape[1:]:
        raise ValueError("dimensions")
    if not np.isfinite(X).all() or not np.isfinite(T).all():
        raise ValueError("finite")
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "labels_through_a_list": """
def predict(X, y, T):
    labels = np.array(y.tolist())
    nearest = ((T[:, None] - X) ** 2).sum(2).argmin(1)
    scores = ((T[:, None] - X) ** 2).sum(2).min(1).tolist()
    assert len(scores) == len(nearest)
    return np.asarray(labels[nearest].tolist())
""",
    "rows_through_a_list": """
def predict(X, y, T):
    T = np.array(T.tolist(), dtype=float)
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "left_over_print": """
def predict(X, y, T):
    D = ((T[:, None] - X) ** 2).sum(2)
    str(D), repr(T)
    return y[D.argmin(1)]
""",
    "floating_point_context": """
import warnings
def predict(X, y, T):
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return y[np.nanargmin(((T[:, None] - X) ** 2).sum(2), axis=1)]
""",
    "loops_in_dead_code": """
def slow(X, y, T):
    return np.array([y[min(range(len(X)), key=lambda j: ((X[j] - t) ** 2).sum())] for t in T])
def predict(X, y, T, method="fast"):
    if method == "slow":
        return slow(X, y, T)
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
}
