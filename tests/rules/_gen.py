import textwrap, pathlib

HEAD = '''"""{doc}"""

import pytest

IGNORES = [
{ignores}]

FLAGS = [
{flags}]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "{rule}" in {{finding.rule for finding in judge(snippet).refusals}}
'''


def lit(s):
    s = textwrap.dedent(s).strip("\n")
    if "\n" not in s:
        q = repr(s) if '"' in s else '"%s"' % s.replace("\\", "\\\\")
        return f"    {q},\n"
    if '"""' in s:
        return "    '''\n" + s.replace("\\", "\\\\") + "\n''',\n"
    return '    """\n' + s.replace("\\", "\\\\") + '\n""",\n'


def write(rule, doc, ignores, flags):
    split = lambda t: [x for x in t.split("\n---\n") if x.strip()]
    i, f = split(ignores), split(flags)
    pathlib.Path(f"test_{rule}.py").write_text(
        HEAD.format(doc=doc, rule=rule, ignores="".join(map(lit, i)), flags="".join(map(lit, f)))
    )
    print(rule, len(i), len(f))


write(
    "imports",
    "Imports: what is on the list, wherever and however it is written.",
    """
import numpy as np
def predict(X): return np.argmin(X)
---
import numpy
predict = numpy.argmin
---
import numpy as xp
import numpy.linalg as la
def predict(X): return la.norm(xp.asarray(X))
---
import numpy.linalg
def predict(X): return numpy.linalg.norm(X)
---
from numpy import linalg as LA
def predict(X): return LA.norm(X, axis=1)
---
from numpy.linalg import norm
def predict(X): return norm(X)
---
from numpy import *
def predict(X): return argmin(((X[:, None] - X) ** 2).sum(-1), axis=1)
---
from numpy import argmin, einsum, newaxis as na
def predict(X): return argmin(X[na])
---
import numpy as np
import numpy.typing as npt
def predict(X: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]: return X
---
from numpy.typing import ArrayLike, NDArray
def predict(X: ArrayLike) -> NDArray: return X
---
from numpy.lib.stride_tricks import sliding_window_view, as_strided
def predict(X): return sliding_window_view(X, 2)
---
from numpy.lib import stride_tricks
def predict(X): return stride_tricks.sliding_window_view(X, 2)
---
import numpy.lib.stride_tricks as st
def predict(X): return st.as_strided(X)
---
from numpy.polynomial import Polynomial, polynomial as P
def predict(X): return P.polyval(X, [1, 2])
---
import numpy.polynomial.chebyshev as cheb
def predict(X): return cheb.chebval(X, [1])
---
from numpy.random import default_rng
def predict(X): return default_rng(0).normal(size=3)
---
import numpy.ma as ma
def predict(X): return ma.masked_array(X, X > 1).filled(0)
---
from numpy import ma, fft, random, polynomial
def predict(X): return fft.fft(X)
---
from __future__ import annotations
import math
from dataclasses import dataclass, field
def predict(X): return math.sqrt(2)
---
import typing as t
from typing import TYPE_CHECKING, Optional, Union, overload
def predict(X: Optional[int]) -> "Union[int, str]": return X
---
import collections, itertools, functools, operator, numbers, warnings
def predict(X): return collections.Counter(X)
---
import collections.abc
from collections.abc import Sequence, Iterator
def predict(X: Sequence): return isinstance(X, collections.abc.Sized)
---
from collections import defaultdict, OrderedDict, deque, Counter, namedtuple
def predict(X): return defaultdict(list)
---
from functools import lru_cache, partial, reduce, wraps
from itertools import chain, product
from operator import itemgetter
from numbers import Integral, Real
def predict(X): return isinstance(X, Integral)
---
def predict(X):
    import numpy as np
    from math import inf
    return np.full(3, inf)
---
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
def predict(X: "csr_matrix"): return X
---
import typing
if typing.TYPE_CHECKING:
    import pandas as pd
def predict(X: "pd.DataFrame"): return X
---
import numpy as np
def predict(X): return X
if __name__ == "__main__":
    import time
    import matplotlib.pyplot as plt
    plt.plot(predict(np.ones(3)))
---
import numpy as np
def predict(X): return X
def demo():
    import sklearn.neighbors
---
from math import *
def predict(X): return sqrt(X)
---
from warnings import catch_warnings, simplefilter
def predict(X):
    with catch_warnings():
        simplefilter("ignore")
        return X
""",
    """
import scipy
def predict(X): return X
---
from scipy.spatial.distance import cdist
def predict(X): return cdist(X, X)
---
import sklearn.neighbors as skn
def predict(X): return X
---
import os
def predict(X): return X
---
import sys, numpy as np
def predict(X): return X
---
import time
def predict(X): return time.time()
---
import numpy as np, os.path
def predict(X): return X
---
def predict(X):
    import subprocess
    return X
---
def predict(X):
    return helper(X)
def helper(X):
    from threading import Thread
    return X
---
class Model:
    import ctypes
def predict(X): return Model
---
from . import helpers
def predict(X): return X
---
from .helpers import f
def predict(X): return X
---
from .. import numpy
def predict(X): return X
---
import numpy.core
def predict(X): return X
---
import numpy._core.multiarray as m
def predict(X): return X
---
from numpy.core.umath import add
def predict(X): return X
---
from numpy.lib import format
def predict(X): return X
---
from numpy.lib.format import open_memmap
def predict(X): return X
---
import numpy.testing as npt
def predict(X): return X
---
from numpy.ctypeslib import ctypes
def predict(X): return X
---
import numpy.f2py
def predict(X): return X
---
from numpy.lib import *
def predict(X): return X
---
import numpy.ma.core
def predict(X): return X
---
import importlib
def predict(X): return X
---
from importlib import import_module
def predict(X): return X
---
import builtins
def predict(X): return X
---
import gc, inspect
def predict(X): return X
---
import tracemalloc
def predict(X): return X
---
import types
def predict(X): return X
---
try:
    import numba
except ImportError:
    numba = None
def predict(X): return X
---
if True:
    import random
def predict(X): return X
---
import concurrent.futures
def predict(X): return X
---
import numpy as np
def predict(X):
    try:
        from numba import njit
    except ImportError:
        pass
    return X
---
import pytest
def predict(X): return X
---
import tiebreak.rules
def predict(X): return X
""",
)

