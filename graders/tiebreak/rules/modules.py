"""Modules reached through modules, and private parts of them."""

import ast
from collections.abc import Iterator

from .accesses import Access
from .code import Code, finding
from .findings import Finding
from .tables import COMMON_HANGERS_ON, EVALUATORS, HANGERS_ON, MODULES

# Attributes by which an object that is no module still hands one out.
_HOLDERS = frozenset(["_module"])


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each step from a module to one that is not offered."""
    escaped = frozenset(path for _, path in escapes(code))
    for access in code.accesses:
        name = access.name
        if name is None or (access.how == "import" and name == "*"):
            continue
        found = next((p for p in sorted(access.of) if _is_refused(p, access)), None)
        if found is not None:
            yield _refuse(access, f"{found.removesuffix('.*')}.{name}")
        elif name in _HOLDERS or (not access.of and is_hidden_step(escaped, name)):
            yield _refuse(access, name)


def _is_refused(path: str, access: Access) -> bool:
    name = access.name or ""
    if name.startswith("_"):
        # Dunders have a rule of their own.
        return not name.startswith("__") and not path.startswith("__future__")
    if path == "numpy.lib":
        return name != "stride_tricks"
    if path == "numpy" and name == "lib":
        return access.how == "import" or access.then != "stride_tricks"
    return path in MODULES and _hangs_on(path, name)


def _hangs_on(path: str, name: str) -> bool:
    if f"{path}.{name}" in MODULES:
        return False
    listed = HANGERS_ON.get(path, frozenset()) | EVALUATORS.get(path, frozenset())
    return name in listed or name in COMMON_HANGERS_ON


def is_hidden_step(escaped: frozenset[str], name: str) -> bool:
    """Say whether `name`, asked of anything, may lead out of a module that was passed around."""
    return any(_hangs_on(path, name) or name in _DEEPER.get(path, ()) for path in escaped)


def escapes(code: Code) -> Iterator[tuple[ast.AST, str]]:
    """Yield the places where a module is used as a value that nobody can follow."""
    for node in code.nodes:
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            paths = code.paths.of(node) & MODULES
            if paths and not _is_followed(code, node):
                yield from ((node, path) for path in sorted(paths))
    for scope in {id(s): s for s in code.scopes.scope.values()}.values():
        if isinstance(scope.node, ast.ClassDef):
            for name in scope.bindings:
                known = code.paths.known.get((id(scope), name), set())
                yield from ((scope.node, path) for path in sorted(known & MODULES))


def _is_followed(code: Code, node: ast.AST) -> bool:
    above = code.scopes.parent.get(node)
    if isinstance(above, ast.Attribute | ast.NamedExpr | ast.Compare | ast.arguments | ast.Expr):
        return True
    if isinstance(above, ast.Call):
        named = isinstance(above.func, ast.Name) and above.func.id in ("getattr", "hasattr")
        return named and above.args[:1] == [node]
    if isinstance(above, ast.Tuple | ast.List):
        above = code.scopes.parent.get(above)
        return isinstance(above, ast.Assign) and _is_unpacked(above)
    if isinstance(above, ast.Assign | ast.AnnAssign):
        targets = above.targets if isinstance(above, ast.Assign) else [above.target]
        return all(isinstance(target, ast.Name) for target in targets)
    return False


def _is_unpacked(node: ast.Assign) -> bool:
    return all(
        isinstance(target, ast.Tuple | ast.List)
        and all(isinstance(part, ast.Name) for part in target.elts)
        for target in node.targets
    )


def _refuse(access: Access, shown: str) -> Finding:
    return finding("modules", access.node, f"{shown} is not allowed in this exercise")


_DEEPER = {
    "numpy": frozenset().union(*(HANGERS_ON[p] for p in HANGERS_ON if p.startswith("numpy."))),
    "operator": frozenset(["attrgetter", "methodcaller"]),
    "functools": frozenset(["update_wrapper"]),
}

STATED = (
    "modules reached through other modules (dataclasses.sys, numpy.testing, numpy.ctypeslib), "
    "names of modules that begin with an underscore, NumPy's internals (numpy.core, numpy.lib "
    "except numpy.lib.stride_tricks), and what evaluates text (typing.get_type_hints, "
    "typing.ForwardRef, dataclasses.make_dataclass)"
)
