"""Annotations that are text: the standard library evaluates them behind the source's back."""

import ast
from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for annotations that call or reach for something, and for setting them."""
    for node in code.nodes:
        for annotation in _annotations(node):
            yield from _texts(annotation)
        if _sets(node, "__annotations__"):
            sentence = "setting __annotations__ is not allowed in this exercise"
            yield finding("annotations", node, sentence)


def _annotations(node: ast.AST) -> list[ast.expr]:
    found = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [annotation for annotation in found if isinstance(annotation, ast.expr)]


def _texts(annotation: ast.expr) -> Iterator[Finding]:
    for part in ast.walk(annotation):
        text = part.value if isinstance(part, ast.Constant) else None
        if isinstance(text, str) and ("(" in text or "__" in text):
            sentence = "an annotation that calls something is not allowed in this exercise"
            yield finding("annotations", part, sentence)


def _sets(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Name | ast.Attribute) or isinstance(node.ctx, ast.Load):
        return False
    return name == (node.id if isinstance(node, ast.Name) else node.attr)


STATED = "annotations as text that call something, and setting __annotations__"
