"""Double-underscore attributes: the usual methods pass, the ways into the interpreter do not."""

import pytest

IGNORES = [
    """
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"{self.__class__.__name__}({self.x})"
def predict(X): return A(X)
""",
    """
class A:
    __slots__ = ("x",)
    __hash__ = None
    def __eq__(self, other): return self.x == other.x
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): pass
    def __iter__(self): yield 1
    def __call__(self): return self.__len__()
    def __enter__(self): return self
    def __exit__(self, *args): return None
    def __matmul__(self, o): return o
    def __array__(self, dtype=None, copy=None): return 1
def predict(X): return A()
""",
    """
class A(dict):
    def __missing__(self, key): return super().__getitem__(1)
    def __getattr__(self, name): return self[name]
    def __setattr__(self, name, value): self[name] = value
    def __delattr__(self, name): del self[name]
    def __del__(self): pass
def predict(X): return A()
""",
    """
class A:
    def __new__(cls, *args): return super().__new__(cls)
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw)
def predict(X): return A()
""",
    "return type(X).__name__, type(X).__qualname__, type(X).__module__",
    "return predict_doc.__doc__ if (predict_doc := len) else None",
    "return np.__version__, np.__name__",
    "return X.__len__(), X.__matmul__(X), X.__array__(), X.__add__(1)",
    '''
from functools import wraps
def deco(f):
    @wraps(f)
    def inner(*args, **kw):
        """eval of f.__globals__ is not done here."""
        return f(*args, **kw)
    inner.__name__ = f.__name__
    inner.__doc__ = f.__doc__
    return inner
@deco
def predict(X): return X
''',
    """
from dataclasses import dataclass
@dataclass(frozen=True)
class A:
    x: int
    def __post_init__(self): object.__setattr__(self, "x", self.x + 1)
def predict(X): return A(3)
""",
    """
from typing import NamedTuple
class R(NamedTuple):
    a: int
    b: int = 0
def predict(X): return R(1)._replace(b=2)._asdict(), R._fields, R._make([1, 2])
""",
    """
class A:
    def __private(self): return 1
    def f(self): return self.__private()
def predict(X): return A().f()
""",
    """
class A:
    _x = 3
    def f(self, other): return self._x + other._x + A._x
def predict(X): return A().f(A())
""",
    """
x = X._private_thing if hasattr(X, "_private_thing") else 3
return x
""",
    'raise ValueError("no") from KeyError("x").__cause__',
    '''
"""Uses X.__class__ and X.__dict__ in the docstring only."""
return "__class__", "__dict__"
''',
    """
class A:
    def __init__(self): self.name = type(self).__name__
    @property
    def kind(self): return self.__class__.__qualname__
    @classmethod
    def make(cls): return cls.__name__
def predict(X): return A().kind
""",
    """
import operator
return operator.__add__(1, 2), operator.__matmul__(X, X)
""",
    'return "{0.__class__.__name__} {1}".format(X, 2)',
    """
class Field:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return 3
    def __set__(self, obj, value): pass
def predict(X): return Field().__get__(None)
""",
    """
__ = 3
_ , ____ = 1, 2
return __ + ____
""",
    """
class A:
    __match_args__ = ("x", "y")
    def __init__(self): self.x = self.y = 1
def predict(X):
    match A():
        case A(a, y=b): return a, b
""",
]

FLAGS = [
    "return X.__class__",
    "return X.__class__.__base__.__subclasses__()",
    "return ().__class__.__bases__[0].__subclasses__()",
    "return predict.__globals__",
    "return (lambda: 0).__code__",
    "return X.__dict__",
    'return np.__dict__["load"]',
    "return np.sum.__wrapped__",
    "return print.__self__",
    "return type.__mro__",
    'return X.__array_interface__["data"]',
    "return X.__array_struct__",
    "return X.__reduce__()",
    "return X.__reduce_ex__(2)",
    'return object.__getattribute__(X, "shape")',
    'return type(np).__getattribute__(np, "load")',
    "predict.__code__ = None",
    "del X.__dict__",
    'return getattr(X, "__class__")',
    'return getattr(X, "__cl" + "ass__")',
    'return getattr(X, f"__class__", None)',
    'return hasattr(X, "__globals__")',
    'setattr(predict, "__code__", None)',
    """
from operator import attrgetter
return attrgetter("__class__")(X)
""",
    """
import operator as o
return o.attrgetter("shape", "T.__class__.__base__")(X)
""",
    """
from operator import methodcaller as m
return m("__subclasses__")(object)
""",
    'return "{0.__class__.__init__.__globals__}".format(X)',
    """
fmt = "{x.__globals__}"
return fmt.format(x=predict)
""",
    'return "{0[0].__dict__}".format_map({"0": X})',
    'return str.format("{0.__class__}", X)',
    """
match X:
    case object(__class__=c):
        return c
""",
    """
class M(type):
    def __instancecheck__(cls, x): return True
class A(metaclass=M):
    __match_args__ = ("__globals__",)
def predict(X):
    match predict:
        case A(g): return g
""",
    """
class Fake:
    @property
    def __class__(self): return np.ndarray
return Fake()
""",
    """
class Fake:
    __array_interface__ = {"data": (0, False)}
return np.asarray(Fake())
""",
    """
class Fake:
    @property
    def __array_interface__(self): return {}
return np.asarray(Fake())
""",
    'return type("A", (), {"__array_interface__": {}})',
    """
import functools
class W:
    def __setattr__(self, name, value): raise KeyError(value)
return functools.update_wrapper(W(), predict, assigned=("__globals__",), updated=())
""",
    'object.__setattr__(predict, "__code__", None)',
    """
try:
    raise ValueError
except ValueError as e:
    return e.__traceback__
""",
    "return X.__setstate__((1,))",
    "return np.__loader__",
    "return np.__spec__",
    "return np.__builtins__",
    "return X.T.__class__",
    "return X.__class__.__name__.__class__",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "dunders" in {finding.rule for finding in judge(snippet).refusals}
