"""Whether a name is surely the candidate's own where it is read, or may be the builtin."""

import ast
from itertools import islice

from .scopes import FUNCTIONS, Binding, Scope, Scopes

_STILL = (ast.Import, ast.ImportFrom, ast.Pass, ast.Global)
_PLAIN_DECORATORS = frozenset(["property", "staticmethod", "classmethod"])
# Nobody binds one such name more often, and looking at all of them takes quadratic time.
_MOST_BINDINGS = 12
# How many statements of the top level further down such a name may be bound.
_FARTHEST = 100
_QUIET = (
    ast.Constant,
    ast.Name,
    ast.Attribute,
    ast.Tuple,
    ast.List,
    ast.Dict,
    ast.Set,
    ast.Subscript,
    ast.UnaryOp,
    ast.BinOp,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
)


def is_own(scopes: Scopes, node: ast.AST, name: str) -> bool:
    """Say whether `name`, read at `node`, cannot be the builtin of that name."""
    for scope in scopes.owners(node, name):
        if scope.is_function or _surely_bound(scopes, scope, node, name):
            return True
    return False


def _surely_bound(scopes: Scopes, scope: Scope, use: ast.AST, name: str) -> bool:
    if name in scope.deleted:
        return False
    first = islice(scope.bindings[name], _MOST_BINDINGS)
    return any(_comes_first(scopes, scope, b, use) for b in first if b.definite)


def _comes_first(scopes: Scopes, scope: Scope, binding: Binding, use: ast.AST) -> bool:
    node = binding.node
    if node not in scopes.place:
        return False
    block, name, index = scopes.place[node]
    around = list(scopes.ancestors(use))
    # A `for` over nothing binds nothing, so it counts for its own body alone.
    lasts = not isinstance(node, ast.For)
    for place in (scopes.place[a] for a in around if a in scopes.place):
        if lasts and place[:2] == (block, name) and place[2] > index:
            return True
        if place[:2] == (id(node), "body") and isinstance(node, ast.For | ast.With):
            return True
    if _is_inside_plain_function(scopes, node, use):
        return True
    return scope is scopes.module and _is_read_later(scopes, node, use, around)


def _is_inside_plain_function(scopes: Scopes, node: ast.AST, use: ast.AST) -> bool:
    plain = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
    return plain and any(scope.node is node for scope in scopes.chain(use))


def _is_read_later(scopes: Scopes, node: ast.AST, use: ast.AST, around: list[ast.AST]) -> bool:
    """Say whether a function reads what is bound below it, with nothing between to call it."""
    tree = scopes.module.node
    if not isinstance(tree, ast.Module) or len(around) < 2 or scopes.parent.get(node) is not tree:
        return False
    deferred = any(scope.is_deferred for scope in scopes.chain(use))
    first, last = scopes.place[around[-2]][2], scopes.place[node][2]
    if not deferred or not 0 <= last - first <= _FARTHEST:
        return False
    between = tree.body[first : last + 1]
    for statement in between:
        if statement not in scopes.inert:
            scopes.inert[statement] = is_inert(scopes, statement)
    return all(scopes.inert[statement] for statement in between)


def is_inert(scopes: Scopes, statement: ast.stmt) -> bool:
    """Say whether running `statement` surely calls no function of the candidate's."""
    if isinstance(statement, _STILL):
        return True
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = statement.args
        values = [*arguments.defaults, *arguments.kw_defaults, statement.returns]
        values += [a.annotation for a in ast.walk(arguments) if isinstance(a, ast.arg)]
        return _decorated_quietly(scopes, statement) and all(_is_quiet(scopes, v) for v in values)
    if isinstance(statement, ast.ClassDef):
        quiet = not statement.keywords and _decorated_quietly(scopes, statement)
        return quiet and all(is_inert(scopes, inner) for inner in statement.body)
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        named = all(isinstance(target, ast.Name) for target in targets)
        annotation = statement.annotation if isinstance(statement, ast.AnnAssign) else None
        return named and all(_is_quiet(scopes, v) for v in (statement.value, annotation))
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _decorated_quietly(
    scopes: Scopes, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> bool:
    return all(
        _is_offered(scopes, decorator, _PLAIN_DECORATORS)
        or (isinstance(decorator, ast.Call) and _is_quiet(scopes, decorator))
        for decorator in node.decorator_list
    )


def _is_offered(scopes: Scopes, node: ast.expr, builtins: frozenset[str] = frozenset()) -> bool:
    """Say whether `node` names something imported, or one of `builtins`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    if not isinstance(node, ast.Name):
        return False
    bindings = scopes.bindings(node, node.id)
    return all(b.path for b in bindings) if bindings else node.id in builtins


def _is_quiet(scopes: Scopes, node: ast.expr | None) -> bool:
    stack: list[ast.AST] = [] if node is None else [node]
    while stack:
        part = stack.pop()
        if isinstance(part, ast.Call):
            arguments = [*part.args, *(keyword.value for keyword in part.keywords)]
            if not _is_offered(scopes, part.func) or not all(map(_is_constant, arguments)):
                return False
        elif isinstance(part, _QUIET):
            stack.extend(ast.iter_child_nodes(part))
        elif not isinstance(part, FUNCTIONS):
            return False
    return True


def _is_constant(node: ast.expr) -> bool:
    plain = (ast.Constant, ast.Tuple, ast.List, ast.expr_context, ast.UnaryOp, ast.unaryop)
    return all(isinstance(part, plain) for part in ast.walk(node))
