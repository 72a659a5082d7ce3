"""Arrays of Python objects, whose loops nobody can count."""

import ast
import re
from collections.abc import Iterator
from itertools import chain

from .accesses import Access
from .code import Code, finding
from .findings import Finding
from .paths import text
from .scopes import Binding
from .tables import words

_SPELT = re.compile(r"[<>=|!]?(O\d*|[Oo]bject_?\d*)")
_PART = re.compile(r"\s*(\(.*?\)|\d+)?[<>=|]?O\d*\s*")
# What a type is made of is followed this far: further, only machines write.
_MOST_PARTS = 30
# A ufunc is told by letters which of its loops to run; np.vectorize is told core dimensions.
_LOOP_OF_OBJECTS = re.compile(r"[^()]*O[^()]*")
_NAMES = frozenset(["object_", "object0", "ObjectDType"])
_KEYWORDS = frozenset(["otypes", "formats", "op_dtypes", "dtypes"])
_SIGNATURES = frozenset(["signature", "sig"])
_PYTHON = words("object list tuple dict set frozenset type range slice")
_TYPE_TABLES = words("typecodes sctypeDict sctypes typeDict")
# What makes arrays of what it is given, and how many arguments that takes.
_FILLS = {"array": 1, "asarray": 1, "asanyarray": 1, "full": 2, "full_like": 2, "repeat": 1}
# Where a type stands when it is given by position.
_POSITION = {
    "dtype": 0, "astype": 0, "array": 1, "asarray": 1, "asanyarray": 1, "ascontiguousarray": 1,
    "asfortranarray": 1, "empty": 1, "zeros": 1, "ones": 1, "empty_like": 1, "zeros_like": 1,
    "ones_like": 1, "require": 1, "fromiter": 1, "frombuffer": 1, "identity": 1, "ndarray": 1,
    "vectorize": 1, "full": 2, "full_like": 2, "arange": 3, "eye": 3,
}  # fmt: skip


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each use of the object dtype other than to recognise it."""
    for access in code.accesses:
        if access.name in _NAMES and _is_numpy(access.of) and not _only_asks(code, access):
            yield _refuse(access.node)
    for node in code.nodes:
        if isinstance(node, ast.Call) and not _is_compared(code, node):
            if any(_is_object(code, value) for value in _types(code, node)):
                yield _refuse(node)
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            if any(_is_type_key(text(k)) and _is_object(code, v) for k, v in pairs):
                yield _refuse(node)


def _is_numpy(paths: frozenset[str]) -> bool:
    return any(path.startswith("numpy") for path in paths)


def _only_asks(code: Code, access: Access) -> bool:
    """`x.dtype == np.object_` and `np.issubdtype(x.dtype, np.object_)` recognise it."""
    if access.how == "import":
        return False
    above = code.scopes.parent.get(access.node)
    if isinstance(above, ast.Tuple | ast.List):
        above = code.scopes.parent.get(above)
    asks = isinstance(above, ast.Call) and _function_name(above) in (
        "issubdtype", "isinstance", "issubclass",
    )  # fmt: skip
    return asks or isinstance(above, ast.Compare)


def _is_compared(code: Code, node: ast.Call) -> bool:
    asks = _function_name(node) in ("dtype", "issubdtype", "isdtype", "isinstance", "issubclass")
    return asks and (
        _function_name(node) != "dtype" or isinstance(code.scopes.parent.get(node), ast.Compare)
    )


def _function_name(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_type_key(name: str | None) -> bool:
    return name is not None and ("dtype" in name or name in _KEYWORDS)


def _types(code: Code, node: ast.Call) -> Iterator[ast.expr]:
    """Yield what a call is given for a type."""
    for keyword in node.keywords:
        if _is_type_key(keyword.arg):
            yield keyword.value
        elif keyword.arg in _SIGNATURES and _LOOP_OF_OBJECTS.fullmatch(text(keyword.value) or ""):
            yield ast.Constant("O")
    name = _function_name(node)
    numpy = _is_numpy(code.paths.of(node.func)) or name == "astype"
    if numpy and name in _FILLS and any(_holds_none(a) for a in node.args[: _FILLS[name]]):
        yield ast.Constant("O")
    if numpy and name in _POSITION:
        yield from node.args[_POSITION[name] : _POSITION[name] + 1]
    if numpy:
        yield from (a for a in node.args if code.builtin(a, frozenset(["object"])))
        yield from (a.value for a in node.args if isinstance(a, ast.Starred))


def _is_object(code: Code, node: ast.expr) -> bool:
    """Say whether `node` is, holds, or was given a spelling of the object dtype."""
    seen: set[ast.AST] = set()
    stack: list[ast.expr] = [node]
    while stack and len(seen) < _MOST_PARTS:
        part = stack.pop()
        if part in seen:
            continue
        seen.add(part)
        if _is_spelt(text(part)) or code.builtin(part, _PYTHON) is not None:
            return True
        if _is_made_up(code, part):
            return True
        bindings = _bindings(code, part)
        if any(isinstance(binding.node, ast.ClassDef) for binding in bindings):
            return True
        stack += [binding.value for binding in bindings if binding.value is not None]
        stack += _parts(part)
    return False


def _bindings(code: Code, node: ast.expr) -> list[Binding]:
    if not isinstance(node, ast.Name):
        return []
    return code.scopes.bindings(node, node.id, _MOST_PARTS)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the expressions of which `node` is a choice or a collection."""
    if isinstance(node, ast.List):
        # Of a structured type each field is a tuple: its name, then its type.
        fields = (part.elts[1:] if isinstance(part, ast.Tuple) else [part] for part in node.elts)
        return list(chain.from_iterable(fields))
    if isinstance(node, ast.Tuple | ast.Set):
        return node.elts
    if isinstance(node, ast.Dict | ast.BoolOp):
        return node.values
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    return [node.value] if isinstance(node, ast.NamedExpr | ast.Starred) else []


