"""Which scope binds a name, and whether it surely does so before the name is read.

Python looks a name up in the builtins only when no function around it binds it, and the module
(or the class body, for code right inside it) has not bound it *yet*. A function's own names are
therefore safe wherever they stand; a module's need a binding that surely came first.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SHARED = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)


@dataclass(frozen=True, kw_only=True, eq=False)
class Binding:
    """One place that binds a name: what it gives it, where that can be read off the source."""

    node: ast.AST
    definite: bool = False
    value: ast.expr | None = None
    path: str | None = None


@dataclass(kw_only=True, eq=False)
class Scope:
    """A module, class body, function or comprehension, with the names it binds."""

    node: ast.AST
    parent: "Scope | None" = None
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    stars: list[str] = field(default_factory=list)

    @property
    def is_function(self) -> bool:
        """Whether names bound anywhere in here never fall back to the builtins."""
        return not isinstance(self.node, ast.Module | ast.ClassDef)

    @property
    def is_deferred(self) -> bool:
        """Whether the code in here runs later than it stands."""
        return isinstance(self.node, FUNCTIONS)

    def bind(self, name: str, binding: Binding) -> None:
        """Record that `binding` binds `name` in here."""
        self.bindings.setdefault(name, []).append(binding)

    def outwards(self) -> "Iterator[Scope]":
        """Yield this scope, the one around it, and so on to the module."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


@dataclass(frozen=True, kw_only=True, eq=False)
class Scopes:
    """A tree with its scopes, its parents, and where each statement stands in its block."""

    module: Scope
    scope: dict[ast.AST, Scope]
    parent: dict[ast.AST, ast.AST]
    place: dict[ast.AST, tuple[int, str, int]]
    inert: dict[ast.AST, bool] = field(default_factory=dict)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield `node`, its parent, and so on to the module."""
        current: ast.AST | None = node
        while current is not None:
            yield current
            current = self.parent.get(current)

    def owners(self, node: ast.AST, name: str) -> Iterator[Scope]:
        """Yield the scopes that bind `name`, in the order the code at `node` asks them."""
        start = self.scope[node]
        for around in start.outwards():
            declared = around.elsewhere.get(name)
            scope = self.module if declared == "global" else around
            hidden = isinstance(scope.node, ast.ClassDef) and scope is not start
            if declared != "nonlocal" and not hidden and name in scope.bindings:
                yield scope
                if scope.is_function:
                    return
            if scope is self.module:
                return

    def bindings(self, node: ast.AST, name: str, most: int | None = None) -> list[Binding]:
        """Return what may have bound the `name` read at `node`: the first `most`, or all."""
        found = (binding for scope in self.owners(node, name) for binding in scope.bindings[name])
        return list(islice(found, most))

    def chain(self, node: ast.AST) -> Iterator[Scope]:
        """Yield the scopes around `node`, innermost first."""
        return self.scope[node].outwards()


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the child nodes of `node`, without the objects that all trees share."""
    return (child for child in ast.iter_child_nodes(node) if not isinstance(child, _SHARED))
