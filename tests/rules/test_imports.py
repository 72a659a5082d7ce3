"""Imports: what is on the list, wherever and however it is written."""

import pytest

IGNORES = [
    """
import numpy as np
def predict(X): return np.argmin(X)
""",
    """
import numpy
predict = numpy.argmin
""",
    """
import numpy as xp
import numpy.linalg as la
def predict(X): return la.norm(xp.asarray(X))
""",
    """
import numpy.linalg
def predict(X): return numpy.linalg.norm(X)
""",
    """
from numpy import linalg as LA
def predict(X): return LA.norm(X, axis=1)
""",
    """
from numpy.linalg import norm
def predict(X): return norm(X)
""",
    """
from numpy import *
def predict(X): return argmin(((X[:, None] - X) ** 2).sum(-1), axis=1)
""",
    """
from numpy import argmin, einsum, newaxis as na
def predict(X): return argmin(X[na])
""",
    """
import numpy as np
import numpy.typing as npt
def predict(X: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]: return X
""",
    """
from numpy.typing import ArrayLike, NDArray
def predict(X: ArrayLike) -> NDArray: return X
""",
    """
from numpy.lib.stride_tricks import sliding_window_view, as_strided
def predict(X): return sliding_window_view(X, 2)
""",
    """
from numpy.lib import stride_tricks
def predict(X): return stride_tricks.sliding_window_view(X, 2)
""",
    """
import numpy.lib.stride_tricks as st
def predict(X): return st.as_strided(X)
""",
    """
from numpy.polynomial import Polynomial, polynomial as P
def predict(X): return P.polyval(X, [1, 2])
""",
    """
import numpy.polynomial.chebyshev as cheb
def predict(X): return cheb.chebval(X, [1])
""",
    """
from numpy.random import default_rng
def predict(X): return default_rng(0).normal(size=3)
""",
    """
import numpy.ma as ma
def predict(X): return ma.masked_array(X, X > 1).filled(0)
""",
    """
from numpy import ma, fft, random, polynomial
def predict(X): return fft.fft(X)
""",
    """
from __future__ import annotations
import math
from dataclasses import dataclass, field
def predict(X): return math.sqrt(2)
""",
    """
import typing as t
from typing import TYPE_CHECKING, Optional, Union, overload
def predict(X: Optional[int]) -> "Union[int, str]": return X
""",
    """
import collections, itertools, functools, operator, numbers, warnings
def predict(X): return collections.Counter(X)
""",
    """
import collections.abc
from collections.abc import Sequence, Iterator
def predict(X: Sequence): return isinstance(X, collections.abc.Sized)
""",
    """
from collections import defaultdict, OrderedDict, deque, Counter, namedtuple
def predict(X): return defaultdict(list)
""",
    """
from functools import lru_cache, partial, reduce, wraps
from itertools import chain, product
from operator import itemgetter
from numbers import Integral, Real
def predict(X): return isinstance(X, Integral)
""",
    """
def predict(X):
    import numpy as np
    from math import inf
    return np.full(3, inf)
""",
    """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
def predict(X: "csr_matrix"): return X
""",
    """
import typing
if typing.TYPE_CHECKING:
    import pandas as pd
def predict(X: "pd.DataFrame"): return X
""",
    """
import numpy as np
def predict(X): return X
if __name__ == "__main__":
    import time
    import matplotlib.pyplot as plt
    plt.plot(predict(np.ones(3)))
""",
    """
import numpy as np
def predict(X): return X
def demo():
    import sklearn.neighbors
""",
    """
from math import *
def predict(X): return sqrt(X)
""",
    """
from warnings import catch_warnings, simplefilter
def predict(X):
    with catch_warnings():
        simplefilter("ignore")
        return X
""",
]

FLAGS = [
    """
import scipy
def predict(X): return X
""",
    """
from scipy.spatial.distance import cdist
def predict(X): return cdist(X, X)
""",
    """
import sklearn.neighbors as skn
def predict(X): return X
""",
    """
import os
def predict(X): return X
""",
    """
import sys, numpy as np
def predict(X): return X
""",
    """
import time
def predict(X): return time.time()
""",
    """
import numpy as np, os.path
def predict(X): return X
""",
    """
def predict(X):
    import subprocess
    return X
""",
    """
def predict(X):
    return helper(X)
def helper(X):
    from threading import Thread
    return X
""",
    """
class Model:
    import ctypes
def predict(X): return Model
""",
    """
from . import helpers
def predict(X): return X
""",
    """
from .helpers import f
def predict(X): return X
""",
    """
from .. import numpy
def predict(X): return X
""",
    """
import numpy.core
def predict(X): return X
""",
    """
import numpy._core.multiarray as m
def predict(X): return X
""",
    """
from numpy.core.umath import add
def predict(X): return X
""",
    """
from numpy.lib import format
def predict(X): return X
""",
    """
from numpy.lib.format import open_memmap
def predict(X): return X
""",
    """
import numpy.testing as npt
def predict(X): return X
""",
    """
from numpy.ctypeslib import ctypes
def predict(X): return X
""",
    """
import numpy.f2py
def predict(X): return X
""",
    """
from numpy.lib import *
def predict(X): return X
""",
    """
import numpy.ma.core
def predict(X): return X
""",
    """
import importlib
def predict(X): return X
""",
    """
from importlib import import_module
def predict(X): return X
""",
    """
import builtins
def predict(X): return X
""",
    """
import gc, inspect
def predict(X): return X
""",
    """
import tracemalloc
def predict(X): return X
""",
    """
import types
def predict(X): return X
""",
    """
try:
    import numba
except ImportError:
    numba = None
def predict(X): return X
""",
    """
if True:
    import random
def predict(X): return X
""",
    """
import concurrent.futures
def predict(X): return X
""",
    """
import numpy as np
def predict(X):
    try:
        from numba import njit
    except ImportError:
        pass
    return X
""",
    """
import pytest
def predict(X): return X
""",
    """
import tiebreak.rules
def predict(X): return X
""",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "imports" in {finding.rule for finding in judge(snippet).refusals}
