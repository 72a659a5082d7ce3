"""``rows.sort(key=f)``: the one method of a built-in class that calls back once per item."""

from opcode import opname
from types import BuiltinFunctionType, CodeType

from tiebreak.meters.iteration import Site, Tally

SORT = list.sort
NAMING = ("KW_NAMES", "CALL_KW", "CALL_FUNCTION_EX")


class SortWatch:
    """Tallies the items of every list that the candidate sorts by a key."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def called(self, code: CodeType, offset: int, function: object, first: object) -> None:
        """Note the call of `function` at one of the candidate's instructions."""
        subject = sorted_list(function, first)
        if subject is not None and _has_key(code, offset):
            self._tally.codes[id(code)] = code
            self._tally.add(_site(code, offset), len(subject))


def sorted_list(function: object, first: object) -> list[object] | None:
    """Return the list that a call would sort, or None if it is another call."""
    if function is SORT:
        return first if isinstance(first, list) else None
    if type(function) is BuiltinFunctionType and function.__name__ == "sort":
        bound = function.__self__
        return bound if isinstance(bound, list) else None
    return None


def _site(code: CodeType, offset: int) -> Site:
    lines = (line for start, end, line in code.co_lines() if start <= offset < end)
    return next(lines, None) or 0, offset, id(code)


def _has_key(code: CodeType, offset: int) -> bool:
    """Read the names of the keyword arguments off the instructions around the call."""
    bytecode = code.co_code
    for at in range(offset, max(offset - 8, -2), -2):
        name = opname[bytecode[at]]
        if name == "KW_NAMES":
            return "key" in code.co_consts[bytecode[at + 1]]
        if name == "CALL_KW" and opname[bytecode[at - 2]] == "LOAD_CONST":
            return "key" in code.co_consts[bytecode[at - 1]]
        if name in NAMING:
            return True
    return False