def _is_made_up(code: Code, node: ast.expr) -> bool:
    """Say whether `node` puts the spelling of a type together, other than ``"U" + …``."""
    if isinstance(node, ast.Subscript):
        while isinstance(node.value, ast.Subscript):
            node = node.value
        return text(node.value) is not None or _ends_in(node.value, _TYPE_TABLES)
    if not isinstance(node, ast.Call):
        return False
    if code.builtin(node.func, frozenset(["chr"])) is not None or _ends_in(node.func, _TYPE_TABLES):
        return True
    if isinstance(node.func, ast.Attribute) and _ends_in(node.func.value, _TYPE_TABLES):
        return True
    of = text(node.func.value) if isinstance(node.func, ast.Attribute) else None
    return of is not None and not (node.args and of.lstrip("<>=|")[:1] in ("U", "S"))


def _ends_in(node: ast.expr, names: frozenset[str]) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in names


def _holds_none(node: ast.expr) -> bool:
    """Say whether a list that is written out holds None, which makes an array of objects."""
    stack, seen = [node], 0
    while stack and seen < _MOST_PARTS:
        part, seen = stack.pop(), seen + 1
        if isinstance(part, ast.Constant) and part.value in (None, ...):
            return True
        if isinstance(part, ast.List | ast.Tuple):
            stack += part.elts
        elif isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult):
            stack += [part.left, part.right]
    return False


def _is_spelt(spelt: str | None) -> bool:
    if spelt is None:
        return False
    parts = spelt.split(",")
    return bool(_SPELT.fullmatch(spelt)) or (
        len(parts) > 1 and any(_PART.fullmatch(part) for part in parts)
    )


def _refuse(node: ast.AST) -> Finding:
    return finding("objects", node, "arrays of Python objects are not allowed in this exercise")


STATED = "arrays of Python objects (dtype=object)"
