"""Take out what the graded calls never run, before it is judged *and* before it is compiled.

What is taken out never runs, so leaving it unjudged opens no way round the rules.
"""

import ast
import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from .demos import Switches, read_switches, truth
from .live import live_definitions

Block = list[ast.stmt]
Node = TypeVar("Node", bound=ast.AST)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def prune(tree: ast.Module, roots: Sequence[str]) -> ast.Module:
    """Return `tree` without demos and without definitions that `roots` never need.

    Parameters
    ----------
    tree : ast.Module
        Left as it is; the result shares its statements and keeps their line numbers.
    roots : sequence of str
        Names that the graded calls look up.
    """
    switches = read_switches(tree)
    body = list(_without_demos(tree.body, switches))
    dead = {id(node) for node in live_definitions(body, frozenset(roots)).dead}
    return ast.Module(body=list(_without(body, dead)), type_ignores=[])


def _without_demos(body: Iterable[ast.stmt], switches: Switches) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.If) and (known := truth(node.test, switches)) is not None:
            yield from _without_demos(node.body if known else node.orelse, switches)
        elif isinstance(node, ast.Expr):
            yield from _without_demo_expression(node, switches)
        else:
            yield rebuilt(node, lambda block: _without_demos(block, switches))


def _without_demo_expression(node: ast.Expr, switches: Switches) -> Iterator[ast.stmt]:
    """`__name__ == "__main__" and main()`, or the same with `if … else`."""
    value = node.value
    if isinstance(value, ast.IfExp) and (known := truth(value.test, switches)) is not None:
        yield ast.copy_location(ast.Expr(value.body if known else value.orelse), node)
    elif not isinstance(value, ast.BoolOp) or truth(value, switches) is not False:
        yield node


def _without(body: Iterable[ast.stmt], dead: set[int]) -> Iterator[ast.stmt]:
    for node in body:
        if id(node) not in dead:
            yield rebuilt(node, lambda block: _without(block, dead))


def rebuilt(node: ast.stmt, change: Callable[[Block], Iterable[ast.stmt]]) -> ast.stmt:
    """Return a compound statement with its blocks changed; any other statement as it is."""
    if isinstance(node, _DEFINITIONS) or not (hasattr(node, "body") or hasattr(node, "cases")):
        return node
    return _rebuilt(node, change)


def _rebuilt(node: Node, change: Callable[[Block], Iterable[ast.stmt]]) -> Node:
    changed = copy.copy(node)
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if block:
            filler = ast.copy_location(ast.Pass(), block[0])
            setattr(changed, name, list(change(block)) or [filler])
    for name in ("handlers", "cases"):
        if hasattr(node, name):
            setattr(changed, name, [_rebuilt(part, change) for part in getattr(node, name)])
    return changed
