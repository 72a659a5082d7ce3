"""The one walk over a tree that finds its scopes, parents and blocks."""

import ast

from .binding import note, spread
from .scopes import Binding, Scope, Scopes


def read_scopes(tree: ast.Module) -> Scopes:
    """Walk `tree` once, without recursion, and note every scope and binding."""
    module = Scope(node=tree)
    scopes = Scopes(module=module, scope={}, parent={}, place={})
    stack: list[tuple[ast.AST, Scope]] = [(tree, module)]
    while stack:
        node, scope = stack.pop()
        scopes.scope[node] = scope
        note(node, scope)
        below = list(spread(node, scope))
        scopes.parent.update((child, node) for child, _ in below)
        # The last one is taken next, so this keeps bindings in the order of the source.
        stack.extend(reversed(below))
        _note_places(node, scopes.place)
    _join_globals(scopes)
    return scopes


def _note_places(node: ast.AST, place: dict[ast.AST, tuple[int, str, int]]) -> None:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            for index, statement in enumerate(block):
                place[statement] = (id(node), name, index)


def _join_globals(scopes: Scopes) -> None:
    """Move what a function declares global to the module, where it is bound who knows when."""
    for scope in {id(scope): scope for scope in scopes.scope.values()}.values():
        for name, kind in scope.elsewhere.items():
            if kind == "global":
                for binding in scope.bindings.pop(name, []):
                    scopes.module.bind(
                        name, Binding(node=binding.node, value=binding.value, path=binding.path)
                    )
                if name in scope.deleted:
                    scopes.module.deleted.add(name)
