"""The data of archive entries, unpacked without trust in the sizes that a header claims."""

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from tiebreak.submission.entries import is_encrypted
from tiebreak.submission.parts import UnreadableError, size_words

_HEADER: Final = struct.Struct("<4s5H3L2H")
_SIGNATURE: Final = b"PK\3\4"
_CHUNK: Final = 1 << 16


def packed_span(data: bytes, info: ZipInfo) -> tuple[int, int, int]:
    """Find where an entry's header begins, its packed data begin, and both end.

    Raises
    ------
    UnreadableError
        If there is no header there, it names another file, or the data are cut short.
    """
    start = info.header_offset
    if not 0 <= start <= len(data) - _HEADER.size:
        raise UnreadableError("is a damaged archive entry: it has no header")
    signature, *_, name_size, extra_size = _HEADER.unpack_from(data, start)
    name_end = start + _HEADER.size + name_size
    if signature != _SIGNATURE or _name_at(data, start, name_end, info) != info.orig_filename:
        raise UnreadableError("is a damaged archive entry: its header does not fit the directory")
    begin = name_end + extra_size
    if begin + info.compress_size > len(data):
        raise UnreadableError("is a damaged archive entry: its data are cut short")
    return start, begin, begin + info.compress_size


def overlapping(spans: list[tuple[int, int, int]]) -> bool:
    """Tell whether two entries share bytes, as they do only to unpack to more than they are."""
    return any(second[0] < first[2] for first, second in pairwise(sorted(spans)))


def unpacked_size(packed: memoryview, info: ZipInfo, room: int) -> int:
    """Measure what an entry unpacks to, and stop measuring beyond `room` bytes."""
    if is_encrypted(info) or info.compress_type != ZIP_DEFLATED:
        return len(packed) if info.compress_type == ZIP_STORED else info.file_size
    size = 0
    try:
        for piece in _inflated(packed):
            size += len(piece)
            if size > room:
                break
    except zlib.error:  # damaged: what came out so far is all there is
        pass
    return size


def unpack(packed: memoryview, info: ZipInfo, limit: int) -> bytes:
    """Unpack an entry of at most `limit` bytes and compare it with what was announced."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableError("is packed in a way that is not read: use deflate, the usual one")
    pieces: list[bytes] = []
    room = limit
    try:
        for piece in _inflated(packed) if info.compress_type == ZIP_DEFLATED else [packed]:
            room -= len(piece)
            if room < 0:
                raise UnreadableError(f"is longer than {size_words(limit)}")
            pieces.append(bytes(piece))
    except zlib.error:
        raise UnreadableError("is a damaged archive entry: its data do not unpack") from None
    return _as_announced(b"".join(pieces), info)


def _as_announced(data: bytes, info: ZipInfo) -> bytes:
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise UnreadableError("is a damaged archive entry: its checksum or size does not fit")
    return data


def _inflated(packed: memoryview) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _CHUNK):
        waiting: bytes | memoryview = packed[start : start + _CHUNK]
        while len(waiting) and not stream.eof:
            yield stream.decompress(waiting, _CHUNK)
            waiting = stream.unconsumed_tail
    yield stream.flush()


def _name_at(data: bytes, start: int, end: int, info: ZipInfo) -> str:
    raw = data[start + _HEADER.size : end]
    return raw.decode("utf-8" if info.flag_bits & 0x800 else "cp437", "replace")
