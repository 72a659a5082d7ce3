"""Changing what everybody shares: numpy, the standard library and their functions."""

import ast
from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each assignment to a part of a module, or deletion of one."""
    for access in code.accesses:
        if access.stored and _is_shared(code, access.of, access.node):
            yield _refuse(access.node)
    for node in code.nodes:
        if not isinstance(node, ast.Subscript) or isinstance(node.ctx, ast.Load):
            continue
        if _is_shared(code, code.paths.of(node.value), node.value):
            yield _refuse(node)


def _is_shared(code: Code, paths: frozenset[str], node: ast.AST) -> bool:
    """Say whether `node` surely belongs to a module, not to a variable named like a part of one."""
    if not paths:
        return False
    return any(not path.endswith(".*") for path in paths) or code.paths.is_only(_base(node))


def _base(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Call) and len(node.args) > 0:
        return node.args[0]
    return node


def _refuse(node: ast.AST) -> Finding:
    return finding("tampering", node, "changing a module that is offered is not allowed")


STATED = "changing numpy or another module (np.sum = …), switching off or faking the measurement"
