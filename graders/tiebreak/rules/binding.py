"""What each kind of syntax binds, and in which scope its parts are evaluated."""

import ast
from collections.abc import Iterator

from .scopes import COMPREHENSIONS, FUNCTIONS, Binding, Scope, children


def spread(node: ast.AST, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
    """Yield the children of `node`, each with the scope in which it is evaluated."""
    if isinstance(node, FUNCTIONS):
        inner = Scope(node=node, parent=scope)
        inside = {"args", "body", "type_params"}
    elif isinstance(node, ast.ClassDef):
        inner, inside = Scope(node=node, parent=scope), {"body"}
    elif isinstance(node, COMPREHENSIONS):
        inner, inside = Scope(node=node, parent=scope), {"elt", "key", "value", "generators"}
    elif isinstance(node, ast.comprehension):
        inner, inside = _outside_of(node, scope), {"iter"}
    elif isinstance(node, ast.NamedExpr):
        inner, inside = _function_of(scope), {"target"}
    elif isinstance(node, ast.arguments | ast.arg):
        # Defaults and annotations are evaluated outside the function they belong to.
        inner, inside = scope.parent or scope, {"defaults", "kw_defaults", "annotation"}
    else:
        yield from ((child, scope) for child in children(node))
        return
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child, inner if name in inside else scope


def _outside_of(node: ast.comprehension, scope: Scope) -> Scope:
    """Return where the iterable of a `for` is evaluated: that of the first one, outside."""
    generators = getattr(scope.node, "generators", [])
    first = bool(generators) and generators[0] is node
    return scope.parent if first and scope.parent is not None else scope


def note(node: ast.AST, scope: Scope) -> None:
    """Record in `scope` what `node` binds, deletes or declares."""
    if isinstance(node, ast.Name):
        _note_name(node, scope)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        scope.bind(node.name, Binding(node=node, definite=True))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        _note_import(node, scope)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            _note_assignment(node, target, node.value, scope)
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        _note_assignment(node, node.target, node.value, scope)
    elif isinstance(node, ast.NamedExpr):
        _function_of(scope).bind(node.target.id, Binding(node=node, value=node.value))
    elif isinstance(node, ast.arguments):
        _note_parameters(node, scope)
    elif isinstance(node, ast.Global | ast.Nonlocal):
        kind = "global" if isinstance(node, ast.Global) else "nonlocal"
        scope.elsewhere.update(dict.fromkeys(node.names, kind))
    else:
        _note_block(node, scope)


def _note_name(node: ast.Name, scope: Scope) -> None:
    if isinstance(node.ctx, ast.Store):
        scope.bind(node.id, Binding(node=node))
    elif isinstance(node.ctx, ast.Del):
        scope.bind(node.id, Binding(node=node))
        scope.deleted.add(node.id)


def _note_import(node: ast.Import | ast.ImportFrom, scope: Scope) -> None:
    for alias in node.names:
        if isinstance(node, ast.Import):
            name = alias.asname or alias.name.partition(".")[0]
            path = alias.name if alias.asname else name
        elif alias.name == "*":
            scope.stars.append(node.module or "")
            continue
        else:
            name, path = alias.asname or alias.name, f"{node.module}.{alias.name}"
        scope.bind(name, Binding(node=node, definite=True, path=path))


def _note_assignment(
    statement: ast.stmt, target: ast.expr, value: ast.expr | None, scope: Scope
) -> None:
    stack = [(target, value)]
    while stack:
        target, value = stack.pop()
        if isinstance(target, ast.Name):
            scope.bind(target.id, Binding(node=statement, definite=True, value=value))
        elif isinstance(target, ast.Tuple | ast.List):
            stack.extend(zip(target.elts, _parts(target, value), strict=True))
        elif isinstance(target, ast.Starred):
            stack.append((target.value, None))


def _parts(target: ast.Tuple | ast.List, value: ast.expr | None) -> list[ast.expr | None]:
    same = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts)
    starred = any(isinstance(part, ast.Starred) for part in target.elts)
    if same and not starred and isinstance(value, ast.Tuple | ast.List):
        return list(value.elts)
    return [None] * len(target.elts)


def _note_parameters(node: ast.arguments, scope: Scope) -> None:
    positional = [*node.posonlyargs, *node.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(node.defaults))
    pairs = [
        *zip(positional, [*defaults, *node.defaults], strict=True),
        *zip(node.kwonlyargs, node.kw_defaults, strict=True),
        *((extra, None) for extra in (node.vararg, node.kwarg) if extra is not None),
    ]
    for parameter, default in pairs:
        scope.bind(parameter.arg, Binding(node=parameter, definite=True, value=default))


def _note_block(node: ast.AST, scope: Scope) -> None:
    if isinstance(node, ast.ExceptHandler) and node.name:
        scope.bind(node.name, Binding(node=node))
        # The name is unbound again when the handler ends.
        scope.deleted.add(node.name)
    elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
        scope.bind(node.name, Binding(node=node))
    elif isinstance(node, ast.MatchMapping) and node.rest:
        scope.bind(node.rest, Binding(node=node))
    elif isinstance(node, ast.For | ast.AsyncFor):
        _note_targets(node, [node.target], scope)
    elif isinstance(node, ast.With | ast.AsyncWith):
        _note_targets(node, [item.optional_vars for item in node.items], scope)


def _note_targets(
    node: ast.stmt, targets: list[ast.expr | None] | list[ast.expr], scope: Scope
) -> None:
    for target in targets:
        if target is not None:
            _note_assignment(node, target, None, scope)


def _function_of(scope: Scope) -> Scope:
    return next(s for s in scope.outwards() if not isinstance(s.node, COMPREHENSIONS))
