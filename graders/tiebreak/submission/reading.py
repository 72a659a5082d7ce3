"""The one place where bytes of a submission are read from the disk."""

import os
import stat
from pathlib import Path
from typing import Final

from tiebreak.submission.parts import UnreadableError, size_words

# Not every system has all of them. Without O_NONBLOCK, opening a FIFO would wait for a writer.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS: Final = (
    (stat.S_ISLNK, "a link, which is not followed"),
    (stat.S_ISDIR, "a folder, not a file"),
    (stat.S_ISFIFO, "a FIFO, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


def read_regular(path: Path, limit: int) -> bytes:
    """Read a plain file of at most `limit` bytes; follow no link and wait for nothing.

    Raises
    ------
    UnreadableError
        If it is anything but a plain file, cannot be read, or is longer.
    """
    try:
        refuse_special(os.lstat(path).st_mode)
        with open(os.open(path, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            refuse_special(status.st_mode)
            data = b"" if status.st_size > limit else file.read(status.st_size + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or 'input/output error'}") from None
    if status.st_size > limit:
        raise UnreadableError(f"is longer than {size_words(limit)}")
    if len(data) > status.st_size:  # it grows, or is a file that says 0 and never ends
        raise UnreadableError("is longer than it says it is")
    return data


def refuse_special(mode: int) -> None:
    """Raise UnreadableError unless `mode` is that of a plain file."""
    if stat.S_ISREG(mode):
        return
    raise UnreadableError(
        "is " + next((words for is_it, words in _KINDS if is_it(mode)), "not a file")
    )
