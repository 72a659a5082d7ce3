"""How well the items of a test hang together: matrices of points in, figures out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
LEAST_ROWS = 3
NEGLIGIBLE = 1e-9  # points are kept to four decimals; what differs by less is rounding


def cronbach_alpha(scores: Scores) -> float | None:
    """Return Cronbach's alpha of `scores`.

    ``k / (k - 1) * (1 - sum of the items' variances / variance of the totals)``: Cronbach,
    L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16, 297.

    Parameters
    ----------
    scores : float64 array of shape (n_submissions, n_items)
        Points.

    Returns
    -------
    float or None
        At most 1; None for fewer than two rows or items, and where all totals are equal.
    """
    rows, items = scores.shape
    if rows < 2 or items < 2 or constant(scores.sum(axis=1)):
        return None
    between = scores.var(axis=0, ddof=1).sum() / scores.sum(axis=1).var(ddof=1)
    return float(items / (items - 1) * (1 - between))


def feldt_interval(alpha: float, rows: int, items: int, level: float = 0.95) -> tuple[float, float]:
    """Return the two-sided confidence interval of Cronbach's alpha.

    ``1 - (1 - alpha) * F`` with F's quantiles at ``rows - 1`` and ``(rows - 1) * (items - 1)``
    degrees of freedom: Feldt, L. S. (1965). The approximate sampling distribution of
    Kuder-Richardson reliability coefficient twenty. Psychometrika 30, 357-370.

    Raises
    ------
    ImportError
        If SciPy is not installed.
    """
    from scipy.stats import f

    tail = (1 - level) / 2
    low, high = (
        1 - (1 - alpha) * float(f.isf(q, rows - 1, (rows - 1) * (items - 1)))
        for q in (tail, 1 - tail)
    )
    return low, high


def item_total(scores: Scores) -> list[float | None]:
    """Return each item's correlation with the total of all other items.

    None stands where it is not defined: the item or the rest is the same for everybody.
    """
    totals = scores.sum(axis=1)
    return [_correlation(item, totals - item) for item in scores.T]


def alpha_if_deleted(scores: Scores) -> list[float | None]:
    """Return, item by item, the alpha of all others."""
    return [cronbach_alpha(np.delete(scores, i, axis=1)) for i in range(scores.shape[1])]


def constant(values: Sequence[float] | Scores) -> bool:
    """Tell whether all `values` are the same but for rounding."""
    return len(values) == 0 or float(np.ptp(values)) <= NEGLIGIBLE


def _correlation(one: Scores, other: Scores) -> float | None:
    if len(one) < 2 or constant(one) or constant(other):
        return None
    return float(np.clip(np.corrcoef(one, other)[0, 1], -1, 1))
