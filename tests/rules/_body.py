def write_(*a):
    write(*a)


write(
    "dunders",
    "Double-underscore attributes: the usual methods pass, the ways into the interpreter do not.",
    '''
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"{self.__class__.__name__}({self.x})"
def predict(X): return A(X)
---
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
---
class A(dict):
    def __missing__(self, key): return super().__getitem__(1)
    def __getattr__(self, name): return self[name]
    def __setattr__(self, name, value): self[name] = value
    def __delattr__(self, name): del self[name]
    def __del__(self): pass
def predict(X): return A()
---
class A:
    def __new__(cls, *args): return super().__new__(cls)
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw)
def predict(X): return A()
---
return type(X).__name__, type(X).__qualname__, type(X).__module__
---
return predict_doc.__doc__ if (predict_doc := len) else None
---
return np.__version__, np.__name__
---
return X.__len__(), X.__matmul__(X), X.__array__(), X.__add__(1)
---
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
---
from dataclasses import dataclass
@dataclass(frozen=True)
class A:
    x: int
    def __post_init__(self): object.__setattr__(self, "x", self.x + 1)
def predict(X): return A(3)
---
from typing import NamedTuple
class R(NamedTuple):
    a: int
    b: int = 0
def predict(X): return R(1)._replace(b=2)._asdict(), R._fields, R._make([1, 2])
---
class A:
    def __private(self): return 1
    def f(self): return self.__private()
def predict(X): return A().f()
---
class A:
    _x = 3
    def f(self, other): return self._x + other._x + A._x
def predict(X): return A().f(A())
---
x = X._private_thing if hasattr(X, "_private_thing") else 3
return x
---
raise ValueError("no") from KeyError("x").__cause__
---
"""Uses X.__class__ and X.__dict__ in the docstring only."""
return "__class__", "__dict__"
---
class A:
    def __init__(self): self.name = type(self).__name__
    @property
    def kind(self): return self.__class__.__qualname__
    @classmethod
    def make(cls): return cls.__name__
def predict(X): return A().kind
---
import operator
return operator.__add__(1, 2), operator.__matmul__(X, X)
---
return "{0.__class__.__name__} {1}".format(X, 2)
---
class Field:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return 3
    def __set__(self, obj, value): pass
def predict(X): return Field().__get__(None)
---
__ = 3
_ , ____ = 1, 2
return __ + ____
---
class A:
    __match_args__ = ("x", "y")
    def __init__(self): self.x = self.y = 1
def predict(X):
    match A():
        case A(a, y=b): return a, b
''',
    """
return X.__class__
---
return X.__class__.__base__.__subclasses__()
---
return ().__class__.__bases__[0].__subclasses__()
---
return predict.__globals__
---
return (lambda: 0).__code__
---
return X.__dict__
---
return np.__dict__["load"]
---
return np.sum.__wrapped__
---
return print.__self__
---
return type.__mro__
---
return X.__array_interface__["data"]
---
return X.__array_struct__
---
return X.__reduce__()
---
return X.__reduce_ex__(2)
---
return object.__getattribute__(X, "shape")
---
return type(np).__getattribute__(np, "load")
---
predict.__code__ = None
---
del X.__dict__
---
return getattr(X, "__class__")
---
return getattr(X, "__cl" + "ass__")
---
return getattr(X, f"__class__", None)
---
return hasattr(X, "__globals__")
---
setattr(predict, "__code__", None)
---
from operator import attrgetter
return attrgetter("__class__")(X)
---
import operator as o
return o.attrgetter("shape", "T.__class__.__base__")(X)
---
from operator import methodcaller as m
return m("__subclasses__")(object)
---
return "{0.__class__.__init__.__globals__}".format(X)
---
fmt = "{x.__globals__}"
return fmt.format(x=predict)
---
return "{0[0].__dict__}".format_map({"0": X})
---
return str.format("{0.__class__}", X)
---
match X:
    case object(__class__=c):
        return c
---
class M(type):
    def __instancecheck__(cls, x): return True
class A(metaclass=M):
    __match_args__ = ("__globals__",)
def predict(X):
    match predict:
        case A(g): return g
---
class Fake:
    @property
    def __class__(self): return np.ndarray
return Fake()
---
class Fake:
    __array_interface__ = {"data": (0, False)}
return np.asarray(Fake())
---
class Fake:
    @property
    def __array_interface__(self): return {}
return np.asarray(Fake())
---
return type("A", (), {"__array_interface__": {}})
---
import functools
class W:
    def __setattr__(self, name, value): raise KeyError(value)
return functools.update_wrapper(W(), predict, assigned=("__globals__",), updated=())
---
object.__setattr__(predict, "__code__", None)
---
try:
    raise ValueError
except ValueError as e:
    return e.__traceback__
---
return X.__setstate__((1,))
---
return np.__loader__
---
return np.__spec__
---
return np.__builtins__
---
return X.T.__class__
---
return X.__class__.__name__.__class__
""",
)
write(
    "frames",
    "Frames, tracebacks and code objects.",
    """
class A:
    frame = 1
    def back(self): return self.frame
def predict(X): return A().back()
---
f_score = 2.0; gi = 1; tb = None
return f_score
---
class Pairs:
    co_occurrence = 3
    f_beta = 1.0
def predict(X): return Pairs.co_occurrence, Pairs.f_beta
---
g = (x for x in X)
g.close()
return next(iter([1]))
---
try:
    raise ValueError("x")
except ValueError as e:
    raise e.with_traceback(None)
---
def gen():
    got = yield 1
    return got
g = gen(); next(g); g.send(None)
---
"tb_frame f_back"
return X
---
async def go(): return 1
return X
---
return {"f_globals": 1, "tb_next": 2}
---
f_locals, f_trace = 1, 2
return f_locals + f_trace
---
return dict(f_back=1)
""",
    """
try:
    raise ValueError
except ValueError as e:
    return e.with_traceback(None).tb_frame
---
return (x for x in X).gi_frame
---
return (x for x in X).gi_code
---
return X.f_back.f_globals
---
X.f_trace = None
---
return getattr(X, "gi_frame")
---
return hasattr(X, "f_back")
---
import operator
return operator.attrgetter("gi_frame.f_back")((x for x in X))
---
return "{0.gi_frame}".format(x for x in X)
---
match X:
    case object(gi_frame=f): return f
---
async def go(): return 1
return go().cr_frame
""",
)
write(
    "computed",
    "Attributes by name: literal names pass, computed ones do not.",
    """
return getattr(X, "shape")
---
return getattr(X, "shape", None), hasattr(X, "ndim")
---
setattr(predict, "calls", 1)
---
class A: pass
a = A(); setattr(a, "x", 3); delattr(a, "x")
return a
---
return getattr(np, "argmin")(X)
---
return getattr(X, "sh" + "ape")
---
from operator import attrgetter, itemgetter, methodcaller
return attrgetter("shape")(X), itemgetter(0)(X), methodcaller("sum", axis=0)(X)
---
import operator as op
return sorted([X], key=op.attrgetter("size"))
---
import operator as op
get = op.attrgetter
return get("shape", "T.shape")(X)
---
def getattr(a, b): return b
return getattr(X, "x" + str(3))
---
def predict(X, getattr): return getattr(X, X)
---
from functools import wraps, update_wrapper, WRAPPER_ASSIGNMENTS
def deco(f):
    @wraps(f, assigned=("__name__", "__doc__"))
    def inner(X): return f(X)
    return update_wrapper(inner, f)
@deco
def predict(X): return X
---
class A:
    def getattr(self, name): return name
    def __setattr__(self, name, value): object.__setattr__(self, "x", value)
def predict(X): return A().getattr("a" + "b")
---
class A:
    def __init__(self): super().__setattr__("x", 3)
def predict(X): return A().x
---
return "getattr(x, name)"
---
return {"getattr": 1}["getattr"]
---
return "{} {:.2f} {x!r}".format(1, 2.0, x=X), "{0.shape}".format(X), "{0[a]}".format({"a": 1})
""",
    """
def predict(X, name): return getattr(X, name)
---
return getattr(X, "a" + str(X))
---
return getattr(X, "".join(["a", "b"]))
---
return [getattr(X, n) for n in ("T", "shape")]
---
setattr(X, chr(97), 1)
---
return hasattr(X, X)
---
delattr(X, str(X))
---
g = getattr; return g(X, "__class__")
---
return list(map(getattr, [X], ["__class__"]))
---
from functools import partial
return partial(getattr, X)("__class__")
---
return (getattr)(*[X, "__class__"])
---
return getattr(X, *["__class__"])
---
from operator import attrgetter
return attrgetter(str(X))(X)
---
from operator import attrgetter as a
return list(map(a, ["__class__"]))
---
import operator
return [operator.attrgetter][0]("__class__")
---
import operator as o
f = o.methodcaller
return f("".join(X))(X)
---
object.__setattr__(X, str(X), 1)
---
f = object.__setattr__
f(X, "__code__", 1)
---
import functools
return functools.wraps(X, assigned=[str(X)])(X)
---
class A:
    __match_args__ = tuple(["__globals__"])
def predict(X): return A
---
return getattr(X, f"{X}")
---
return getattr(*[X, "a"])
""",
)
write(
    "modules",
    "Modules that hang on modules, and their private parts.",
    """
return np.linalg.norm(X), np.random.default_rng(0), np.ma.masked_array(X), np.fft.fft(X)
---
return np.lib.stride_tricks.sliding_window_view(X, 2)
---
L = np.linalg
return L.norm(X)
---
norm = np.linalg.norm
return norm(X)
---
return np.polynomial.polynomial.polyval(X, [1]), np.polynomial.Polynomial([1])
---
return np.char.upper(["a"]), np.strings.str_len(["a"]), np.exceptions.AxisError, np.emath.sqrt(-1)
---
return np.typing.NDArray, np.dtypes.Float64DType, np.rec.fromarrays([X])
---
class Model:
    def __init__(self): self.core = 1; self.lib = 2; self.sys = 3; self.types = 4; self.test = 5
def predict(X): return Model().core + Model().lib + Model().types
---
core, lib, testing = 1, 2, 3
return core + lib + testing
---
import collections
return collections.abc.Sized, collections.namedtuple("A", "x y")(1, 2)
---
import typing
T = typing.TypeVar("T")
return typing.cast(int, 3), typing.get_args(typing.Optional[int]), typing.NamedTuple
---
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
---
import functools
@functools.lru_cache(maxsize=None)
def helper(n): return n
@functools.singledispatch
def other(x): return x
@other.register
def _(x: int): return x
def predict(X): return helper(3), functools.reduce(lambda a, b: a + b, [1, 2]), helper.cache_info()
---
import dataclasses
@dataclasses.dataclass
class A:
    x: list = dataclasses.field(default_factory=list)
def predict(X): return dataclasses.asdict(A()), dataclasses.replace(A(), x=[1]), dataclasses.fields(A)
---
def distances(X, xp=np): return xp.sqrt(xp.sum(X))
return distances(X)
---
def distances(X, xp): return xp.sqrt(xp.sum(X))
return distances(X, np)
---
xp = np if X is not None else None
return xp.sqrt(X)
---
rng = np.random.default_rng(0)
return rng.bit_generator, np.random.RandomState(3), np.random.Generator, rng.random()
---
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("ignore", RuntimeWarning)
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    warnings.warn("x")
return w
---
np.seterr(all="ignore"); np.set_printoptions(precision=3)
with np.errstate(divide="ignore"): return np.finfo(float).eps
---
m = np.ma.masked_array(X)
return m.data, m.mask, m.filled(0), np.ma.masked
---
import math
return math.e, math.pi, math.hypot(3, 4), math.dist([1], [2])
---
from operator import add, mul, sub, itemgetter
import operator
return operator.call(len, [1]) if hasattr(operator, "call") else add(1, 2)
---
from numpy import random
def draw(random): return random.core, random.mtrand
return random.normal()
---
x = X
x.types = 3
return x.types
---
return np.s_[0:1], np.r_[1:3], np.c_[X], np.newaxis, np.inf, np.e, np.abs(X), np.copy(X), np.version.version
---
from numpy import *
def predict(X): return sqrt(X), linalg.norm(X), int64, float64, e, pi
---
from typing import *
def predict(X: List[Any]) -> Dict[str, Any]: return X
---
import itertools as it
return list(it.chain([1], [2])), it.islice
---
from collections import abc
return isinstance(X, abc.Sequence)
---
from __future__ import annotations
from __future__ import print_function
def predict(X): return X
""",
    """
return np.testing.assert_allclose(X, X)
---
return np.core.multiarray
---
return np._core
---
return np.lib.format
---
return np.lib
---
lib = np.lib; return lib.npyio
---
return np.ctypeslib
---
return np.f2py
---
return np._pytesttester.os
---
return np.linalg.linalg, 1
---
return np.linalg._umath_linalg
---
return np.random._pickle
---
return np.random.mtrand
---
return np.ma.core
---
return np.polynomial.polyutils.functools
---
return np.polynomial.polynomial.pu
---
return np.polynomial.polynomial.np
---
return np.char.overrides
---
import dataclasses
return dataclasses.sys.modules
---
from dataclasses import sys
return sys
---
from typing import sys as s
return s
---
import collections
return collections._sys
---
import warnings
return warnings.sys
---
import typing as t
return t.sys, t.types
---
from functools import _lru_cache_wrapper
return X
---
import functools as f
return f._make_key
---
from collections import _sys
return _sys
---
import collections.abc as c
return c.sys
---
L = np.linalg
K = L
return K._linalg
---
(m := np).testing
---
import numpy as xp
def predict(X): return xp.testing
---
a, b = np, 3
return a.core
---
def inner(m=np): return m.testing
return inner()
---
def inner(m): return m.testing
return inner(np)
---
return [np][0].testing
---
return (np or 1).f2py
---
return [m.core for m in (np,)]
---
class A:
    xp = np
return A.xp.testing
---
class A:
    import numpy as np
def predict(X): return A.np.testing
---
class A:
    def __init__(self): self.np = np
return A().np.ctypeslib.x
---
def give(): return np
return give().testing
---
return {"a": np}["a"].lib
---
return getattr(np, "testing")
---
return getattr(np, "lib").format
---
from operator import attrgetter
return attrgetter("testing.extbuild")(np)
---
from operator import attrgetter
return attrgetter("sys")(__import__)
import dataclasses
dataclasses.sys
---
def predict(X):
    global m
    m = np
    return 1
def other(): return m.testing
import numpy as np
x = other()
---
from numpy import *
def predict(X): return testing.suppress_warnings
---
from dataclasses import *
import dataclasses as d
def predict(X): return getattr(d, "sys")
---
import typing
return typing.get_type_hints(predict)
---
from typing import ForwardRef
return ForwardRef("eval('1')")
---
from dataclasses import make_dataclass
return make_dataclass("A", ["x"])
---
import typing
return typing._eval_type
---
import warnings
return warnings.catch_warnings()._module.sys
---
np.seterrcall(print)
---
from numpy import core
return core
---
from numpy import testing as t
return t
---
return np.random.bit_generator.SeedSequence
---
import numpy.linalg
def predict(X): return numpy.linalg._umath_linalg
---
return np.add._get_strided_loop
---
from numpy import linalg as la
return la.linalg
---
m = getattr(np, "linalg")
return m._linalg
""",
)
write(
    "files",
    "Files and raw memory through numpy.",
    """
class Index:
    def save(self): return 1
    def load(self): return 2
    def dump(self): return 3
    def dumps(self): return 4
def predict(X): return Index().save(), Index().load(), Index().dump(), Index().dumps()
---
load, save, memmap = 1, 2, 3
return load + save + memmap
---
return np.fromiter((x for x in [1.0]), float), np.frombuffer(b"1234", np.uint8), np.array2string(X)
---
return X.tobytes(), X.data, X.tolist(), X.flags, X.strides
---
def load(x): return x
return load(X)
---
data = {"load": 1, "ctypes": 2}
return data["ctypes"]
---
return np.ma.masked_array(X).data
---
def predict(X): return X
def demo(): return predict(np.load("x.npy"))
import numpy as np
---
import numpy as np
def predict(X): return X
if __name__ == "__main__":
    np.savetxt("x.txt", predict(np.loadtxt("y.txt")))
---
"np.load and np.save"
return np.fromstring("1 2", sep=" ")
---
print(X.shape)
return np.info, np.get_include
---
class A:
    def __init__(self): self.dump = 3
def predict(X): return A().dump
---
return np.may_share_memory(X, X), np.shares_memory(X, X), X.base, X.nbytes
""",
    """
return np.load("x.npy")
---
np.save("x", X)
---
np.savez("x", X)
---
return np.loadtxt("x")
---
return np.genfromtxt("x")
---
return np.fromfile("x")
---
return np.memmap("x")
---
from numpy import load
return load("x")
---
from numpy import load as fine
return fine("x")
---
load = np.load
return load("x")
---
from numpy import *
def predict(X): return load("x")
---
X.tofile("x")
---
X.dump("x")
---
return X.dumps()
---
return X.ctypes.data
---
return getattr(X, "ctypes")
---
return np.random.default_rng().bit_generator.cffi
---
return np.rec.fromfile("x")
---
return getattr(np, "save")
---
return np.ndarray.tofile(X, "x")
---
from operator import methodcaller
return methodcaller("tofile", "x")(X)
---
return np.savetxt, np.fromregex
---
return np.test()
---
return np.linalg.test()
---
import numpy as xp
f = xp
def predict(X): return f.savez_compressed("x", X)
""",
)
write(
    "objects",
    "The object dtype: asked about, yes; made, no.",
    """
return isinstance(X, object)
---
class A(object): pass
return A()
---
MISSING = object()
def inner(a=MISSING): return a is MISSING
return inner()
---
def predict(X: object) -> object: return X
---
from typing import Any, TypeVar
T = TypeVar("T", bound=object)
x: object = 3
return x
---
if X.dtype == object: raise ValueError
---
if X.dtype == np.object_ or X.dtype.kind == "O": raise ValueError("object arrays are not offered")
---
if X.dtype == np.dtype("O") or X.dtype == np.dtype(object): raise ValueError
---
if np.issubdtype(X.dtype, np.object_) or np.issubdtype(X.dtype, object): raise ValueError
---
if X.dtype.kind in "OSU" or X.dtype.char == "O": raise ValueError
---
return isinstance(X.flat[0], np.object_), isinstance(X, (np.ndarray, object))
---
return np.where(X > 0, "O", "X"), np.array(["O", "X"]), np.isin(["O"], "O"), np.full(3, "O")
---
return np.zeros(3, dtype=int), np.empty(3, float), X.astype(np.float64), X.astype("f8"), X.astype(bool)
---
dtype = X.dtype
return np.zeros(3, dtype=dtype), np.empty_like(X, dtype=dtype), X.astype(dtype, copy=False)
---
return np.zeros(3, dtype=[("a", int), ("O", float)]), np.dtype("i4,f8"), np.dtype({"names": ["a"], "formats": ["i4"]})
---
n = 4
return np.empty(3, dtype=f"U{n}"), np.empty(3, "<U" + str(n)), np.array(["a"], dtype=str), np.zeros(2, "S3")
---
return np.result_type(X, float), np.promote_types("i4", "f8"), np.asarray(X, dtype=y.dtype if y is not None else float)
---
return np.vectorize(lambda a: a, otypes=[float])(X), np.vectorize(len, signature="(O)->()")
---
def helper(x, dtype=np.float64): return np.asarray(x, dtype=dtype)
return helper(X)
---
return object.__new__(object)
---
import numpy as np
objects = [1]; obj = "object"
def predict(X): return obj, objects
---
O = 3
return np.zeros(O), np.full((2, O), O)
---
return {"O": 1, "object": 2, "label": "O"}
---
return np.array([(1, 2.0)], dtype=np.dtype([("x", "i4"), ("y", "f4")]))
---
from dataclasses import dataclass, field
@dataclass
class A:
    x: object = None
    y: list = field(default_factory=list)
def predict(X): return A()
---
return np.add(X, 1, dtype=np.float64, signature="dd->d"), np.sum(X, dtype=float)
---
data = [object() for _ in range(3)]
return len(data), sorted(data, key=id)
---
return np.einsum("ij,Oj->iO", X, X), X.view(np.uint8), X.view("f8")
""",
    """
return X.astype(object)
---
return X.astype("O")
---
return X.astype("object")
---
return X.astype("|O")
---
return X.astype(np.object_)
---
return X.astype(dtype=object)
---
return np.array(X, dtype=object)
---
return np.array(X, object)
---
return np.array(X, "O")
---
return np.empty(3, dtype="O")
---
return np.empty(3, object)
---
return np.full(3, 1, "O")
---
return np.dtype("O")
---
return np.dtype(object)
---
t = object
return X.astype(t)
---
t = np.object_
return X.astype(t)
---
import numpy as np
KIND = "O"
def predict(X): return X.astype(KIND)
---
return X.astype("obj" + "ect")
---
def helper(X, dtype=object): return X.astype(dtype)
return helper(X)
---
from numpy import object_
return X
---
from numpy import object_ as fine
return X.astype(fine)
---
from numpy import empty
return empty(3, object)
---
from numpy import *
def predict(X): return object_
---
return np.zeros(3, dtype=[("a", object)])
---
return np.zeros(3, dtype=[("a", "O")])
---
return np.zeros(3, dtype="i4,O")
---
return np.dtype({"names": ["a"], "formats": ["O"]})
---
return np.dtypes.ObjectDType()
---
return np.add(X, 1, dtype=object)
---
return np.add(X, 1, signature="OO->O")
---
return np.vectorize(len, otypes=[object])
---
return np.vectorize(len, otypes="O")
---
return np.empty(3, **{"dtype": object})
---
return np.empty(*[3, object])
---
from functools import partial
return partial(np.empty, dtype=object)(3)
---
return np.empty(3, dtype=list)
---
return np.empty(3, dtype=dict)
---
class A: pass
return np.empty(3, dtype=A)
---
return np.fromiter([1], dtype=object)
---
return np.fromiter([1], object)
---
return np.empty(3, dtype=object if X is None else float)
---
return np.nditer(X, op_dtypes=["O"])
---
return getattr(np, "object_")
---
return np.empty(3, dtype=(k := object))
""",
)
write(
    "tampering",
    "Changing what everybody shares.",
    """
out = np.zeros(3); out[0] = 1; out[1:] += 2
return out
---
norm = np.linalg.norm
norm = norm(X, axis=1)
norm[norm == 0] = 1.0
return norm
---
sum = X.sum(); map = {}; map["a"] = 1; sum += 1
return sum
---
class A:
    count = 0
    def __init__(self): self.np = 3; self.x = [1]; self.x[0] = 2
A.count += 1
return A()
---
def predict(X):
    predict.calls = 3
    return X
---
X = X.copy(); X[X < 0] = 0; X.shape = (-1,); X.flags.writeable = False
return X
---
cache = {}
cache["a"] = np
del cache["a"]
return cache
---
d = np.empty(3, dtype=[("a", float)]); d["a"] = 1; d["a"][0] = 2
return d
---
import numpy as np
import math
inf = math.inf
best = np.inf
def predict(X):
    best = X.copy()
    best[0] = 3
    return best
---
del X
return 1
---
np.random.seed(0); np.seterr(all="ignore")
return X
---
setattr(predict, "np", 3)
---
import numpy as np
linalg = {}
linalg["x"] = 1
def predict(X): return linalg
---
import warnings
warnings.simplefilter("ignore")
def predict(X): return X
---
from collections import Counter, defaultdict
counts = Counter(); counts["a"] += 1
table = defaultdict(list); table[0].append(1)
return counts
---
e = np.e
x = {}; x[e] = 1
return x
---
class Matrix(np.ndarray): pass
Matrix.extra = 3
return Matrix
---
min = max = None
def predict(X):
    eps = np.finfo(float).eps
    eps *= 3
    return eps
""",
    """
np.argmin = None
---
np.linalg.norm = lambda *a: 0
---
np.random.x = 1
---
del np.argmin
---
np.pi += 1
---
import math
math.sqrt = None
---
import warnings
warnings.showwarning = print
---
import itertools
itertools.chain = 3
---
setattr(np, "argmin", None)
---
delattr(np, "argmin")
---
xp = np
xp.sum = None
---
from numpy import linalg as la
la.norm = None
---
np.sctypeDict["f"] = 3
---
from numpy import sctypeDict
sctypeDict["f"] = 3
---
for np.argmin in [1]: pass
---
with np.errstate() as np.argmin: pass
---
[np.argmin, b] = 1, 2
---
(np.argmin) = 3
---
import functools
functools.reduce = 3
---
np.add.x = 3
---
import collections.abc
collections.abc.Sized = None
---
import typing
typing.TYPE_CHECKING = True
def predict(X): return X
---
np.argmin: int = 3
---
def f(m=np): m.argmin = 3
return f()
---
warnings_ = 1
import warnings as w
del w.filters[0]
""",
)
