"""The analysis as a whole: sentences, limits, and its way through JSON."""

import json
import time

import pytest

from tiebreak.rules import RULES, STATED, Analysis, Finding, analyse

BROKEN = [
    ("def f(:\n    pass\n", 1, "this is not valid Python: def f(:"),
    ("x = 1\n\ny = (\n", 3, "this is not valid Python: y = ("),
    ("if 1:\nx = 1\n", 2, "this is not valid Python: x = 1"),
    ("if 1:\n\tx = 1\n        y = 2\n", 3, "this is not valid Python: y = 2"),
    ("x = 1\nx = 'a\x00b'\n", 2, "this is not valid Python: x = 'a?b'"),
    ("x = 1\r\ny = '\ud800'\r\n", 2, "this is not valid Python: y = '?'"),
    ("x = 'abc\n", 1, "this is not valid Python: x = 'abc"),
    ("print 'a'\n", 1, "this is not valid Python: print 'a'"),
    ("x = 1\nreturn x\n", 2, "this is not valid Python: return x"),
    ("def f(a, a):\n    pass\nf()\n", 1, "this is not valid Python: def f(a, a):"),
    ("x = 1\nbreak\n", 2, "this is not valid Python: break"),
    ("x = 1\nfrom __future__ import division\n", 2, None),
    ("x = 0777\n", 1, "this is not valid Python: x = 0777"),
    ("for x in y:\n    z\n  w\n", 3, "this is not valid Python: w"),
]

HOSTILE = [
    "x = " + "1+" * 100_000 + "1",
    "x = " + "-" * 50_000 + "1",
    "x = a" + ".b" * 100_000,
    "x = f" + "()" * 100_000,
    "x = " + "(" * 150 + ")" * 150,
    "x = " + "(" * 100_000,
    "x = " + "[" * 100_000 + "]" * 100_000,
    "x = " + "not " * 60_000 + "1",
    "x = " + "lambda: " * 30_000 + "1",
    "x = 0\nif x: pass\n" + "elif x: pass\n" * 15_000,
    "x = " + "a if b else " * 20_000 + "c",
    "x = " + "f'{" * 100 + "1" + "}'" * 100,
    "x" + "[0]" * 80_000,
    "x = " + "{1:" * 50_000,
    "x = 1" + "0" * 200_000,
    "\\\n" * 100_000,
    "@a\n" * 60_000 + "def f(): pass",
    "class A:\n" + "".join(" " * i + "class A:\n" for i in range(1, 99)) + " " * 99 + "pass",
]

WIDE = [
    "x = [" + "1," * 120_000 + "]",
    "a0 = a1\n" + "".join(f"a{i} = a{i + 1}\n" for i in range(1, 3750)) + "import numpy as a3750",
    "import numpy as a0\n" + "".join(f"a{i + 1} = a{i}.lib\n" for i in range(2500)),
    "".join("if x: open = 1\n" for _ in range(2000)) + "open\n" * 2000,
    "".join("open = 1\nopen\n" for _ in range(2500)),
    "from numpy import *\n" + "a+b\n" * 7500,
    "".join(f"def f{i}(): return f{i + 1}()\n" for i in range(1500)) + "f0()",
    "".join(f"class A{i + 1}(A{i}): pass\n" for i in range(2250)) + "A0",
    "def f(" + ",".join(f"a{i}=a{i}" for i in range(3000)) + "): return a1\nf()",
    "".join(f"t{i} = [t{i + 1}, t{i + 1}]\n" for i in range(2250)) + "import numpy as np\n"
    "np.empty(3, dtype=t0)",
    "x = '" + "{0.a" * 60_000 + "'.format(1)",
    "x = '" + "{" * 200_000 + "'.format(1)",
    "x = '" + "{0[" * 60_000 + "'.format(1)",
    "import numpy as np\n" + "np.empty(3, dtype=dtype)\n" * 1500 + "dtype = dtype\n" * 500,
]


@pytest.mark.parametrize(("source", "line", "sentence"), BROKEN)
def test_broken_sources_get_the_same_sentence_on_every_python(source, line, sentence):
    """Messages of the parser differ between Pythons; line and sentence here do not."""
    found = analyse(source, ["f"]).syntax_error
    assert found is not None
    assert found.line == line
    assert sentence is None or found.sentence == sentence


@pytest.mark.parametrize("source", HOSTILE, ids=lambda source: source[:24])
def test_hostile_nesting_ends_in_a_verdict(source):
    """However deep a source nests, the analysis returns, and soon."""
    started = time.process_time()
    analysis = analyse(source, ["f"])
    assert isinstance(analysis, Analysis)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("source", WIDE, ids=lambda source: source[:24])
def test_hostile_width_ends_in_a_verdict(source):
    """Long sources cost no more than time in proportion."""
    started = time.process_time()
    assert analyse(source, ["f"]).syntax_error is None
    assert time.process_time() - started < 10


def test_too_deep_a_source_is_refused_alike_everywhere():
    """A depth that one Python compiles and another does not is refused by all."""
    source = "x = 1" + " + 1" * 400
    found = analyse(source, ["x"]).syntax_error
    assert found is not None
    assert found.sentence == "this source is nested too deeply to be read"


def test_a_long_sum_is_not_too_deep():
    """People do write fifty terms."""
    assert analyse("x = 1" + " + 1" * 60, ["x"]).refusals == ()


def test_at_most_twenty_findings_in_order_of_line():
    """The first twenty are enough to mend a source."""
    found = analyse("eval\n" * 50, ["f"]).findings
    assert [finding.line for finding in found] == list(range(1, 21))


def test_an_analysis_survives_json():
    """Nothing is lost on the way from the worker."""
    for source in ("eval\nopen\nfor x in y: pass\n", "def f(:\n"):
        analysis = analyse(source, ["f"])
        assert Analysis.from_dict(json.loads(json.dumps(analysis.to_dict()))) == analysis


GOOD = Analysis(findings=(Finding(line=1, rule="names", sentence="no"),)).to_dict()


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        GOOD | {"more": 1},
        GOOD | {"loops": "1"},
        GOOD | {"loops": [True]},
        GOOD | {"loops": [-1]},
        GOOD | {"loops": [1 << 40]},
        GOOD | {"defined": [1]},
        GOOD | {"findings": [{}]},
        GOOD | {"findings": [{"line": "1", "rule": "names", "sentence": "no"}]},
        GOOD | {"syntax_error": "no"},
    ],
)
def test_a_forged_analysis_is_refused(raw):
    """The worker that sends it has read hostile text."""
    with pytest.raises(ValueError, match="an analysis"):
        Analysis.from_dict(raw)


def test_every_rule_is_stated():
    """The statement quotes these clauses, so a rule without one would be a hidden rule."""
    assert len(STATED) == len(set(STATED)) == len(RULES)
