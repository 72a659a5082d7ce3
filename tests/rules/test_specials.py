"""Special methods are functions that stand in the source."""

import pytest

from tiebreak.rules import tables

IGNORES = [
    """
class A:
    __slots__ = ("x",)
    __hash__ = None
    __array_priority__ = 1000
    def __init__(self, x): self.x = x
    def __sub__(self, other): return self.x - other
    __rsub__ = __sub__
    def __str__(self): return "A"
    __repr__ = __str__
return A(1) - 1
""",
    """
def compare(a, b): return a is b
class A:
    __eq__ = compare
    __hash__ = object.__hash__
    __lt__ = lambda self, other: True
    __call__ = staticmethod(compare)
return A()(1, 2)
""",
    """
from functools import total_ordering, lru_cache
@total_ordering
class A:
    @property
    def shape(self): return 1
    def __eq__(self, other): return True
    @lru_cache
    def __lt__(self, other): return False
    __hash__ = None
return A() < A()
""",
    """
class Report:
    def __init__(self): self.log, self.exp = [], np.exp(1)
    def sqrt(self): return 1
r = Report()
r.log = []
return r
""",
    "return type(X), isinstance(X, type), set(map(type, X))",
    """
class Meta(type):
    def __call__(cls, X): return X
class predict(metaclass=Meta): pass
""",
    """
Point = type("Point", (), {"x": 1, "__len__": lambda self: 3})
def predict(X): return Point()
""",
]

FLAGS = [
    "class V(np.ndarray): __index__ = np.ndarray.item\nreturn X.view(V)",
    "class V(np.ndarray): sqrt = np.ndarray.argmin\nreturn X.view(V)",
    """
import operator
class G:
    __getitem__ = operator.methodcaller("argmin")
return G()
""",
    """
from functools import partial
class Rows: __getitem__ = partial(max, X)
return list(Rows())
""",
    "f = np.ndarray.item\nclass V(np.ndarray): __hash__ = f\nreturn X.view(V)",
    "class V(np.ndarray): pass\nV.__index__ = np.ndarray.item\nreturn X.view(V)",
    'class V(np.ndarray): pass\nsetattr(V, "log", np.ndarray.argmin)\nreturn X.view(V)',
    "class V(np.ndarray): __len__, y = np.ndarray.item, 1\nreturn X.view(V)",
    "class V(np.ndarray):\n    for __bool__ in [np.ndarray.item]: pass\nreturn X.view(V)",
    """
def deco(f): return np.ndarray.argmin
class V(np.ndarray):
    @deco
    def __float__(self): return 1.0
return X.view(V)
""",
    "class V: __missing__ = staticmethod(np.argmin)\nreturn V()",
    "class V:\n    from operator import neg as __index__\nreturn V()",
    'return type("V", (np.ndarray,), {"__in" + "dex__": np.ndarray.item})',
    'return type("V", (np.ndarray,), {"__index__": np.ndarray.item})',
    'return type("V", (), dict(a=1))',
    'return type(*["V", (), {}])',
    'class M(type): pass\nreturn M("C", (), {"__match_" + "args__": ("x",)})',
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "specials" in {finding.rule for finding in judge(snippet).refusals}


def test_the_methods_of_object_loops_are_listed():
    """What NumPy asks of each object by a name of its own, on this NumPy, is in the table."""
    import numpy as np

    asked = set()

    class Spy:
        def __getattr__(self, name):
            asked.add(name)
            raise AttributeError(name)

    for ufunc in {u for u in vars(np).values() if isinstance(u, np.ufunc)}:
        try:
            ufunc(*[np.array([Spy(), Spy()], dtype=object)] * ufunc.nin)
        except Exception:
            continue
    plain = {name for name in asked if not name.startswith("__")}
    assert plain <= tables.CALLED_BY_C
