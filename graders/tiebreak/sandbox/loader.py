"""Load a submission in its worker and see that it offers what the exercise asks for."""

import ast
import inspect
import linecache
import marshal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import FunctionType, ModuleType

from tiebreak import rules
from tiebreak.sandbox.namespace import make_module
from tiebreak.sandbox.values import name_of

_KINDS = inspect.Parameter
_STARS: dict[object, str] = {_KINDS.VAR_POSITIONAL: "*", _KINDS.VAR_KEYWORD: "**"}


class LoadError(Exception):
    """The submission does not offer a function as the exercise asks; the text says how."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A function that the exercise asks for."""

    name: str
    parameters: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A submission that runs: its module, the name of its file, and its lines."""

    module: ModuleType
    filename: str
    lines: list[str]


def prepare(name: str, source: str) -> Loaded:
    """Make the module for `source`, which is not run yet, and let tracebacks find its lines."""
    filename = file_of(name)
    name = filename.removesuffix(".py")
    lines = source.splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)
    return Loaded(
        module=make_module(name, filename),
        filename=filename,
        lines=source.splitlines(),
    )


def anew(loaded: Loaded) -> Loaded:
    """Return the same submission with a module in which nothing has happened yet."""
    name = loaded.module.__name__
    return replace(loaded, module=make_module(name, loaded.filename))


def file_of(name: str) -> str:
    """Return the file name of the submission `name`, another where a module is called so."""
    return f"{name}_submission.py" if name in sys.modules else f"{name}.py"


def translate(filename: str, source: str, roots: Sequence[str]) -> bytes:
    """Return the code of what `source` defines, less the parts that `roots` never reach.

    Done once for a submission; the workers that run it are spared the parsing.
    """
    tree = rules.prune(ast.parse(source, filename), roots)
    return marshal.dumps(compile(tree, filename, "exec", dont_inherit=True))


def run(loaded: Loaded, code: bytes) -> None:
    """Run what `translate` made of the source."""
    exec(marshal.loads(code), loaded.module.__dict__)  # noqa: S102, S302 (what this process is for)


def check(loaded: Loaded, wanted: Sequence[Wanted]) -> None:
    """Raise LoadError unless each wanted function is there and takes its arguments."""
    for function in wanted:
        _check_one(vars(loaded.module), function)


def _check_one(namespace: Mapping[str, object], wanted: Wanted) -> None:
    if wanted.name not in namespace:
        raise LoadError(f"{wanted.name} is not defined")
    value = namespace[wanted.name]
    if not callable(value):
        kind = name_of(type(value))
        raise LoadError(f"{wanted.name} is of type {kind}, expected a function")
    if not isinstance(value, FunctionType):  # what else can be called may say anything of itself
        return
    # A default that is missing is a matter of the checks that leave the parameter out.
    signature, count = inspect.signature(value, follow_wrapped=False), len(wanted.parameters)
    try:
        signature.bind(*[None] * count)
    except TypeError:
        names = ", ".join(wanted.parameters[:count])
        plural = "argument" if count == 1 else "arguments"
        raise LoadError(
            f"{wanted.name} takes ({_spelled(signature)}), "
            f"but is called with {count} positional {plural} ({names})"
        ) from None


def _spelled(signature: inspect.Signature) -> str:
    """Return the parameters as they are written, less annotations and defaults."""
    parts: list[str] = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not any(p.startswith("*") for p in parts):
            parts.append("*")
        parts.append(_STARS.get(parameter.kind, "") + parameter.name)
    return ", ".join(parts)
