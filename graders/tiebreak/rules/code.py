"""A tree with the facts that all rules share."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .accesses import Access, read_accesses
from .certain import is_own
from .findings import Finding
from .paths import Paths, read_paths
from .reading import read_scopes
from .scopes import Scopes


@dataclass(frozen=True, kw_only=True, eq=False)
class Code:
    """The part of a source that is judged."""

    tree: ast.Module
    scopes: Scopes
    paths: Paths

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes."""
        return tuple(self.scopes.scope)

    @cached_property
    def accesses(self) -> tuple[Access, ...]:
        """Every attribute that is named, in whichever way."""
        return tuple(read_accesses(self.nodes, self.scopes, self.paths))

    def builtin(self, node: ast.AST, names: frozenset[str]) -> str | None:
        """Return which builtin among `names` the expression `node` may be."""
        if not isinstance(node, ast.Name) or node.id not in names:
            return None
        return None if is_own(self.scopes, node, node.id) else node.id

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call."""
        return (node for node in self.nodes if isinstance(node, ast.Call))


def read_code(tree: ast.Module) -> Code:
    """Gather the facts about `tree`."""
    scopes = read_scopes(tree)
    return Code(tree=tree, scopes=scopes, paths=read_paths(scopes))


def finding(rule: str, node: ast.AST, sentence: str) -> Finding:
    """Return the finding of `rule` at the line of `node`."""
    return Finding(line=getattr(node, "lineno", 1), rule=rule, sentence=sentence)
