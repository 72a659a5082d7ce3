"""Files and raw memory through numpy."""

import pytest

IGNORES = [
    """
class Index:
    def save(self): return 1
    def load(self): return 2
    def dump(self): return 3
    def dumps(self): return 4
def predict(X): return Index().save(), Index().load(), Index().dump(), Index().dumps()
""",
    """
load, save, memmap = 1, 2, 3
return load + save + memmap
""",
    """
first = np.fromiter((x for x in [1.0]), float), np.frombuffer(b"1234", np.uint8)
return first, np.array2string(X)
""",
    "return X.tobytes(), X.data, X.tolist(), X.flags, X.strides",
    """
def load(x): return x
return load(X)
""",
    """
data = {"load": 1, "ctypes": 2}
return data["ctypes"]
""",
    "return np.ma.masked_array(X).data",
    """
def predict(X): return X
def demo(): return predict(np.load("x.npy"))
import numpy as np
""",
    """
import numpy as np
def predict(X): return X
if __name__ == "__main__":
    np.savetxt("x.txt", predict(np.loadtxt("y.txt")))
""",
    """
"np.load and np.save"
return np.fromstring("1 2", sep=" ")
""",
    """
print(X.shape)
return np.info, np.get_include
""",
    """
class A:
    def __init__(self): self.dump = 3
def predict(X): return A().dump
""",
    "return np.may_share_memory(X, X), np.shares_memory(X, X), X.base, X.nbytes",
]

FLAGS = [
    'return np.load("x.npy")',
    'np.save("x", X)',
    'np.savez("x", X)',
    'return np.loadtxt("x")',
    'return np.genfromtxt("x")',
    'return np.fromfile("x")',
    'return np.memmap("x")',
    """
from numpy import load
return load("x")
""",
    """
from numpy import load as fine
return fine("x")
""",
    """
load = np.load
return load("x")
""",
    """
from numpy import *
def predict(X): return load("x")
""",
    'X.tofile("x")',
    'X.dump("x")',
    "return X.dumps()",
    "return X.ctypes.data",
    'return getattr(X, "ctypes")',
    "return np.random.default_rng().bit_generator.cffi",
    'return np.rec.fromfile("x")',
    'return getattr(np, "save")',
    'return np.ndarray.tofile(X, "x")',
    """
from operator import methodcaller
return methodcaller("tofile", "x")(X)
""",
    "return np.savetxt, np.fromregex",
    "return np.test()",
    "return np.linalg.test()",
    """
import numpy as xp
f = xp
def predict(X): return f.savez_compressed("x", X)
""",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "files" in {finding.rule for finding in judge(snippet).refusals}