write(
    "names",
    "Builtins: refused by name, unless the source surely bound the name itself.",
    '''
"""Never eval() or exec() anything; open questions remain. __import__ is bad."""
return X
---
# eval(X), open("x")
return "eval exec compile __import__ open"
---
open_set = {1}; compiled = 2; evaluate = 3; inputs = X
return open_set, compiled, evaluate, inputs
---
def predict(input): return input * 2
---
def predict(vars, compile): return vars + compile
---
def predict(X, *, help=None): return help
---
def predict(*open, **globals): return open, globals
---
predict = lambda input: input + 1
---
vars = X.var(axis=0)
return X / vars
---
for input in X:
    print(input)
return X
---
return [open for open in X]
---
return {vars: 1 for vars in X}
---
return sum(input * 2 for input in X if input)
---
with np.errstate(all="ignore") as input:
    return input
---
try:
    return X
except ValueError as exit:
    raise RuntimeError from exit
---
if (input := X.sum()) > 3:
    return input
---
def compile(a):
    return a + compile(a)
return compile(X)
---
import numpy as np
def compile(X): return X
def predict(X): return compile(X)
---
import numpy as np
def predict(X): return compile(X)
def compile(X): return X
---
import numpy as np
RNG = np.random.default_rng(0)
def predict(X): return vars(X)
SCALE: float = 2.0
def vars(X): return np.var(X) * SCALE
---
from dataclasses import dataclass
def predict(X): return open(X)
@dataclass
class Config:
    size: int = 3
def open(X): return Config()
---
input = 3
def predict(X): return input * X
---
vars, help = 1, 2
def predict(X): return vars + help
---
for input in (1, 2):
    double = input * 2
def predict(X): return double
---
class Model:
    def open(self): return self
    def eval(self): return self.open()
    def compile(self, loss): return loss
    def exec(self): return 1
def predict(X): return Model().eval(), Model().compile(1), Model().exec()
---
from dataclasses import dataclass
@dataclass
class Net:
    input: int
    vars: float = 0.0
def predict(X): return Net(input=3, vars=1.0).input
---
class A:
    input = 3
    double = input * 2
def predict(X): return A.double
---
return dict(input=X, eval=2, open=3)
---
p = np.poly1d([1, 2]); return p(X)
---
match X.shape:
    case (n, input):
        return input
    case [*vars]:
        return vars
    case {"a": 1, **help}:
        return help
---
def inner():
    nonlocal_input = 3
    def innermost():
        return input
    input = 4
    return innermost()
return inner()
---
import numpy as np
def helper():
    return open("file").read()
def predict(X): return X
---
def predict(X): return X
if __name__ == "__main__":
    data = eval(input("matrix: "))
    print(predict(data))
---
def predict(X): return X
if "__main__" == __name__:
    exec("print(1)")
---
def predict(X): return X
def main():
    with open("data.csv") as f:
        print(f.read())
if __name__ == "__main__":
    main()
---
def predict(X): return X
if not __name__ != "__main__":
    breakpoint()
---
def predict(X): return X
__name__ == "__main__" and exit(0)
---
if __name__ != "__main__":
    def predict(X): return X
else:
    quit()
---
def predict(X): return X
try:
    if __name__ == "__main__":
        help(predict)
except Exception:
    pass
---
__all__ = ["predict"]
__version__ = "1.0"
__author__ = "me"
def predict(X): return __name__, __doc__, __version__
---
class A:
    def name(self): return __class__.__name__
def predict(X): return A().name()
---
def predict(X):
    global counter
    counter = 0
    return counter
---
return id(X), dir(X), type(X), callable(X), repr(X), hash("a"), iter(X), next(iter(X))
---
class Base:
    def __init__(self): super().__init__()
def predict(X): return Base()
---
from numpy import var as vars
def predict(X): return vars(X)
---
def predict(X: "input", compile: "eval(x)" = 3): return compile
''',
    """
return eval("X")
---
exec("a = 1"); return X
---
return compile("1", "", "eval")
---
return __import__("os")
---
return open("/etc/passwd").read()
---
return globals()["np"]
---
return locals()
---
return vars(np)
---
return memoryview(X)
---
return input()
---
breakpoint()
---
help(np)
---
exit()
---
quit(0)
---
return __builtins__
---
return __builtins__["eval"]
---
return __loader__
---
return __spec__.loader
---
run = eval; return run("X")
---
return list(map(eval, ["X"]))
---
return (lambda f: f("X"))(eval)
---
return [f("1") for f in (eval,)]
---
def predict(X, f=eval): return f("X")
---
def predict(X, eval=eval): return eval("X")
---
predict = eval
---
@eval
def predict(X): return X
---
class A(metaclass=exec): pass
def predict(X): return A
---
class A:
    eval = eval
def predict(X): return A.eval("1")
---
class A:
    open = 3
    def f(self): return open("x")
def predict(X): return A().f()
---
if False: pass
if 0 > 1:
    eval = None
def predict(X): return eval("1")
---
def predict(X): return eval("1")
def other():
    global eval
    eval = 3
---
eval = 3
del eval
def predict(X): return eval("1")
---
try:
    raise ValueError
except ValueError as eval:
    pass
def predict(X): return eval("1")
---
for eval in []:
    pass
def predict(X): return eval("1")
---
def predict(X): return run
def leak(): return eval
run = leak()
eval = 3
---
@(lambda f: f())
def leak(): return eval
def predict(X): return leak
eval = 3
---
run = [(eval, (eval := 1)) for _ in [0]]
def predict(X): return run
---
@(lambda f: f())
def eval(): return eval
def predict(X): return eval
---
eval: int
def predict(X): return eval("1")
---
def predict(X):
    def inner():
        return exec
    return inner()("1")
---
def predict(X): return ｅｖａｌ("1")
---
def predict(X): return f"{eval('X')}"
---
def predict(X):
    class A:
        run = eval
        eval = 2
    return A.run
---
def predict(X):
    global open
    return open("x")
---
__builtins__ = {}
def predict(X): return X
---
__import__ = None
def predict(X): return X
---
def predict(X: eval("1")): return X
---
def predict(X): return X
if __name__ == "something":
    eval("1")
---
def predict(X): return X
if __name__ == "__main__":
    pass
else:
    eval("1")
---
import numpy as np
registry = {}
def register(f):
    registry["f"] = f
    return f
@register
def hidden(X): return eval("X")
def predict(X): return registry["f"](X)
---
registry = []
class Base:
    def __init_subclass__(cls): registry.append(cls)
class Hidden(Base):
    def run(self): return eval("1")
def predict(X): return registry[0]().run(), Base
---
def one(X): return two(X)
def two(X): return eval("X")
def predict(X): return one(X)
---
helper = lambda X: eval("X")
def predict(X): return helper(X)
---
def predict(X): return A().go()
class A:
    go = staticmethod(lambda: helper())
def helper(): return eval("1")
---
def predict(X): return __build_class__
""",
)
