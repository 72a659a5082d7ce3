"""Imports off the list, wherever they stand."""

import ast
from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding
from .tables import IMPORTABLE

_OFFERED = "allowed are numpy and a part of the standard library, which the statement lists"


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each import of something that is not offered."""
    for node in code.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _judge(node, alias.name)
        elif isinstance(node, ast.ImportFrom):
            yield from _judge_from(node)


def _judge(node: ast.AST, module: str) -> Iterator[Finding]:
    if module not in IMPORTABLE:
        yield finding("imports", node, f"{module} is not offered; {_OFFERED}")


def _judge_from(node: ast.ImportFrom) -> Iterator[Finding]:
    module = node.module or ""
    if node.level:
        yield finding("imports", node, "relative imports are not allowed in this exercise")
    elif module != "numpy.lib":
        yield from _judge(node, module)
    else:
        for alias in node.names:
            yield from _judge(node, f"{module}.{alias.name}")


STATED = (
    "imports other than numpy (with .linalg, .ma, .random, .polynomial, .fft, .typing, "
    ".lib.stride_tricks) and the standard library's math, dataclasses, typing, collections, "
    "collections.abc, numbers, functools, operator, itertools, __future__, warnings"
)
