"""Which functions and classes of the top level the graded calls can reach."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
_STILL_IN_CLASS = (*DEFINITIONS, ast.Assign, ast.AnnAssign, ast.Pass)


@dataclass(frozen=True, kw_only=True)
class Definitions:
    """The definitions of the top level, parted by whether anything live refers to them."""

    live: tuple[ast.stmt, ...]
    dead: tuple[ast.stmt, ...]


def live_definitions(body: list[ast.stmt], roots: frozenset[str]) -> Definitions:
    """Part the definitions of `body`; whatever may bind one of `roots` is live."""
    definitions = {id(node): node for node in top_level(body) if _name(node)}
    own = {_name(node) for node in definitions.values()}
    kept = [node for node in definitions.values() if _acts_when_defined(node, own)]
    used = set(roots) | set(_names_outside(body, definitions))
    alive = _reach(list(definitions.values()), kept, used)
    return Definitions(
        live=tuple(node for key, node in definitions.items() if key in alive),
        dead=tuple(node for key, node in definitions.items() if key not in alive),
    )


def _reach(definitions: list[ast.stmt], kept: list[ast.stmt], used: set[str]) -> set[int]:
    called: dict[str, list[ast.stmt]] = defaultdict(list)
    for node in definitions:
        for name in {_name(node), *(f"base {base}" for base in _bases(node))}:
            called[name].append(node)
    alive: set[int] = set()
    waiting = [*kept, *(node for name in used for node in called[name])]
    while waiting:
        node = waiting.pop()
        if id(node) in alive:
            continue
        alive.add(id(node))
        # A subclass may register itself with a live base, so it is live as well.
        for name in (*_loaded(node), f"base {_name(node)}"):
            waiting += called.pop(name, [])
    return alive


def top_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of the module's scope, those inside its blocks included."""
    stack: list[ast.AST] = [*body]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, (*DEFINITIONS, ast.expr)):
            stack.extend(ast.iter_child_nodes(node))


def _name(node: ast.stmt) -> str:
    """Return the name that a definition binds; a lambda under one name is one too."""
    if isinstance(node, DEFINITIONS):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
        target = node.targets[0]
        return target.id if len(node.targets) == 1 and isinstance(target, ast.Name) else ""
    return ""


def _bases(node: ast.stmt) -> set[str]:
    if not isinstance(node, ast.ClassDef):
        return set()
    return {name for base in [*node.bases, *node.keywords] for name in _loaded(base)}


def _loaded(node: ast.AST) -> set[str]:
    return {
        part.id
        for part in ast.walk(node)
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Store)
    }


def _names_outside(body: list[ast.stmt], definitions: dict[int, ast.stmt]) -> Iterator[str]:
    stack: list[ast.AST] = [*body]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            yield node.id
        if id(node) not in definitions:
            stack.extend(ast.iter_child_nodes(node))


def _acts_when_defined(node: ast.stmt, own: set[str]) -> bool:
    """Say whether defining this runs code of the candidate's, as a registering decorator."""
    if isinstance(node, DEFINITIONS) and any(_loaded(d) & own for d in node.decorator_list):
        return True
    if isinstance(node, ast.ClassDef):
        return not all(_is_still(inner) for inner in node.body)
    if isinstance(node, FUNCTIONS):
        defaults = [*node.args.defaults, *node.args.kw_defaults]
        return any(d is not None and _calls_own(d, own) for d in defaults)
    return False


def _is_still(node: ast.stmt) -> bool:
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, _STILL_IN_CLASS)


def _calls_own(node: ast.expr, own: set[str]) -> bool:
    return bool(_loaded(node) & own) and any(isinstance(p, ast.Call) for p in ast.walk(node))
