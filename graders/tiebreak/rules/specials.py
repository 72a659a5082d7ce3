"""Methods that C code calls of its own accord, where they are not written in the source.

``__index__ = np.ndarray.item`` makes a loop in C do arithmetic that no instrument sees, while
methods that are written out, or names for such, run where they are counted.
"""

import ast
from collections.abc import Iterator

from .accesses import Access
from .code import Code, finding
from .findings import Finding
from .scopes import FUNCTIONS
from .tables import CALLED_BY_C, words

_DEFINES = ast.FunctionDef | ast.AsyncFunctionDef
_WRAPPERS = words("property staticmethod classmethod")
# Nobody binds one such name more often, and looking at all of them takes quadratic time.
_MOST_BINDINGS = 12
_DISPLAYS = ast.Constant | ast.Lambda | ast.Tuple | ast.List | ast.Set | ast.Dict


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each special method that is something other than a written function."""
    for node in code.nodes:
        name = _bound_in_class(code, node)
        if name in CALLED_BY_C and not _is_written(code, node):
            yield _refuse(node, str(name))
        if isinstance(node, ast.Call) and _makes_class(code, node):
            yield from _judge_namespace(code, node)
    for access in code.accesses:
        named = access.stored and access.name in CALLED_BY_C and not _is_own_field(access)
        if named and not _is_written_value(code, _given(code, access.node)):
            yield _refuse(access.node, str(access.name))


def _is_own_field(access: Access) -> bool:
    """Say whether this is ``self.log`` or the like, a field of an object and not of its class."""
    of = access.node.value if isinstance(access.node, ast.Attribute) else None
    return isinstance(of, ast.Name) and of.id == "self" and not str(access.name).startswith("__")


def _bound_in_class(code: Code, node: ast.AST) -> str | None:
    """Return the name that `node` binds right inside a class."""
    if not isinstance(code.scopes.scope[node].node, ast.ClassDef):
        return None
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.Import | ast.ImportFrom):
        return next((a.asname or a.name for a in node.names if a.asname in CALLED_BY_C), None)
    return node.name if isinstance(node, _DEFINES | ast.ClassDef) else None


def _is_written(code: Code, node: ast.AST) -> bool:
    if isinstance(node, _DEFINES):
        return all(_is_known_wrapper(code, part) for part in node.decorator_list)
    above = code.scopes.parent.get(node)
    if isinstance(above, ast.Assign) and node in above.targets:
        return _is_written_value(code, above.value)
    if isinstance(above, ast.AnnAssign):
        return above.value is None or _is_written_value(code, above.value)
    return False


def _is_written_value(code: Code, value: ast.expr | None) -> bool:
    """Say whether `value` is a constant, a function of the source's, or a wrapper around one."""
    if isinstance(value, ast.Call):
        known = code.builtin(value.func, _WRAPPERS) is not None
        return known and all(_is_written_value(code, part) for part in value.args)
    if isinstance(value, ast.Attribute):  # object's own methods compute nothing
        return code.builtin(value.value, frozenset(["object"])) is not None
    if isinstance(value, ast.Name):
        found = code.scopes.bindings(value, value.id, _MOST_BINDINGS)
        few = 0 < len(found) < _MOST_BINDINGS
        return few and all(_is_function(code, b.node, b.value) for b in found)
    return isinstance(value, _DISPLAYS)


def _is_function(code: Code, node: ast.AST, value: ast.expr | None) -> bool:
    if isinstance(node, _DEFINES):
        return all(_is_known_wrapper(code, part) for part in node.decorator_list)
    named = isinstance(node, ast.Name) and isinstance(code.scopes.parent.get(node), ast.Assign)
    return named or isinstance(value, FUNCTIONS)


def _is_known_wrapper(code: Code, part: ast.expr) -> bool:
    part = part.func if isinstance(part, ast.Call) else part
    known = any(path.startswith(("functools", "typing")) for path in code.paths.of(part))
    return known or code.builtin(part, _WRAPPERS) is not None


def _given(code: Code, node: ast.AST) -> ast.expr | None:
    """Return what an assignment to an attribute, or a call of `setattr`, stores."""
    above = code.scopes.parent.get(node)
    if isinstance(node, ast.Call):
        return node.args[-1] if node.args else None
    return above.value if isinstance(above, ast.Assign | ast.AnnAssign) else None


def _makes_class(code: Code, node: ast.Call) -> bool:
    """Say whether `node` calls ``type`` or a metaclass of the source's for a new class."""
    if len(node.args) < 2 and not any(isinstance(part, ast.Starred) for part in node.args):
        return False
    if code.builtin(node.func, frozenset(["type"])) is not None:
        return True
    found = code.scopes.bindings(node.func, node.func.id) if isinstance(node.func, ast.Name) else []
    classes = [b.node for b in found if isinstance(b.node, ast.ClassDef)]
    bases = [base for kind in classes for base in kind.bases]
    return any(code.builtin(base, frozenset(["type"])) is not None for base in bases)


def _judge_namespace(code: Code, node: ast.Call) -> Iterator[Finding]:
    space = node.args[2] if len(node.args) == 3 else None
    if not isinstance(space, ast.Dict):
        yield finding("specials", node, "type makes classes only of a namespace that is spelt out")
        return
    for key, value in zip(space.keys, space.values, strict=True):
        name = key.value if isinstance(key, ast.Constant) else None
        if not isinstance(name, str):
            yield finding("specials", node, "type makes classes only of names that are literal")
        elif name in CALLED_BY_C and not _is_written_value(code, value):
            yield _refuse(node, name)


def _refuse(node: ast.AST, name: str) -> Finding:
    return finding("specials", node, f"{name} has to be a function that is written out")


STATED = (
    "special methods (__index__, __getitem__, …) that are anything but functions written in the "
    "source, and classes made by type of computed names"
)
