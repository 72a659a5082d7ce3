"""Bytes of a Python file -> its text, without Python's own machinery being asked for a codec.

A declared encoding is looked up in a fixed list, because asking `codecs` for a name that a
candidate chose would import a module of that name.
"""

import codecs
import encodings
import re
from encodings.aliases import aliases
from typing import Final

from tiebreak.submission.parts import SOURCE_BYTES, UnreadableError, shown, size_words

_CODECS: Final = {
    "ascii": "ASCII",
    "utf_8": "UTF-8",
    "latin_1": "Latin-1",
    "iso8859_15": "ISO 8859-15",
    "cp1252": "CP1252",
}
_COOKIE: Final = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK: Final = re.compile(rb"[ \t\f]*(?:#.*)?")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_source(data: bytes) -> str:
    """Decode a Python file as PEP 263 says, for the encodings that a submission may use.

    Raises
    ------
    UnreadableError
        For another encoding, bytes that do not fit it, null bytes, or too long a file.
    """
    if len(data) > SOURCE_BYTES:
        raise UnreadableError(f"is longer than {size_words(SOURCE_BYTES)}")
    if data.startswith(_WIDE_MARKS):
        raise UnreadableError("is UTF-16 text, save it as UTF-8")
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in data:
        raise UnreadableError(f"holds a null byte in line {_line_of(data, data.index(0))}")
    return _decoded(data, _codec(data, marked))


def _codec(data: bytes, marked: bool) -> str:
    declared = _declared(data)
    if declared is None:
        return "utf_8"
    codec = canonical_codec(declared)
    if codec is None:
        raise UnreadableError(
            f"declares the encoding {shown(declared)!r}; UTF-8, ASCII, Latin-1, ISO 8859-15"
            " and CP1252 are read"
        )
    if marked and codec != "utf_8":
        raise UnreadableError(f"begins with the mark of UTF-8 but declares {_CODECS[codec]}")
    return codec


def _declared(data: bytes) -> str | None:
    lines = data.split(b"\n", 2)
    for line in lines[:2]:
        if found := _COOKIE.match(line):
            return found[1].decode("ascii")
        if not _BLANK.fullmatch(line):
            return None
    return None


def canonical_codec(name: str) -> str | None:
    """Name the codec that `name` stands for, or None where it is none that is read."""
    plain = name[:12].lower().replace("_", "-")
    if plain == "utf-8" or plain.startswith("utf-8-"):
        return "utf_8"
    if plain.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")) or plain == "iso-latin-1":
        return "latin_1"
    spelling = encodings.normalize_encoding(name).lower()
    codec = aliases.get(spelling, spelling)
    return codec if codec in _CODECS else None


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"is not {_CODECS[codec]} text: byte 0x{data[error.start]:02x} in line"
            f" {_line_of(data, error.start)}; save it as UTF-8 or declare its encoding"
        ) from None


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
