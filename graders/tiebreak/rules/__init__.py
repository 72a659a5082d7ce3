"""What a source may hold: rules on its syntax tree, applied before anything runs.

Nothing here says a word about loops; only what would blind or cheat the measurement, or has no
place in an exercise, is refused. Only code that the graded calls can reach is judged: the rest
is taken out of the tree, which is also the tree that is compiled.

`numpy.lib.stride_tricks.as_strided` is offered although it reaches any memory: windows over
arrays are honest work, and the sandbox keeps it to the memory of its array.
"""

from collections.abc import Callable, Iterator, Sequence

from . import (
    annotations,
    computed,
    dunders,
    files,
    frames,
    imports,
    modules,
    names,
    objects,
    specials,
    supers,
    tampering,
)
from .code import Code, read_code
from .findings import MOST_FINDINGS, Analysis, Finding
from .parsing import parse, syntax_of
from .pruning import prune

__all__ = ["RULES", "STATED", "Analysis", "Finding", "analyse", "prune"]

RULES: tuple[Callable[[Code], Iterator[Finding]], ...] = (
    imports.find,
    names.find,
    dunders.find,
    frames.find,
    computed.find,
    modules.find,
    files.find,
    objects.find,
    tampering.find,
    annotations.find,
    supers.find,
    specials.find,
)
STATED: tuple[str, ...] = (
    imports.STATED,
    names.STATED,
    dunders.STATED,
    frames.STATED,
    computed.STATED,
    modules.STATED,
    files.STATED,
    objects.STATED,
    tampering.STATED,
    annotations.STATED,
    supers.STATED,
    specials.STATED,
)


def analyse(source: str, roots: Sequence[str]) -> Analysis:
    """Judge `source` without running it.

    Parameters
    ----------
    source : str
        Text of one exercise.
    roots : sequence of str
        Names that the graded calls look up; only what they can reach is judged.

    Returns
    -------
    Analysis
        With `syntax_error` alone where the source cannot be read.
    """
    tree = parse(source)
    if isinstance(tree, Finding):
        return Analysis(syntax_error=tree)
    live = prune(tree, roots)
    broken = syntax_of(source, live)
    return _judge(read_code(live)) if broken is None else Analysis(syntax_error=broken)


def _judge(code: Code) -> Analysis:
    found = {finding for rule in RULES for finding in rule(code)}
    return Analysis(findings=tuple(sorted(found)[:MOST_FINDINGS]))
