"""Double-underscore attributes off a short list: the ways into the interpreter."""

import ast
from collections.abc import Iterator

from .accesses import Access
from .code import Code, finding
from .findings import Finding
from .tables import DUNDERS, MEMORY_CLAIMS

_CLASS_NAME = ("__name__", "__qualname__")
_DEFINES = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each access to a refused attribute, or definition of one."""
    for access in code.accesses:
        if access.name is not None and is_refused(access):
            yield _refuse(access.node, access.name)
    for node in code.nodes:
        name = _defined(node)
        if name is not None:
            yield _refuse(node, name)


def is_refused(access: Access) -> bool:
    """Say whether this is a dunder off the list, `x.__class__.__name__` aside."""
    name = access.name or ""
    if not (name.startswith("__") and name.endswith("__") and len(name) > 4):
        return False
    if name == "__class__" and not access.stored and access.then in _CLASS_NAME:
        return False
    return name not in DUNDERS or (name == "__match_args__" and access.stored)


def _defined(node: ast.AST) -> str | None:
    refused = MEMORY_CLAIMS | {"__class__", "__getattribute__"}
    if isinstance(node, _DEFINES) and node.name in refused:
        return node.name
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in refused:
        return node.id
    other = _bound_otherwise(node)
    if other in refused:
        return other
    claims = isinstance(node, ast.Constant) and node.value in MEMORY_CLAIMS
    return str(node.value) if claims and isinstance(node, ast.Constant) else None


def _bound_otherwise(node: ast.AST) -> str | None:
    """Return the name that an import or a pattern binds."""
    if isinstance(node, ast.alias):
        return node.asname
    if isinstance(node, ast.MatchAs | ast.MatchStar | ast.ExceptHandler):
        return node.name
    return node.rest if isinstance(node, ast.MatchMapping) else None


def _refuse(node: ast.AST, name: str) -> Finding:
    return finding("dunders", node, f"the attribute {name} is not allowed in this exercise")


STATED = (
    "double-underscore attributes other than the usual methods, __name__, __doc__ and the like "
    "(refused are __class__, __dict__, __globals__, __code__, __subclasses__, …)"
)
