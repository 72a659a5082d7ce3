"""A folder -> where the exercise files in it stand. No link is followed."""

import os
from collections.abc import Container
from functools import partial
from itertools import islice
from pathlib import Path

from tiebreak.submission.parts import FOLDER_ENTRIES, SOURCE_BYTES, UnreadableError, shown
from tiebreak.submission.places import Listing, Place, passed_over
from tiebreak.submission.reading import read_regular


def list_folder(root: Path, wanted: Container[str]) -> Listing:
    """Look for `wanted` file names at any depth of `root`.

    Raises
    ------
    UnreadableError
        If there is so much in it that a second file of one name could be overlooked.
    """
    if root.is_symlink():
        raise UnreadableError("is a link, which is not followed")
    listing = Listing()
    folders = [root]
    room = FOLDER_ENTRIES
    while folders:
        entries = _entries(folders.pop(), root, listing)
        room -= len(entries)
        if room < 0:
            raise UnreadableError(f"holds more than {FOLDER_ENTRIES:,} files and folders")
        folders += [Path(entry.path) for entry in entries if _descend(entry, root, wanted, listing)]
    return listing


def _entries(folder: Path, root: Path, listing: Listing) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            some = islice(entries, FOLDER_ENTRIES + 1)
            return sorted(some, key=lambda entry: entry.name)
    except OSError as error:
        name = shown(folder.relative_to(root).as_posix())
        listing.unseen.append(f"the folder {name} cannot be looked into: {error.strerror}")
        return []


def _descend(entry: os.DirEntry[str], root: Path, wanted: Container[str], listing: Listing) -> bool:
    """Note what `entry` is; tell whether it is a folder to look into."""
    path = Path(entry.path)
    relative = path.relative_to(root).as_posix()
    if entry.name in wanted:
        place = Place(path=relative, read=partial(read_regular, path, SOURCE_BYTES))
        listing.places.setdefault(entry.name, []).append(place)
    elif _is_folder(entry):
        return not passed_over(entry.name)
    else:
        listing.others.append(relative)
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # some file systems must ask, and may not be allowed to
        return False
