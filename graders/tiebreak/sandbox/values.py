"""The kinds of value that may cross, and names for those that may not."""

import re
from dataclasses import dataclass

import numpy as np

FRAME_LIMIT = 64 << 20
HEAD_LIMIT = 8 << 20
DEPTH_LIMIT = 8
ITEM_LIMIT = 200_000
DICT_LIMIT = 1000  # keys can be made to collide, and then time grows with the square
DIGIT_LIMIT = 400
NAME_LIMIT = 200
ALIGNMENT = 16

Raw = bytes | bytearray | memoryview


class WireError(Exception):
    """These bytes, or this value, are not what may cross."""


@dataclass(frozen=True)
class Refused:
    """Stands for a value that may not cross; `type_name` says what it was."""

    type_name: str


@dataclass(frozen=True)
class Record:
    """A dataclass instance of the candidate's: the class by name, the fields by value."""

    type_name: str
    fields: dict[str, object]


_NUMBERS = frozenset(
    dtype.str
    for code in "?bhilqBHILQefdgFDG"
    for dtype in (np.dtype(code).newbyteorder("<"), np.dtype(code).newbyteorder(">"))
)
_TEXT = re.compile(r"[<>|][US]\d{1,8}", re.ASCII)
_SCALARS: dict[type, str] = {np.dtype(c).type: np.dtype(c).str for c in "?bhilqBHILQefdgFDG"}


def crosses(dtype: str) -> bool:
    """Tell whether arrays of the dtype spelled `dtype` (as ``dtype.str``) may cross."""
    return dtype in _NUMBERS or _TEXT.fullmatch(dtype) is not None


def scalar_dtype(value: object) -> str | None:
    """Return the dtype of a plain NumPy scalar, None for anything else."""
    kind = type(value)
    if kind is np.str_ or kind is np.bytes_:
        return str(np.asarray(value).dtype.str)
    return _SCALARS.get(kind)


def holds_text(array: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", dtype: str) -> bool:
    """Tell whether the bytes of a ``U`` array are characters, none of them half a surrogate."""
    points = array.view(np.dtype(f"{dtype[0]}u4"))
    surrogate = (points >= 0xD800) & (points <= 0xDFFF)
    return not bool(np.any((points > 0x10FFFF) | surrogate))


def name_of(kind: type) -> str:
    """Return the name that `kind` really has, whatever its metaclass says."""
    try:
        name = type.__dict__["__name__"].__get__(kind)
    except Exception:  # a hostile metaclass may raise anything
        return "object"
    return str(name)[:NAME_LIMIT]


def escaped(text: str) -> str:
    """Return `text` with lone surrogates as backslash escapes, so that it is valid UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
