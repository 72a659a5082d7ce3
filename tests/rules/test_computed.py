"""Attributes by name: literal names pass, computed ones do not."""

import pytest

IGNORES = [
    'return getattr(X, "shape")',
    'return getattr(X, "shape", None), hasattr(X, "ndim")',
    'setattr(predict, "calls", 1)',
    """
class A: pass
a = A(); setattr(a, "x", 3); delattr(a, "x")
return a
""",
    'return getattr(np, "argmin")(X)',
    'return getattr(X, "sh" + "ape")',
    """
from operator import attrgetter, itemgetter, methodcaller
return attrgetter("shape")(X), itemgetter(0)(X), methodcaller("sum", axis=0)(X)
""",
    """
import operator as op
return sorted([X], key=op.attrgetter("size"))
""",
    """
import operator as op
get = op.attrgetter
return get("shape", "T.shape")(X)
""",
    """
def getattr(a, b): return b
return getattr(X, "x" + str(3))
""",
    "def predict(X, getattr): return getattr(X, X)",
    """
from functools import wraps, update_wrapper, WRAPPER_ASSIGNMENTS
def deco(f):
    @wraps(f, assigned=("__name__", "__doc__"))
    def inner(X): return f(X)
    return update_wrapper(inner, f)
@deco
def predict(X): return X
""",
    """
class A:
    def getattr(self, name): return name
    def __setattr__(self, name, value): object.__setattr__(self, "x", value)
def predict(X): return A().getattr("a" + "b")
""",
    """
class A:
    def __init__(self): super().__setattr__("x", 3)
def predict(X): return A().x
""",
    'return "getattr(x, name)"',
    'return {"getattr": 1}["getattr"]',
    """
first = "{} {:.2f} {x!r}".format(1, 2.0, x=X), "{0.shape}".format(X)
return first, "{0[a]}".format({"a": 1})
""",
]

FLAGS = [
    "def predict(X, name): return getattr(X, name)",
    'return getattr(X, "a" + str(X))',
    'return getattr(X, "".join(["a", "b"]))',
    'return [getattr(X, n) for n in ("T", "shape")]',
    "setattr(X, chr(97), 1)",
    "return hasattr(X, X)",
    "delattr(X, str(X))",
    'g = getattr; return g(X, "__class__")',
    'return list(map(getattr, [X], ["__class__"]))',
    """
from functools import partial
return partial(getattr, X)("__class__")
""",
    'return (getattr)(*[X, "__class__"])',
    'return getattr(X, *["__class__"])',
    """
from operator import attrgetter
return attrgetter(str(X))(X)
""",
    """
from operator import attrgetter as a
return list(map(a, ["__class__"]))
""",
    """
import operator
return [operator.attrgetter][0]("__class__")
""",
    """
import operator
return operator.attrgetter.__call__("__class__")(X)
""",
    'return getattr.__call__(X, "__class__")',
    """
import operator
class A:
    get = operator.attrgetter
def predict(X): return A.get("__class__")(X)
""",
    """
import operator
X.get = operator.attrgetter
return X.get("__class__")(X)
""",
    """
import operator as o
f = o.methodcaller
return f("".join(X))(X)
""",
    "object.__setattr__(X, str(X), 1)",
    """
f = object.__setattr__
f(X, "__code__", 1)
""",
    """
import functools
return functools.wraps(X, assigned=[str(X)])(X)
""",
    """
class A:
    __match_args__ = tuple(["__globals__"])
def predict(X): return A
""",
    'return getattr(X, f"{X}")',
    'return getattr(*[X, "a"])',
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "computed" in {finding.rule for finding in judge(snippet).refusals}
