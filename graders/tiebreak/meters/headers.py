"""Lines that head a loop or a function: the ones to name when something repeats."""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True, kw_only=True)
class Header:
    """A line that heads a loop or function, and the lines (inclusive) that it governs."""

    line: int
    first: int
    last: int
    kind: Literal["loop", "function"]

    def governs(self, line: int) -> bool:
        """Tell whether `line` stands inside."""
        return self.first <= line <= self.last


def header_lines(tree: ast.AST) -> tuple[Header, ...]:
    """Return the headers of a parsed source, in the order of their lines.

    To be called where candidates' text may be parsed, which is not the trusted process.
    """
    found = [header for node in ast.walk(tree) for header in _headers(node)]
    return tuple(sorted(found, key=lambda header: (header.line, header.first, -header.last)))


def _headers(node: ast.AST) -> list[Header]:
    if isinstance(node, COMPREHENSIONS):  # Python runs the target's line once per pass
        first, last = node.lineno, node.end_lineno or node.lineno
        lines = [part.target.lineno for part in node.generators]
        return [Header(line=line, first=first, last=last, kind="loop") for line in lines]
    if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
        return [_block(node, "loop")]
    if isinstance(node, FUNCTIONS):
        return [_block(node, "function")]
    return []


def depth(header: Header, among: Iterable[Header]) -> int:
    """Count the headers of `among` that govern all of `header`, but not the same lines."""
    span = (header.first, header.last)
    return sum(
        other.governs(header.first)
        and other.governs(header.last)
        and span != (other.first, other.last)
        for other in among
    )


def _block(node: ast.stmt | ast.expr, kind: Literal["loop", "function"]) -> Header:
    line = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", []))])
    return Header(line=line, first=line, last=node.end_lineno or node.lineno, kind=kind)
