"""The names of archive entries: whose place each takes, and why it may not take it."""

import re
import stat
from collections.abc import Container
from dataclasses import dataclass
from typing import Final
from zipfile import ZipInfo

from tiebreak.submission.parts import UnreadableError
from tiebreak.submission.places import passed_over

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_DOS_FOLDER: Final = 0x10


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The place of an exercise file that an entry takes, or stands under."""

    file: str
    path: str
    is_folder: bool


def spellings_of(info: ZipInfo) -> list[str]:
    """List what unpackers may read as the name of an entry: one name, or two.

    A name can end at a null byte for some and not for others, and an extra field can
    give a second one. Backslashes separate, as they do for the tools that write them.
    """
    names = (info.orig_filename, info.filename)
    return list(dict.fromkeys(name.replace("\\", "/") for name in names))


def place_taken(name: str, wanted: Container[str]) -> Taken | None:
    """Find the exercise file that an entry of this name stands for."""
    steps = [step for step in _DRIVE.sub("", name, count=1).split("/") if step not in ("", ".")]
    for index, step in enumerate(steps):
        last = index == len(steps) - 1
        if step in wanted:
            if last and not name.endswith("/"):
                return Taken(file=step, path=name, is_folder=False)
            return Taken(file=step, path="/".join(steps[: index + 1]), is_folder=True)
        if step != ".." and passed_over(step):
            return None
    return None


def refuse_entry(info: ZipInfo, taken: Taken) -> None:
    """Raise UnreadableError for an entry that cannot stand for an exercise file."""
    names = spellings_of(info)
    if len(names) > 1:
        raise UnreadableError("is an archive entry with two names")
    if _climbs(names[0]):
        raise UnreadableError("is an archive entry that leads out of the archive")
    if taken.is_folder or info.external_attr & _DOS_FOLDER:
        raise UnreadableError("is a folder, not a file")
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise UnreadableError("is an archive entry for a link or another special file")
    if is_encrypted(info):
        raise UnreadableError("is an encrypted archive entry")


def is_encrypted(info: ZipInfo) -> bool:
    """Tell whether the entry's data are encrypted."""
    return bool(info.flag_bits & _ENCRYPTED)


def _climbs(name: str) -> bool:
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/")
