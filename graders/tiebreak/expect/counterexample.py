"""The call that broke a promise, as plain JSON for reports: small, printable, without NaN."""

import math
from collections.abc import Sequence

import numpy as np

from tiebreak.expect.wording import dtype_name
from tiebreak.model import Function
from tiebreak.sandbox import Raised, Refused, Reply
from tiebreak.text import printable

MOST_NUMBERS = 200
MOST_PARTS = 8
LONGEST_TEXT = 80
EXACT = 2**53  # larger integers are no longer exact in every reader of JSON

Plain = dict[str, object]


def counterexample(
    function: Function,
    args: Sequence[object],
    reply: Reply,
    want: object,
    place: Sequence[int],
    part: int | None,
) -> Plain:
    """Return the call with its arguments, the answer given and the one expected.

    `place` is the index of the first wrong element, in part `part` of a tuple.
    """
    names = [*function.parameters, *("" for _ in args)]
    given = zip(names, args, strict=False)
    return {
        "function": function.name,
        "arguments": [{"name": name} | plain(arg) for name, arg in given],
        "got": _outcome(reply),
        "expected": None if want is None else plain(want),
        "index": list(place) or None,
        "part": part,
    }


def plain(value: object) -> Plain:
    """Return `value` as JSON-able data with its type; large arrays without their values."""
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, tuple | list):
        parts = [plain(part) for part in value[:MOST_PARTS]]
        return {"type": type(value).__name__, "length": len(value), "items": parts}
    if isinstance(value, Refused):
        return {"type": printable(value.type_name, LONGEST_TEXT), "text": "not an answer"}
    if isinstance(value, Raised):
        said = f"{value.type_name}: {value.message}" if value.message else value.type_name
        return {"type": "raised", "text": printable(said, LONGEST_TEXT)}
    if value is None or isinstance(value, bool | int | float | complex | str | bytes | np.generic):
        return {"type": type(value).__name__, "value": _scalar(value)}
    return {"type": type(value).__name__, "text": printable(repr(value), LONGEST_TEXT)}


def _outcome(reply: Reply) -> Plain:
    if reply.status == "returned":
        return plain(reply.value)
    return plain(reply.error) if reply.error else {"type": "nothing", "text": reply.detail}


def _array(array: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]") -> Plain:
    kind: Plain = {"type": "array", "dtype": dtype_name(array.dtype), "shape": list(array.shape)}
    if array.size > MOST_NUMBERS:
        return kind
    return kind | {"values": _nested(array.tolist()) if array.size else []}


def _nested(values: object) -> object:
    return [_nested(v) for v in values] if isinstance(values, list) else _scalar(values)


def _scalar(value: object) -> object:
    if isinstance(value, np.generic):
        value = float(value) if isinstance(value, np.longdouble) else value.item()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) <= EXACT else str(value)[:LONGEST_TEXT]
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return printable(value if isinstance(value, str) else repr(value), LONGEST_TEXT)
