"""What a name or an attribute may stand for among the things that are offered.

A *path* is the dotted name of a module that is offered (`numpy.linalg`), of a function whose
calls are judged (`operator.attrgetter`), or the name of a package and `.*` for anything else
that hangs on it. Aliases are followed without regard to order: what a name may mean anywhere in
its scope counts.
"""

import ast
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from .scopes import Binding, Scope, Scopes
from .tables import MODULES, WATCHED

Key = tuple[int, str]
_NOTHING: frozenset[str] = frozenset()


def member(path: str, name: str) -> str:
    """Return the path of attribute `name` of what `path` stands for."""
    full = f"{path}.{name}"
    if path in MODULES and (full in MODULES or full in WATCHED):
        return full
    if path == "numpy" and name == "lib":
        return "numpy.lib"
    if full == "numpy.lib.stride_tricks":
        return full
    return path if path.endswith(".*") else f"{path.partition('.')[0]}.*"


def imported(path: str) -> str:
    """Return the path that `import path` or `from … import …` binds."""
    if path in MODULES or path in WATCHED or path == "numpy.lib":
        return path
    return f"{path.partition('.')[0]}.*"


def text(node: ast.AST | None, limit: int = 2000) -> str | None:
    """Return the string that `node` spells out, sums of literals included."""
    parts: list[str] = []
    stack = [node]
    while stack and len(parts) < limit:
        part = stack.pop()
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            parts.append(part.value)
        elif isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add):
            stack += [part.right, part.left]
        elif isinstance(part, ast.JoinedStr):
            stack += reversed(part.values)
        else:
            return None
    return None if stack else "".join(parts)


@dataclass(frozen=True, kw_only=True, eq=False)
class Paths:
    """The paths of every name of a tree."""

    scopes: Scopes
    known: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, node: ast.AST) -> frozenset[str]:
        """Return the paths that the expression `node` may stand for."""
        root, names = unwind(node)
        if not isinstance(root, ast.Name):
            return _NOTHING
        paths = self._of_name(root)
        for name in reversed(names):
            paths = frozenset(member(path, name) for path in paths)
        return paths

    def _of_name(self, node: ast.Name) -> frozenset[str]:
        owners = list(self.scopes.owners(node, node.id))
        found = {path for owner in owners for path in self.known.get((id(owner), node.id), ())}
        if not owners:
            stars = (star for star in self.scopes.module.stars if star in MODULES)
            found |= {member(star, node.id) for star in stars}
        return frozenset(found)

    def is_only(self, node: ast.AST) -> bool:
        """Say whether the root name of `node` is never bound to anything but what is offered."""
        root, _ = unwind(node)
        if not isinstance(root, ast.Name):
            return False
        bindings = self.scopes.bindings(root, root.id)
        stores = [b for b in bindings if not isinstance(b.node, ast.Name)]
        return all(b.path or (b.value is not None and self.of(b.value)) for b in stores)


def unwind(node: ast.AST) -> tuple[ast.AST, list[str]]:
    """Take attributes, `getattr` with a literal and `:=` off `node`, outermost first."""
    names: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.NamedExpr):
            node = node.value
        elif (name := literal_getattr(node)) is not None and isinstance(node, ast.Call):
            names.append(name)
            node = node.args[0]
        else:
            return node, names


def literal_getattr(node: ast.AST) -> str | None:
    """Return the attribute that `getattr(x, "name")` names, if `node` is such a call."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
        return text(node.args[1]) if node.func.id == "getattr" else None
    return None


def read_paths(scopes: Scopes) -> Paths:
    """Follow imports and aliases through `scopes` until nothing new is learnt."""
    paths = Paths(scopes=scopes)
    waiting: dict[Key, list[tuple[Key, Binding]]] = defaultdict(list)
    changed: deque[Key] = deque()
    for key, binding in _bindings(scopes):
        if binding.path is not None and binding.path.partition(".")[0] in MODULES:
            paths.known[key].add(imported(binding.path))
            changed.append(key)
        elif binding.value is not None:
            root, _ = unwind(binding.value)
            _wait(paths, waiting, root, (key, binding))
    _settle(paths, waiting, changed)
    return paths


def _wait(
    paths: Paths,
    waiting: dict[Key, list[tuple[Key, Binding]]],
    root: ast.AST,
    alias: tuple[Key, Binding],
) -> None:
    if not isinstance(root, ast.Name):
        return
    owners = list(paths.scopes.owners(root, root.id))
    for owner in owners:
        waiting[id(owner), root.id].append(alias)
    if not owners and alias[1].value is not None:
        paths.known[alias[0]] |= paths.of(alias[1].value)


def _settle(
    paths: Paths,
    waiting: dict[Key, list[tuple[Key, Binding]]],
    changed: deque[Key],
) -> None:
    changed.extend(key for key, found in list(paths.known.items()) if found)
    while changed:
        for key, binding in waiting.get(changed.popleft(), ()):
            found = paths.of(binding.value) if binding.value is not None else _NOTHING
            if not found <= paths.known[key]:
                paths.known[key] |= found
                changed.append(key)


def _bindings(scopes: Scopes) -> Iterator[tuple[Key, Binding]]:
    seen: dict[int, Scope] = {id(scope): scope for scope in scopes.scope.values()}
    for scope in seen.values():
        for name, bindings in scope.bindings.items():
            for binding in bindings:
                yield (id(scope), name), binding
