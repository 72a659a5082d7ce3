"""Temporaries of all three sizes are found, and those of fewer are not."""

from functools import cache

import pytest

from meters.driving import ran
from tiebreak.meters import judge_memory, mixed_difference

LARGE = {
    "kept": """
def predict(X, y, T):
    gaps = T[:, None] - X
    return y[(gaps**2).sum(2).argmin(1)]
""",
    "passing": """
def predict(X, y, T):
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]
""",
    "einsum_on_gaps": """
def predict(X, y, T):
    gaps = T[:, None] - X
    return y[np.einsum("ijk,ijk->ij", gaps, gaps).argmin(1)]
""",
    "float32": """
def predict(X, y, T):
    gaps = T[:, None].astype(np.float32) - X.astype(np.float32)
    return y[np.einsum("ijk,ijk->ij", gaps, gaps).argmin(1)]
""",
    "bools": """
def predict(X, y, T):
    return y[(T[:, None] > X).sum(2).argmin(1)]
""",
    "repeated": """
def predict(X, y, T):
    A = np.repeat(T, len(X), axis=0)
    return y[((A - np.tile(X, (len(T), 1))) ** 2).sum(1).reshape(len(T), -1).argmin(1)]
""",
    "a_quarter": """
def predict(X, y, T):
    parts = [((t[:, None] - X) ** 2).sum(2) for t in np.array_split(T, 4)]
    return y[np.concatenate(parts).argmin(1)]
""",
}
SMALL = {
    "matmul": """
def predict(X, y, T):
    return y[((X * X).sum(1) - 2 * T @ X.T).argmin(1)]
""",
    "einsum": """
def predict(X, y, T):
    D = (X * X).sum(1) - 2 * np.einsum("ik,jk->ij", T, X, optimize=True)
    return y[D.argmin(1)]
""",
    "features": """
def predict(X, y, T):
    D = np.zeros((len(T), len(X)))
    for j in range(X.shape[1]):
        D += (T[:, j, None] - X[:, j]) ** 2
    return y[D.argmin(1)]
""",
    "features_in_a_list": """
def predict(X, y, T):
    return y[sum(np.subtract.outer(a, b) ** 2 for a, b in zip(T.T, X.T)).argmin(1)]
""",
    "rows": """
def predict(X, y, T):
    return np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])
""",
    "fixed_blocks": """
def predict(X, y, T):
    out = np.zeros(len(T), y.dtype)
    for i in range(0, len(T), 8):
        best = np.inf
        for j in range(0, len(X), 8):
            D = ((T[i : i + 8, None] - X[j : j + 8]) ** 2).sum(2)
            out[i : i + 8] = np.where(D.min(1) < best, y[j : j + 8][D.argmin(1)], out[i : i + 8])
            best = np.minimum(best, D.min(1))
    return out
""",
    "row_blocks": """
def predict(X, y, T):
    blocks = [T[i : i + 16] for i in range(0, len(T), 16)]
    return np.concatenate([y[((t[:, None, :4] - X[:, :4]) ** 2).sum(2).argmin(1)] for t in blocks])
""",
    "strided_view": """
def predict(X, y, T):
    A = np.broadcast_to(T[:, None], (len(T), *X.shape))
    return y[np.einsum("ijk,jk->ij", A, X).argmax(1)]
""",
}


@cache
def traced():
    """Trace all candidates once."""
    return ran("tracing_memory.py", {**LARGE, **SMALL})


@pytest.mark.parametrize("name", LARGE)
def test_arrays_of_all_sizes_are_found(name):
    """An array of test rows by training rows by features is too much, whatever its dtype."""
    per_unit, sentence = traced()[name]
    assert per_unit > 0.8
    assert sentence == (
        f"temporary memory grows by {per_unit:.1f} bytes per test row and training row and "
        "feature, at most 0.5 allowed"
    )


@pytest.mark.parametrize("name", SMALL)
def test_arrays_of_fewer_sizes_are_fine(name):
    """Two-dimensional temporaries, loops and blocks of fixed size pass with room to spare."""
    per_unit, sentence = traced()[name]
    assert abs(per_unit) < 0.1
    assert sentence is None


def test_lower_order_terms_cancel():
    """Only the product of all sizes counts, whatever else the peak contains."""
    peaks = {
        (i, j): 7 + 5 * (10 + 10 * i) + 3 * (20 + 20 * j) + 2 * (10 + 10 * i) * (20 + 20 * j)
        for i in (0, 1)
        for j in (0, 1)
    }
    assert mixed_difference(peaks, (10, 20)) == 2.0
    assert judge_memory(peaks, (10, 20), limit=2.0, per="pair") is None


@pytest.mark.parametrize("peaks", [{(0,): 5}, {(0,): 5, (1,): None}])
def test_missing_peaks_are_no_pass(peaks):
    """A grid with holes is judged as tampered with."""
    assert "switched off" in judge_memory(peaks, (4,), per="row")
