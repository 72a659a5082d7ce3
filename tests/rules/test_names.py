"""Builtins: refused by name, unless the source surely bound the name itself."""

import pytest

IGNORES = [
    '''
"""Never eval() or exec() anything; open questions remain. __import__ is bad."""
return X
''',
    """
# eval(X), open("x")
return "eval exec compile __import__ open"
""",
    """
open_set = {1}; compiled = 2; evaluate = 3; inputs = X
return open_set, compiled, evaluate, inputs
""",
    "def predict(input): return input * 2",
    "def predict(vars, compile): return vars + compile",
    "def predict(X, *, help=None): return help",
    "def predict(*open, **globals): return open, globals",
    "predict = lambda input: input + 1",
    """
vars = X.var(axis=0)
return X / vars
""",
    """
for input in X:
    print(input)
return X
""",
    "return [open for open in X]",
    "return {vars: 1 for vars in X}",
    "return sum(input * 2 for input in X if input)",
    """
with np.errstate(all="ignore") as input:
    return input
""",
    """
try:
    return X
except ValueError as exit:
    raise RuntimeError from exit
""",
    """
if (input := X.sum()) > 3:
    return input
""",
    """
def compile(a):
    return a + compile(a)
return compile(X)
""",
    """
import numpy as np
def compile(X): return X
def predict(X): return compile(X)
""",
    """
import numpy as np
def predict(X): return compile(X)
def compile(X): return X
""",
    """
import numpy as np
RNG = np.random.default_rng(0)
def predict(X): return vars(X)
SCALE: float = 2.0
def vars(X): return np.var(X) * SCALE
""",
    """
from dataclasses import dataclass
def predict(X): return open(X)
@dataclass
class Config:
    size: int = 3
def open(X): return Config()
""",
    """
input = 3
def predict(X): return input * X
""",
    """
vars, help = 1, 2
def predict(X): return vars + help
""",
    """
for input in (1, 2):
    double = input * 2
def predict(X): return double
""",
    """
class Model:
    def open(self): return self
    def eval(self): return self.open()
    def compile(self, loss): return loss
    def exec(self): return 1
def predict(X): return Model().eval(), Model().compile(1), Model().exec()
""",
    """
from dataclasses import dataclass
@dataclass
class Net:
    input: int
    vars: float = 0.0
def predict(X): return Net(input=3, vars=1.0).input
""",
    """
class A:
    input = 3
    double = input * 2
def predict(X): return A.double
""",
    "return dict(input=X, eval=2, open=3)",
    "p = np.poly1d([1, 2]); return p(X)",
    """
match X.shape:
    case (n, input):
        return input
    case [*vars]:
        return vars
    case {"a": 1, **help}:
        return help
""",
    """
def inner():
    nonlocal_input = 3
    def innermost():
        return input
    input = 4
    return innermost()
return inner()
""",
    """
import numpy as np
def helper():
    return open("file").read()
def predict(X): return X
""",
    """
def predict(X): return X
if __name__ == "__main__":
    data = eval(input("matrix: "))
    print(predict(data))
""",
    """
def predict(X): return X
if "__main__" == __name__:
    exec("print(1)")
""",
    """
def predict(X): return X
def main():
    with open("data.csv") as f:
        print(f.read())
if __name__ == "__main__":
    main()
""",
    """
def predict(X): return X
if not __name__ != "__main__":
    breakpoint()
""",
    """
def predict(X): return X
__name__ == "__main__" and exit(0)
""",
    """
if __name__ != "__main__":
    def predict(X): return X
else:
    quit()
""",
    """
def predict(X): return X
try:
    if __name__ == "__main__":
        help(predict)
except Exception:
    pass
""",
    """
__all__ = ["predict"]
__version__ = "1.0"
__author__ = "me"
def predict(X): return __name__, __doc__, __version__
""",
    """
class A:
    def name(self): return __class__.__name__
def predict(X): return A().name()
""",
    """
def predict(X):
    global counter
    counter = 0
    return counter
""",
    'return id(X), dir(X), type(X), callable(X), repr(X), hash("a"), iter(X), next(iter(X))',
    """
class Base:
    def __init__(self): super().__init__()
def predict(X): return Base()
""",
    """
from numpy import var as vars
def predict(X): return vars(X)
""",
    'def predict(X: "input", compile: "float" = 3): return compile',
]

