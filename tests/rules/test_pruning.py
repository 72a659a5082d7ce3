"""Pruning: what the graded calls never run is gone, and everything else stays in its place."""

import ast

import pytest

from tiebreak.rules import analyse, prune

GONE = [
    "if __name__ == '__main__':\n    gone()",
    "if '__main__' == __name__:\n    gone()",
    "if __name__ == '__main__' and len('x'):\n    gone()",
    "if __name__ in ('__main__', '__mp_main__'):\n    gone()",
    "if not __name__ != '__main__':\n    gone()",
    "if __name__ != '__main__':\n    pass\nelse:\n    gone()",
    "if len('x') > 3:\n    pass\nelif __name__ == '__main__':\n    gone()",
    "try:\n    if __name__ == '__main__':\n        gone()\nfinally:\n    pass",
    "with open_it() as f:\n    if __name__ == '__main__':\n        gone()",
    "__name__ == '__main__' and gone()",
    "gone() if __name__ == '__main__' else None",
    "if False:\n    gone()",
    "if 0:\n    gone()",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    gone()",
    "from typing import TYPE_CHECKING as T\nif T:\n    gone()",
    "import typing as t\nif t.TYPE_CHECKING:\n    gone()",
    "def unused():\n    gone()",
    "async def unused():\n    gone()",
    "class Unused:\n    def f(self):\n        gone()",
    "def one():\n    two()\ndef two():\n    one(); gone()",
    "unused = lambda: gone()",
    "from functools import lru_cache\n@lru_cache\ndef unused():\n    gone()",
    "if len('x'):\n    def unused():\n        gone()",
    "try:\n    def unused():\n        gone()\nexcept ValueError:\n    pass",
    "class Base: pass\nclass Sub(Base):\n    def f(self):\n        gone()",
    "match 3:\n    case 3:\n        def unused():\n            gone()",
]

KEPT = [
    "def predict():\n    kept()",
    "class predict:\n    def __call__(self):\n        kept()",
    "predict = lambda: kept()",
    "def helper():\n    kept()\npredict = helper",
    "def helper():\n    kept()\ndef predict():\n    return helper()",
    "def helper():\n    kept()\ndef predict(f=helper):\n    return f()",
    "def helper(f):\n    kept()\n@helper\ndef predict():\n    return 1",
    "def helper():\n    kept()\ndef predict() -> helper:\n    return 1",
    "def helper():\n    kept()\ndef predict(x: helper):\n    return 1",
    "def one():\n    return two()\ndef two():\n    kept()\ndef predict():\n    return one()",
    "class Model:\n    def f(self):\n        kept()\ndef predict():\n    return Model().f()",
    "class Base:\n    def f(self):\n        kept()\nclass Model(Base): pass\npredict = Model",
    "def predict():\n    return 1\ndef predict():\n    kept()",
    "if len('x'):\n    def predict():\n        kept()\nelse:\n    def predict():\n        return 1",
    "kept()\ndef predict():\n    return 1",
    "if __name__ == 'other':\n    kept()",
    "if __name__ == '__main__':\n    pass\nelse:\n    kept()",
    "if __name__ == '__main__' or len('x'):\n    kept()",
    "TYPE_CHECKING = True\nif TYPE_CHECKING:\n    kept()",
    "table = {}\ndef register(f):\n    table[1] = f\n@register\ndef hidden():\n    kept()",
    "class Base: pass\nclass Sub(Base):\n    def f(self):\n        kept()\npredict = Base",
    "def make():\n    kept()\ndef other(x=make()):\n    return x",
    "class Loud:\n    kept()",
    "while len(''):\n    kept()",
    "helper = lambda: kept()\ndef predict():\n    return helper()",
    "def helper():\n    kept()\nhelper()",
]


def pruned(source: str) -> str:
    """Return what is left of `source`."""
    return ast.unparse(prune(ast.parse(source), ["predict"]))


@pytest.mark.parametrize("source", GONE)
def test_demos_and_unused_definitions_are_gone(source):
    """Neither a demo nor a helper that nothing live refers to is left in the tree."""
    assert "gone" not in pruned(source)


@pytest.mark.parametrize("source", KEPT)
def test_what_a_graded_call_may_run_is_kept(source):
    """Whatever a root, or the module itself, can reach stays, and so is judged."""
    assert "kept" in pruned(source)


@pytest.mark.parametrize("source", GONE + KEPT)
def test_pruned_trees_compile(source):
    """No block is left empty."""
    compile(prune(ast.parse(source), ["predict"]), "<test>", "exec")


def test_line_numbers_stay():
    """A finding or a loop is named by the line of the source as it was handed in."""
    source = "def unused():\n    pass\n\n\ndef predict():\n    return eval('1')\n"
    (finding,) = analyse(source, ["predict"]).findings
    assert finding.message == "line 6: eval is not allowed in this exercise"


def test_the_docstring_and_future_imports_stay_first():
    """A module keeps its docstring, and what must stand before all other statements does."""
    source = '"""Doc."""\nfrom __future__ import annotations\ndef unused(): pass\npredict = 1\n'
    tree = prune(ast.parse(source), ["predict"])
    assert ast.get_docstring(tree) == "Doc."
    assert isinstance(tree.body[1], ast.ImportFrom)


def test_the_given_tree_is_left_alone():
    """Pruning returns a new tree."""
    tree = ast.parse("try:\n    def unused(): pass\nfinally:\n    predict = 1\n")
    before = ast.dump(tree)
    prune(tree, ["predict"])
    assert ast.dump(tree) == before
