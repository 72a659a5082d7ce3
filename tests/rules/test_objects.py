"""The object dtype: asked about, yes; made, no."""

import pytest

IGNORES = [
    """
kind, weights = "f8", None
w = np.asarray(X if weights is None else weights)
return np.empty(3, "U{}".format(len(X))), w, np.array([1 if y is None else 2])
""",
    'return X.dtype.char in np.typecodes["AllInteger"], np.full((2, 3), -1), X.astype(f"{kind}8")',
    'return np.zeros(3, dtype=TYPES[0]), np.zeros(3, dtype={"a": float}["a"])',
    "return isinstance(X, object)",
    """
class A(object): pass
return A()
""",
    """
MISSING = object()
def inner(a=MISSING): return a is MISSING
return inner()
""",
    "def predict(X: object) -> object: return X",
    """
from typing import Any, TypeVar
T = TypeVar("T", bound=object)
x: object = 3
return x
""",
    "if X.dtype == object: raise ValueError",
    'if X.dtype == np.object_ or X.dtype.kind == "O": raise ValueError("objects are not offered")',
    'if X.dtype == np.dtype("O") or X.dtype == np.dtype(object): raise ValueError',
    "if np.issubdtype(X.dtype, np.object_) or np.issubdtype(X.dtype, object): raise ValueError",
    'if X.dtype.kind in "OSU" or X.dtype.char == "O": raise ValueError',
    "return isinstance(X.flat[0], np.object_), isinstance(X, (np.ndarray, object))",
    'return np.where(X > 0, "O", "X"), np.array(["O", "X"]), np.isin(["O"], "O"), np.full(3, "O")',
    "return np.zeros(3, dtype=int), np.empty(3, float), X.astype(np.float64)",
    'return X.astype("f8"), X.astype(bool)',
    """
dtype = X.dtype
return np.zeros(3, dtype=dtype), np.empty_like(X, dtype=dtype), X.astype(dtype, copy=False)
""",
    'return np.zeros(3, dtype=[("a", int), ("O", float)]), np.dtype("i4,f8")',
    'return np.dtype({"names": ["a"], "formats": ["i4"]})',
    """
n = 4
names = np.array(["a"], dtype=str), np.zeros(2, "S3")
return np.empty(3, dtype=f"U{n}"), np.empty(3, "<U" + str(n)), names
""",
    'return np.result_type(X, float), np.promote_types("i4", "f8")',
    "return np.asarray(X, dtype=y.dtype if y is not None else float)",
    'return np.vectorize(lambda a: a, otypes=[float])(X), np.vectorize(len, signature="(O)->()")',
    """
def helper(x, dtype=np.float64): return np.asarray(x, dtype=dtype)
return helper(X)
""",
    "return object.__new__(object)",
    """
import numpy as np
objects = [1]; obj = "object"
def predict(X): return obj, objects
""",
    """
O = 3
return np.zeros(O), np.full((2, O), O)
""",
    'return {"O": 1, "object": 2, "label": "O"}',
    'return np.array([(1, 2.0)], dtype=np.dtype([("x", "i4"), ("y", "f4")]))',
    """
from dataclasses import dataclass, field
@dataclass
class A:
    x: object = None
    y: list = field(default_factory=list)
def predict(X): return A()
""",
    'return np.add(X, 1, dtype=np.float64, signature="dd->d"), np.sum(X, dtype=float)',
    """
data = [object() for _ in range(3)]
return len(data), sorted(data, key=id)
""",
    'return np.einsum("ij,Oj->iO", X, X), X.view(np.uint8), X.view("f8")',
]

FLAGS = [
    "return X.astype(chr(79))",
    'return X.astype("".join(["O"]))',
    'return X.astype("XO"[1])',
    'return X.astype("@".replace("@", "O"))',
    'return X.astype(np.typecodes["All"][-4])',
    'return X.astype(np.sctypeDict["ob" + "ject"])',
    'return X.astype(np.sctypeDict.get("ob" + "ject"))',
    "return X.astype(np.array([None]).dtype)",
    "return np.array([None] * len(X))",
    "return np.array(None), np.full(3, None)",
    "kind = chr(79); return np.empty(3, kind)",
    "return X.astype(object)",
    'return X.astype("O")',
    'return X.astype("object")',
    'return X.astype("|O")',
    "return X.astype(np.object_)",
    "return X.astype(dtype=object)",
    "return np.array(X, dtype=object)",
    "return np.array(X, object)",
    'return np.array(X, "O")',
    'return np.empty(3, dtype="O")',
    "return np.empty(3, object)",
    'return np.full(3, 1, "O")',
    'return np.dtype("O")',
    "return np.dtype(object)",
    """
t = object
return X.astype(t)
""",
    """
t = np.object_
return X.astype(t)
""",
    """
import numpy as np
KIND = "O"
def predict(X): return X.astype(KIND)
""",
    'return X.astype("obj" + "ect")',
    """
def helper(X, dtype=object): return X.astype(dtype)
return helper(X)
""",
    """
from numpy import object_
return X
""",
    """
from numpy import object_ as fine
return X.astype(fine)
""",
    """
from numpy import empty
return empty(3, object)
""",
    """
from numpy import *
def predict(X): return object_
""",
    'return np.zeros(3, dtype=[("a", object)])',
    'return np.zeros(3, dtype=[("a", "O")])',
    'return np.zeros(3, dtype="i4,O")',
    'return np.dtype({"names": ["a"], "formats": ["O"]})',
    "return np.dtypes.ObjectDType()",
    "return np.add(X, 1, dtype=object)",
    'return np.add(X, 1, signature="OO->O")',
    "return np.vectorize(len, otypes=[object])",
    'return np.vectorize(len, otypes="O")',
    'return np.empty(3, **{"dtype": object})',
    "return np.empty(*[3, object])",
    """
from functools import partial
return partial(np.empty, dtype=object)(3)
""",
    "return np.empty(3, dtype=list)",
    "return np.empty(3, dtype=dict)",
    """
class A: pass
return np.empty(3, dtype=A)
""",
    "return np.fromiter([1], dtype=object)",
    "return np.fromiter([1], object)",
    "return np.empty(3, dtype=object if X is None else float)",
    'return np.nditer(X, op_dtypes=["O"])',
    'return getattr(np, "object_")',
    "return np.empty(3, dtype=(k := object))",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "objects" in {finding.rule for finding in judge(snippet).refusals}
