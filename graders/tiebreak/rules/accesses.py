"""Attributes, named with a dot or in one of the ways that take the name as a string."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .certain import is_own
from .paths import Paths, text
from .scopes import Scopes
from .tables import BY_NAME, words

_GETTERS = frozenset(["operator.attrgetter", "operator.methodcaller"])
_WRAPPERS = frozenset(["functools.update_wrapper", "functools.wraps"])
_MATCH_THEMSELVES = words("bool bytearray bytes dict float frozenset int list set str tuple")
_SETTERS = frozenset(["__setattr__"])
# Bounded on every side: an unbounded one takes quadratic time on hostile templates.
_FIELD = re.compile(r"\{[^{}:!.\[\]]{0,99}((?:\.[^{}:!.\[\]]{1,99}|\[[^\]]{0,99}\]){1,20})")
_STEP = re.compile(r"\.([^.\[\]]+)")
_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, eq=False)
class Access:
    """One attribute that the source names: of what, and what is asked of the result."""

    node: ast.AST
    name: str | None
    of: frozenset[str] = _NOWHERE
    then: str | None = None
    stored: bool = False
    how: str = "."


def read_accesses(nodes: Iterable[ast.AST], scopes: Scopes, paths: Paths) -> Iterator[Access]:
    """Yield every attribute access; a name of None is one that is computed."""
    formats = any(isinstance(n, ast.Attribute) and n.attr.startswith("format") for n in nodes)
    for node in nodes:
        if isinstance(node, ast.Attribute):
            yield _dotted(node, scopes, paths)
        elif isinstance(node, ast.Call):
            yield from _called(node, scopes, paths)
        elif isinstance(node, ast.MatchClass):
            yield from _matched(node, scopes)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _match_args(node)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            of = frozenset([node.module or ""])
            yield from (Access(node=node, name=a.name, of=of, how="import") for a in node.names)
        elif formats and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _formatted(node, node.value)
        yield from _by_star(node, scopes)
        yield from _bare(node, scopes, paths)


def _dotted(node: ast.Attribute, scopes: Scopes, paths: Paths) -> Access:
    above = scopes.parent.get(node)
    then = above.attr if isinstance(above, ast.Attribute) else None
    stored = not isinstance(node.ctx, ast.Load)
    return Access(node=node, name=node.attr, of=paths.of(node.value), then=then, stored=stored)


def _by_star(node: ast.AST, scopes: Scopes) -> Iterator[Access]:
    """Yield a name that only `from module import *` can have bound, an attribute of it."""
    if (
        not isinstance(node, ast.Name)
        or not scopes.module.stars
        or scopes.bindings(node, node.id, 1)
    ):
        return
    for module in scopes.module.stars:
        yield Access(node=node, name=node.id, of=frozenset([module]), how="*")


def _bare(node: ast.AST, scopes: Scopes, paths: Paths) -> Iterator[Access]:
    """Yield `getattr` and its like where they are passed around: they name attributes unseen."""
    above = scopes.parent.get(node)
    called = isinstance(above, ast.Call) and above.func is node
    if isinstance(node, ast.Name) and node.id in BY_NAME and not called:
        if isinstance(node.ctx, ast.Load) and not is_own(scopes, node, node.id):
            yield Access(node=node, name=None, how=node.id)
    elif isinstance(node, ast.Attribute) and node.attr in _SETTERS and not called:
        yield Access(node=node, name=None, how=node.attr)
    elif isinstance(node, ast.Name | ast.Attribute) and not called:
        for path in () if _is_named(above, scopes) else sorted(paths.of(node) & _GETTERS):
            yield Access(node=node, name=None, how=path)


def _is_named(above: ast.AST | None, scopes: Scopes) -> bool:
    """Say whether the value that `above` holds gets a plain name, which can be followed."""
    if not isinstance(above, ast.Assign | ast.AnnAssign) or isinstance(
        scopes.scope[above].node, ast.ClassDef
    ):
        return isinstance(above, ast.NamedExpr)
    targets = above.targets if isinstance(above, ast.Assign) else [above.target]
    return all(isinstance(target, ast.Name) for target in targets)


def _called(node: ast.Call, scopes: Scopes, paths: Paths) -> Iterator[Access]:
    function = node.func
    if isinstance(function, ast.Name) and function.id in BY_NAME:
        if not is_own(scopes, function, function.id):
            yield _builtin_call(node, function.id, paths)
    elif isinstance(function, ast.Attribute) and function.attr in _SETTERS:
        names = [text(argument) for argument in node.args[:2]]
        known = next((name for name in reversed(names) if name is not None), None)
        yield Access(node=node, name=known, stored=True, how=function.attr)
    for path in sorted(paths.of(function)):
        if path in _GETTERS:
            yield from _getter_call(node, path)
        elif path in _WRAPPERS:
            yield from _wrapper_call(node, path)


def _builtin_call(node: ast.Call, function: str, paths: Paths) -> Access:
    starred = any(isinstance(argument, ast.Starred) for argument in node.args[:2])
    if len(node.args) < 2 or starred:
        return Access(node=node, name=None, how=function)
    return Access(
        node=node,
        name=text(node.args[1]),
        of=paths.of(node.args[0]),
        stored=function in ("setattr", "delattr"),
        how=function,
    )


def _getter_call(node: ast.Call, path: str) -> Iterator[Access]:
    if not node.args:
        yield Access(node=node, name=None, how=path)
    for argument in node.args[:1] if path.endswith("methodcaller") else node.args:
        spelt = text(argument)
        if spelt is None:
            yield Access(node=node, name=None, how=path)
        else:
            yield from _steps(node, spelt.split("."), how=path)


def _steps(node: ast.AST, names: list[str], how: str) -> Iterator[Access]:
    for name, then in zip_longest(names, names[1:]):
        yield Access(node=node, name=name, then=then, how=how)


def _wrapper_call(node: ast.Call, path: str) -> Iterator[Access]:
    first = 2 if path.endswith("update_wrapper") else 1
    lists = [*node.args[first:], *(k.value for k in node.keywords if k.arg != "wrapped")]
    lists = [v for v in lists if not _is_default_wrapper_list(v)]
    for value in lists:
        yield from _listed(node, value, how=path)


def _is_default_wrapper_list(value: ast.expr) -> bool:
    name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
    return name in ("WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES")


def _listed(node: ast.AST, value: ast.expr, how: str) -> Iterator[Access]:
    parts = value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]
    for part in parts:
        yield Access(node=node, name=text(part), how=how)


def _match_args(node: ast.Assign | ast.AnnAssign) -> Iterator[Access]:
    """Yield the names in `__match_args__`, which class patterns read."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    named = any(isinstance(t, ast.Name) and t.id == "__match_args__" for t in targets)
    if named and node.value is not None:
        yield from _listed(node, node.value, how="__match_args__")


def _matched(node: ast.MatchClass, scopes: Scopes) -> Iterator[Access]:
    """Yield the attributes that a class pattern reads; by position, any that the class names."""
    yield from (Access(node=node, name=name) for name in node.kwd_attrs)
    if node.patterns and not (isinstance(node.cls, ast.Name) and _is_open(node.cls, scopes)):
        yield Access(node=node, name=None, how="a class pattern")


def _is_open(kind: ast.Name, scopes: Scopes) -> bool:
    """Say whether the attributes of `kind` that go by position can be read off the source."""
    found = [binding.node for binding in scopes.bindings(kind, kind.id, 2)]
    if not found:
        return kind.id in _MATCH_THEMSELVES
    own = found[0]
    return len(found) == 1 and isinstance(own, ast.ClassDef) and not [*own.bases, *own.keywords]


def _formatted(node: ast.Constant, template: str) -> Iterator[Access]:
    for match in _FIELD.finditer(template):
        yield from _steps(node, _STEP.findall(match[1]), how="format")
