"""Changing what everybody shares."""

import pytest

IGNORES = [
    """
out = np.zeros(3); out[0] = 1; out[1:] += 2
return out
""",
    """
norm = np.linalg.norm
norm = norm(X, axis=1)
norm[norm == 0] = 1.0
return norm
""",
    """
sum = X.sum(); map = {}; map["a"] = 1; sum += 1
return sum
""",
    """
class A:
    count = 0
    def __init__(self): self.np = 3; self.x = [1]; self.x[0] = 2
A.count += 1
return A()
""",
    """
def predict(X):
    predict.calls = 3
    return X
""",
    """
X = X.copy(); X[X < 0] = 0; X.shape = (-1,); X.flags.writeable = False
return X
""",
    """
cache = {}
cache["a"] = np
del cache["a"]
return cache
""",
    """
d = np.empty(3, dtype=[("a", float)]); d["a"] = 1; d["a"][0] = 2
return d
""",
    """
import numpy as np
import math
inf = math.inf
best = np.inf
def predict(X):
    best = X.copy()
    best[0] = 3
    return best
""",
    """
del X
return 1
""",
    """
np.random.seed(0); np.seterr(all="ignore")
return X
""",
    'setattr(predict, "np", 3)',
    """
import numpy as np
linalg = {}
linalg["x"] = 1
def predict(X): return linalg
""",
    """
import warnings
warnings.simplefilter("ignore")
def predict(X): return X
""",
    """
from collections import Counter, defaultdict
counts = Counter(); counts["a"] += 1
table = defaultdict(list); table[0].append(1)
return counts
""",
    """
e = np.e
x = {}; x[e] = 1
return x
""",
    """
class Matrix(np.ndarray): pass
Matrix.extra = 3
return Matrix
""",
    """
min = max = None
def predict(X):
    eps = np.finfo(float).eps
    eps *= 3
    return eps
""",
]

FLAGS = [
    "np.argmin = None",
    "np.linalg.norm = lambda *a: 0",
    "np.random.x = 1",
    "del np.argmin",
    "np.pi += 1",
    """
import math
math.sqrt = None
""",
    """
import warnings
warnings.showwarning = print
""",
    """
import itertools
itertools.chain = 3
""",
    'setattr(np, "argmin", None)',
    'delattr(np, "argmin")',
    """
xp = np
xp.sum = None
""",
    """
from numpy import linalg as la
la.norm = None
""",
    'np.sctypeDict["f"] = 3',
    """
from numpy import sctypeDict
sctypeDict["f"] = 3
""",
    "for np.argmin in [1]: pass",
    "with np.errstate() as np.argmin: pass",
    "[np.argmin, b] = 1, 2",
    "(np.argmin) = 3",
    """
import functools
functools.reduce = 3
""",
    "np.add.x = 3",
    """
import collections.abc
collections.abc.Sized = None
""",
    """
import typing
typing.TYPE_CHECKING = True
def predict(X): return X
""",
    "np.argmin: int = 3",
    """
def f(m=np): m.argmin = 3
return f()
""",
    """
warnings_ = 1
import warnings as w
del w.filters[0]
""",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "tampering" in {finding.rule for finding in judge(snippet).refusals}
