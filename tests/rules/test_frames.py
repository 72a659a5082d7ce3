"""Frames, tracebacks and code objects."""

import pytest

IGNORES = [
    """
class A:
    frame = 1
    def back(self): return self.frame
def predict(X): return A().back()
""",
    """
f_score = 2.0; gi = 1; tb = None
return f_score
""",
    """
class Pairs:
    co_occurrence = 3
    f_beta = 1.0
def predict(X): return Pairs.co_occurrence, Pairs.f_beta
""",
    """
g = (x for x in X)
g.close()
return next(iter([1]))
""",
    """
try:
    raise ValueError("x")
except ValueError as e:
    raise e.with_traceback(None)
""",
    """
def gen():
    got = yield 1
    return got
g = gen(); next(g); g.send(None)
""",
    """
"tb_frame f_back"
return X
""",
    """
async def go(): return 1
return X
""",
    'return {"f_globals": 1, "tb_next": 2}',
    """
f_locals, f_trace = 1, 2
return f_locals + f_trace
""",
    "return dict(f_back=1)",
]

FLAGS = [
    """
try:
    raise ValueError
except ValueError as e:
    return e.with_traceback(None).tb_frame
""",
    "return (x for x in X).gi_frame",
    "return (x for x in X).gi_code",
    "return X.f_back.f_globals",
    "X.f_trace = None",
    'return getattr(X, "gi_frame")',
    'return hasattr(X, "f_back")',
    """
import operator
return operator.attrgetter("gi_frame.f_back")((x for x in X))
""",
    'return "{0.gi_frame}".format(x for x in X)',
    """
match X:
    case object(gi_frame=f): return f
""",
    """
async def go(): return 1
return go().cr_frame
""",
]


@pytest.mark.parametrize("snippet", IGNORES)
def test_honest_code_passes(judge, snippet):
    """Code that a candidate may well write is not refused, by this rule or another."""
    assert judge(snippet).refusals == ()


@pytest.mark.parametrize("snippet", FLAGS)
def test_evasions_are_refused(judge, snippet):
    """Each way round the rule is refused by it."""
    assert "frames" in {finding.rule for finding in judge(snippet).refusals}
