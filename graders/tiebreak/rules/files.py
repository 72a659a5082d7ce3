"""Files and raw memory reached through numpy."""

import ast
from collections.abc import Iterator

from .accesses import Access
from .code import Code, finding
from .findings import Finding
from .tables import ARRAY_FILES, NUMPY_FILES, RAW_MEMORY


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each function or method of numpy that touches files or raw memory."""
    own = {name for node in code.nodes for name in _own_attributes(node)}
    for access in code.accesses:
        if access.name is not None and _is_refused(access, own):
            shown = f"numpy.{access.name}" if access.of else f"the attribute {access.name}"
            yield finding("files", access.node, f"{shown} is not allowed in this exercise")
    for node in code.nodes:
        if isinstance(node, ast.Call) and any(_frees_memory(node, k) for k in node.keywords):
            yield finding("files", node, "resize has to see that nothing else uses the memory")


def _frees_memory(call: ast.Call, keyword: ast.keyword) -> bool:
    """Say whether this is ``a.resize(…, refcheck=False)``, which leaves views of freed memory."""
    if keyword.arg is None:
        return isinstance(call.func, ast.Attribute) and call.func.attr == "resize"
    kept = isinstance(keyword.value, ast.Constant) and keyword.value.value is True
    return keyword.arg == "refcheck" and not kept


def _is_refused(access: Access, own: set[str]) -> bool:
    name = access.name
    if access.of:
        offered = any(path.startswith("numpy") for path in access.of)
        return offered and name in NUMPY_FILES | ARRAY_FILES | RAW_MEMORY
    if name in RAW_MEMORY:
        return True
    return name in ARRAY_FILES and name not in own


def _own_attributes(node: ast.AST) -> Iterator[str]:
    """Yield what the source itself defines: a class may well have a method called `dump`."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield node.attr


STATED = (
    "files (numpy.load, numpy.save, numpy.memmap, ndarray.tofile and their like), processes, "
    "threads, the network, and raw memory (ndarray.ctypes)"
)
