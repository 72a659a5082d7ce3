"""A zip archive -> where the exercise files in it stand. Nothing is unpacked to the disk."""

import io
import struct
import warnings
import zipfile
from collections.abc import Container
from functools import partial
from typing import Final
from zipfile import ZipInfo

from tiebreak.submission.entries import Taken, place_taken, refuse_entry, spellings_of
from tiebreak.submission.inflating import overlapping, packed_span, unpack, unpacked_size
from tiebreak.submission.parts import (
    ARCHIVE_ENTRIES,
    SOURCE_BYTES,
    UNPACKED_BYTES,
    UnreadableError,
    size_words,
)
from tiebreak.submission.places import Listing, Place

# What `zipfile` raises for archives that are not well formed, and what close relatives of such
# archives could make it raise: most were found by feeding it half a million damaged ones.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
    struct.error,
)


def list_archive(data: bytes, wanted: Container[str]) -> Listing:
    """Look for `wanted` file names at any depth of an archive.

    Raises
    ------
    UnreadableError
        If it is no zip archive, is over a limit, or its entries share bytes.
    """
    entries = _directory(data)
    if len(entries) > ARCHIVE_ENTRIES:
        raise UnreadableError(f"holds more than {ARCHIVE_ENTRIES:,} entries")
    _refuse_bomb(data, entries)
    listing = Listing()
    for info in entries:
        _note(data, info, wanted, listing)
    return listing


def _directory(data: bytes) -> list[ZipInfo]:
    try:
        # It warns of odd entries; a candidate must not be able to, least of all under -W error.
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except _DAMAGE:
        raise UnreadableError("is not a zip archive, or is damaged") from None


def _refuse_bomb(data: bytes, entries: list[ZipInfo]) -> None:
    spans = {}
    for index, info in enumerate(entries):
        try:
            spans[index] = packed_span(data, info)
        except UnreadableError:  # said when, and only if, this entry is wanted
            continue
    if overlapping(list(spans.values())):
        raise UnreadableError("holds entries that share bytes")
    room = UNPACKED_BYTES
    for index, (_, begin, end) in spans.items():
        room -= unpacked_size(memoryview(data)[begin:end], entries[index], room)
        if room < 0:
            raise UnreadableError(f"unpacks to more than {size_words(UNPACKED_BYTES)}")


def _note(data: bytes, info: ZipInfo, wanted: Container[str], listing: Listing) -> None:
    names = spellings_of(info)
    places = [taken for name in names if (taken := place_taken(name, wanted))]
    for taken in places:
        standing = listing.places.setdefault(taken.file, [])
        if not taken.is_folder or taken.path not in [place.path for place in standing]:
            standing.append(Place(path=taken.path, read=partial(_read, data, info, taken)))
    if not places:
        listing.others.append(names[0])


def _read(data: bytes, info: ZipInfo, taken: Taken) -> bytes:
    refuse_entry(info, taken)
    _, begin, end = packed_span(data, info)
    return unpack(memoryview(data)[begin:end], info, SOURCE_BYTES)