FLAGS = [
    'return eval("X")',
    'exec("a = 1"); return X',
    'return compile("1", "", "eval")',
    'return __import__("os")',
    'return open("/etc/passwd").read()',
    'return globals()["np"]',
    "return locals()",
    "return vars(np)",
    "return memoryview(X)",
    "return input()",
    "breakpoint()",
    "help(np)",
    "exit()",
    "quit(0)",
    "return __builtins__",
    'return __builtins__["eval"]',
    "return __loader__",
    "return __spec__.loader",
    'run = eval; return run("X")',
    'return list(map(eval, ["X"]))',
    'return (lambda f: f("X"))(eval)',
    'return [f("1") for f in (eval,)]',
    'def predict(X, f=eval): return f("X")',
    'def predict(X, eval=eval): return eval("X")',
    "predict = eval",
    """
@eval
def predict(X): return X
""",
    """
class A(metaclass=exec): pass
def predict(X): return A
""",
    """
class A:
    eval = eval
def predict(X): return A.eval("1")
""",
    """
class A:
    open = 3
    def f(self): return open("x")
def predict(X): return A().f()
""",
    """
if False: pass
if 0 > 1:
    eval = None
def predict(X): return eval("1")
""",
    """
def predict(X): return eval("1")
def other():
    global eval
    eval = 3
""",
    """
eval = 3
del eval
def predict(X): return eval("1")
""",
    """
try:
    raise ValueError
except ValueError as eval:
    pass
def predict(X): return eval("1")
""",
    """
for eval in []:
    pass
def predict(X): return eval("1")
""",
    """
def predict(X): return run
def leak(): return eval
run = leak()
eval = 3
""",
    """
@(lambda f: f())
def leak(): return eval
def predict(X): return leak
eval = 3
""",
    """
run = [(eval, (eval := 1)) for _ in [0]]
def predict(X): return run
""",
    """
@(lambda f: f())
def eval(): return eval
def predict(X): return eval
""",
    """
eval: int
def predict(X): return eval("1")
""",
    """
def predict(X):
    def inner():
        return exec
    return inner()("1")
""",
    'def predict(X): return ｅｖａｌ("1")',
    "def predict(X): return f\"{eval('X')}\"",
    """
def predict(X):
    class A:
        run = eval
        eval = 2
    return A.run
""",
    """
def predict(X):
    global open
    return open("x")
""",
    """
__builtins__ = {}
def predict(X): return X
""",
    """
__import__ = None
def predict(X): return X
""",
    'def predict(X: eval("1")): return X',
    """
def predict(X): return X
if __name__ == "something":
    eval("1")
""",
    """
def predict(X): return X
if __name__ == "__main__":
    pass
else:
    eval("1")
""",
    """
import numpy as np
registry = {}
def register(f):
    registry["f"] = f
    return f
@register
def hidden(X): return eval("X")
def predict(X): return registry["f"](X)
""",
    """
registry = []
class Base:
    def __init_subclass__(cls): registry.append(cls)
class Hidden(Base):
    def run(self): return eval("1")
def predict(X): return registry[0]().run(), Base
""",
    """
def one(X): return two(X)
def two(X): return eval("X")
def predict(X): return one(X)
""",
    """
helper = lambda X: eval("X")
def predict(X): return helper(X)
""",
    """
def predict(X): return A().go()
class A:
    go = staticmethod(lambda: helper())
def helper(): return eval("1")
""",
    "def predict(X): return __build_class__",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "names" in {finding.rule for finding in judge(snippet).refusals}
