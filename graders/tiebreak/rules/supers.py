"""``super`` of a class that is not the source's own: a way round what stands in for a builtin."""

import ast
from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each two-argument ``super`` whose first is no class of the source."""
    own = {node.name for node in code.nodes if isinstance(node, ast.ClassDef)}
    for node in code.nodes:
        if isinstance(node, ast.Call) and _is_super(node.func) and node.args:
            first = node.args[0]
            if not (isinstance(first, ast.Name) and first.id in own):
                sentence = "super of another class than your own is not allowed in this exercise"
                yield finding("supers", node, sentence)


def _is_super(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "super"


STATED = "super(…) of classes that are not your own"
