"""Exceptions into plain data, however hostile their classes are."""

import builtins
from types import TracebackType

from tiebreak.sandbox.values import name_of

MESSAGE_LIMIT = 2000
_LINE_LIMIT = 200
_FRAMES_READ = 100_000
# By identity, under the first of their names: IOError is OSError.
_REAL = {kind: kind.__name__ for kind in vars(builtins).values() if isinstance(kind, type)}

# A message that cannot be had is no reason to lose the answer.
_UNSPEAKABLE = "(its message cannot be shown)"


def _message(error: BaseException) -> str:
    try:
        return str.__str__(str(error))[:MESSAGE_LIMIT]
    except BaseException:  # a hostile __str__ may raise anything, even SystemExit
        return _UNSPEAKABLE


def _traceback(error: BaseException) -> TracebackType | None:
    found = BaseException.__dict__["__traceback__"].__get__(error)
    return found if isinstance(found, TracebackType) else None


def innermost_line(error: BaseException, filename: str) -> int | None:
    """Return the line of the innermost frame of `filename` that `error` went through."""
    line, step = None, _traceback(error)
    for _ in range(_FRAMES_READ):
        if step is None:
            break
        if step.tb_frame.f_code.co_filename == filename:
            line = step.tb_lineno
        step = step.tb_next
    if line is None and isinstance(error, SyntaxError):
        found = SyntaxError.__dict__["lineno"].__get__(error)
        return found if type(found) is int else None
    return line


def builtin_bases(error: BaseException) -> list[str]:
    """Return the names of the real builtin classes that `error` is an instance of."""
    mro = type.__dict__["__mro__"].__get__(type(error))
    return [_REAL[kind] for kind in mro if kind in _REAL]


def describe(error: BaseException, filename: str, source: list[str]) -> dict[str, object]:
    """Return what is said about `error`: type, message, bases, line and its text."""
    line = innermost_line(error, filename)
    text = source[line - 1].strip()[:_LINE_LIMIT] if line and 0 < line <= len(source) else None
    return {
        "type_name": name_of(type(error)),
        "message": _message(error),
        "builtin_bases": builtin_bases(error),
        "line": line,
        "text": text,
    }
