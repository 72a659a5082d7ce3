"""Text to tree, in sentences that do not depend on the Python that parses."""

import ast
import re
import warnings
from collections.abc import Callable, Iterator

from .findings import Finding

# Deeper trees make one Python or another give up, and no person writes them.
DEEPEST = 200
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_QUOTE = 120


def parse(source: str) -> ast.Module | Finding:
    """Return the tree of `source`, or the finding that says why there is none."""
    unreadable = _unreadable_character(source)
    if unreadable is not None:
        return unreadable
    return _guarded(source, lambda: _parsed(source))


def syntax_of(source: str, tree: ast.Module) -> Finding | None:
    """Return what only the compiler finds wrong, as a `return` outside a function."""
    outcome = _guarded(source, lambda: _compiled(tree))
    return outcome if isinstance(outcome, Finding) else None


def _parsed(source: str) -> ast.Module:
    tree = ast.parse(source)
    if too_deep(tree):
        raise RecursionError
    return tree


def _compiled(tree: ast.Module) -> ast.Module:
    compile(tree, "<submission>", "exec", dont_inherit=True)
    return tree


def _guarded(source: str, read: Callable[[], ast.Module]) -> ast.Module | Finding:
    try:
        with warnings.catch_warnings():
            # An invalid escape is a warning whose kind differs between Pythons.
            warnings.simplefilter("ignore")
            return read()
    except SyntaxError as error:
        return _invalid(source, error.lineno or 1)
    except (RecursionError, MemoryError):
        return _finding(1, "this source is nested too deeply to be read")
    except ValueError:
        return _finding(1, "this is not valid Python")


def _unreadable_character(source: str) -> Finding | None:
    odd = re.search("[\x00\ud800-\udfff]", source)
    if odd is None:
        return None
    return _invalid(source, len(_LINE_END.findall(source, 0, odd.start())) + 1)


def _invalid(source: str, line: int) -> Finding:
    lines = _LINE_END.split(source)
    text = lines[line - 1].strip() if 1 <= line <= len(lines) else ""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    quote = f": {shown[:_LONGEST_QUOTE]}" if shown else ""
    return _finding(line, f"this is not valid Python{quote}")


def _finding(line: int, sentence: str) -> Finding:
    return Finding(line=line, rule="syntax", sentence=sentence)


def too_deep(tree: ast.AST) -> bool:
    """Say whether `tree` has more levels than the rules and all compilers take."""
    level: list[ast.AST] = [tree]
    for _ in range(DEEPEST):
        level = list(_children(level))
        if not level:
            return False
    return True


def _children(nodes: list[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield from ast.iter_child_nodes(node)
