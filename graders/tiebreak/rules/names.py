"""Builtins that run text, reach files or look into the interpreter."""

import ast
from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding
from .tables import BUILTINS, words

_NEVER_BOUND = words("__builtins__ __import__ __loader__ __spec__ __build_class__")


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each refused builtin that is read, unless it is the source's own."""
    for node in code.nodes:
        if not isinstance(node, ast.Name):
            continue
        if node.id in _NEVER_BOUND or _reads_builtin(code, node):
            yield finding("names", node, f"{node.id} is not allowed in this exercise")


def _reads_builtin(code: Code, node: ast.Name) -> bool:
    if not isinstance(node.ctx, ast.Load) or code.builtin(node, BUILTINS) is None:
        return False
    above = code.scopes.parent.get(node)
    asks_name = isinstance(above, ast.Attribute) and above.attr in ("__name__", "__qualname__")
    return not (node.id == "__class__" and asks_name)


STATED = (
    "the builtins exec, eval, compile, __import__, open, globals, locals, vars, memoryview, "
    "input, breakpoint, help, exit and quit, unless you bind the name yourself"
)
