"""Modules that hang on modules, and their private parts."""

import pytest

IGNORES = [
    "return np.linalg.norm(X), np.random.default_rng(0), np.ma.masked_array(X), np.fft.fft(X)",
    "return np.lib.stride_tricks.sliding_window_view(X, 2)",
    """
L = np.linalg
return L.norm(X)
""",
    """
norm = np.linalg.norm
return norm(X)
""",
    "return np.polynomial.polynomial.polyval(X, [1]), np.polynomial.Polynomial([1])",
    """
first = np.char.upper(["a"]), np.strings.str_len(["a"])
return first, np.exceptions.AxisError, np.emath.sqrt(-1)
""",
    "return np.typing.NDArray, np.dtypes.Float64DType, np.rec.fromarrays([X])",
    """
class Model:
    def __init__(self): self.core = 1; self.lib = 2; self.sys = 3; self.types = 4; self.test = 5
def predict(X): return Model().core + Model().lib + Model().types
""",
    """
core, lib, testing = 1, 2, 3
return core + lib + testing
""",
    """
import collections
return collections.abc.Sized, collections.namedtuple("A", "x y")(1, 2)
""",
    """
import typing
T = typing.TypeVar("T")
return typing.cast(int, 3), typing.get_args(typing.Optional[int]), typing.NamedTuple
""",
    """
from typing import Protocol, runtime_checkable, overload, Generic, TypeVar
T = TypeVar("T")
@runtime_checkable
class P(Protocol):
    def f(self) -> int: ...
@overload
def predict(X: int) -> int: ...
@overload
def predict(X: str) -> str: ...
def predict(X): return X
""",
    """
import functools
@functools.lru_cache(maxsize=None)
def helper(n): return n
@functools.singledispatch
def other(x): return x
@other.register
def _(x: int): return x
def predict(X): return helper(3), functools.reduce(lambda a, b: a + b, [1, 2]), helper.cache_info()
""",
    """
import dataclasses
@dataclasses.dataclass
class A:
    x: list = dataclasses.field(default_factory=list)
def predict(X):
    first = dataclasses.asdict(A())
    return first, dataclasses.replace(A(), x=[1]), dataclasses.fields(A)
""",
    """
def distances(X, xp=np): return xp.sqrt(xp.sum(X))
return distances(X)
""",
    """
def distances(X, xp): return xp.sqrt(xp.sum(X))
return distances(X, np)
""",
    """
xp = np if X is not None else None
return xp.sqrt(X)
""",
    """
rng = np.random.default_rng(0)
return rng.bit_generator, np.random.RandomState(3), np.random.Generator, rng.random()
""",
    """
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("ignore", RuntimeWarning)
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    warnings.warn("x")
return w
""",
    """
np.seterr(all="ignore"); np.set_printoptions(precision=3)
with np.errstate(divide="ignore"): return np.finfo(float).eps
""",
    """
m = np.ma.masked_array(X)
return m.data, m.mask, m.filled(0), np.ma.masked
""",
    """
import math
return math.e, math.pi, math.hypot(3, 4), math.dist([1], [2])
""",
    """
from operator import add, mul, sub, itemgetter
import operator
return operator.call(len, [1]) if hasattr(operator, "call") else add(1, 2)
""",
    """
from numpy import random
def draw(random): return random.core, random.mtrand
return random.normal()
""",
    """
x = X
x.types = 3
return x.types
""",
    """
first = np.s_[0:1], np.r_[1:3], np.c_[X], np.newaxis, np.inf
return first, np.e, np.abs(X), np.copy(X), np.version.version
""",
    """
from numpy import *
def predict(X): return sqrt(X), linalg.norm(X), int64, float64, e, pi
""",
    """
from typing import *
def predict(X: List[Any]) -> Dict[str, Any]: return X
""",
    """
import itertools as it
return list(it.chain([1], [2])), it.islice
""",
    """
from collections import abc
return isinstance(X, abc.Sequence)
""",
    """
from __future__ import annotations
from __future__ import print_function
def predict(X): return X
""",
]

FLAGS = [
    "return np.testing.assert_allclose(X, X)",
    "return np.core.multiarray",
    "return np._core",
    "return np.lib.format",
    "return np.lib",
    "lib = np.lib; return lib.npyio",
    "return np.ctypeslib",
    "return np.f2py",
    "return np._pytesttester.os",
    "return np.linalg.linalg, 1",
    "return np.linalg._umath_linalg",
    "return np.random._pickle",
    "return np.random.mtrand",
    "return np.ma.core",
    "return np.polynomial.polyutils.functools",
    "return np.polynomial.polynomial.pu",
    "return np.polynomial.polynomial.np",
    "return np.char.overrides",
    """
import dataclasses
return dataclasses.sys.modules
""",
    """
from dataclasses import sys
return sys
""",
    """
from typing import sys as s
return s
""",
    """
import collections
return collections._sys
""",
    """
import warnings
return warnings.sys
""",
    """
import typing as t
return t.sys, t.types
""",
    """
from functools import _lru_cache_wrapper
return X
""",
    """
import functools as f
return f._make_key
""",
    """
from collections import _sys
return _sys
""",
    """
import collections.abc as c
return c.sys
""",
    """
L = np.linalg
K = L
return K._linalg
""",
    "(m := np).testing",
    """
import numpy as xp
def predict(X): return xp.testing
""",
    """
a, b = np, 3
return a.core
""",
    """
def inner(m=np): return m.testing
return inner()
""",
    """
def inner(m): return m.testing
return inner(np)
""",
    "return [np][0].testing",
    "return (np or 1).f2py",
    "return [m.core for m in (np,)]",
    """
class A:
    xp = np
return A.xp.testing
""",
    """
class A:
    import numpy as np
def predict(X): return A.np.testing
""",
    """
class A:
    def __init__(self): self.np = np
return A().np.ctypeslib.x
""",
    """
def give(): return np
return give().testing
""",
    'return {"a": np}["a"].lib',
    'return getattr(np, "testing")',
    'return getattr(np, "lib").format',
    """
from operator import attrgetter
return attrgetter("testing.extbuild")(np)
""",
    """
from operator import attrgetter
return attrgetter("sys")(__import__)
import dataclasses
dataclasses.sys
""",
    """
def predict(X):
    global m
    m = np
    return 1
def other(): return m.testing
import numpy as np
x = other()
""",
    """
from numpy import *
def predict(X): return testing.suppress_warnings
""",
    """
from dataclasses import *
import dataclasses as d
def predict(X): return getattr(d, "sys")
""",
    """
import typing
return typing.get_type_hints(predict)
""",
    """
from typing import ForwardRef
return ForwardRef("eval('1')")
""",
    """
from dataclasses import make_dataclass
return make_dataclass("A", ["x"])
""",
    """
import typing
return typing._eval_type
""",
    """
import warnings
return warnings.catch_warnings()._module.sys
""",
    "np.seterrcall(print)",
    """
from numpy import core
return core
""",
    """
from numpy import testing as t
return t
""",
    "return np.random.bit_generator.SeedSequence",
    """
import numpy.linalg
def predict(X): return numpy.linalg._umath_linalg
""",
    "return np.add._get_strided_loop",
    """
from numpy import linalg as la
return la.linalg
""",
    """
m = getattr(np, "linalg")
return m._linalg
""",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "modules" in {finding.rule for finding in judge(snippet).refusals}
