"""Annotations as text, and super of strangers."""

import pytest

IGNORES = [
    'def predict(X: "np.ndarray") -> "np.ndarray": return X',
    'def predict(X: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"): return X',
    "from __future__ import annotations\ndef predict(X: npt.NDArray[Any]): return X",
    "x: int = 3\ndef predict(X): return X",
    """
class Base:
    def __init__(self): self.x = 1
class Model(Base):
    def __init__(self): super(Model, self).__init__()
def predict(X): return Model().x
""",
    """
class Model:
    def __init__(self): super().__init__()
def predict(X): return Model()
""",
    "def predict(X): return sorted(predict.__annotations__)",
]

FLAGS = [
    ("annotations", 'def predict(X: "f()"): return X'),
    ("annotations", 'def predict(X) -> "().__class__": return X'),
    ("annotations", 'def predict(X):\n    def g(y: "(lambda: 1)()"): return y\n    return g(X)'),
    ("annotations", "def predict(X): return X\npredict.__annotations__ = {}"),
    ("annotations", "class A:\n    __annotations__ = {'a if 0 else b': int}\npredict = A"),
    ("supers", "M = type('M', (map,), {})\ndef predict(X): return super(map, M)"),
    ("supers", "def predict(X): return super(type(map), map).mro"),
    ("frames", "def predict(X): return map.mro()[-2]"),
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize(("rule", "snippet"), FLAGS)
def test_evasions_are_refused(judge, rule, snippet):
    """Each way round is refused."""
    assert rule in {finding.rule for finding in judge(snippet).refusals}
