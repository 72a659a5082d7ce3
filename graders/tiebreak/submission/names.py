"""The name of a submission's file -> its id, which is safe as a file name everywhere."""

import unicodedata
from typing import Final

SUFFIXES: Final = (".zip", ".py", ".ipynb")
_LONGEST: Final = 255  # bytes: what file systems allow
_NAMELESS: Final = "unnamed"
_JOINERS: Final = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"  # letters in some scripts
_UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


def stem_of(name: str) -> str:
    """Take ``.zip``, ``.py`` or ``.ipynb`` off a name, in whatever case."""
    suffix = suffix_of(name)
    return name.removesuffix(name[len(name) - len(suffix) :]) if suffix else name


def suffix_of(name: str) -> str:
    """Give the ending of a name that says what kind of submission it is, else nothing."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")


def safe_name(name: str) -> str:
    """Make an id of `name` that is safe as the name of a folder.

    Composed form (NFC); separators, control and other invisible characters and lone
    surrogates become ``_``; no dot, dash or space at the beginning, no dot or space at the
    end (Windows would drop them); at most 255 bytes. Applied twice, it changes nothing more.

    Returns
    -------
    str
        Never empty: ``unnamed`` where nothing is left.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join("_" if _is_unsafe(character) else character for character in composed)
    trimmed = _trimmed(seen)
    while len(trimmed.encode()) > _LONGEST:
        trimmed = _trimmed(trimmed[:-1])
    return trimmed or _NAMELESS


def same_id(name: str) -> str:
    """Fold an id so that two ids that some file system takes for one become equal."""
    return unicodedata.normalize("NFC", name.casefold())


def _is_unsafe(character: str) -> bool:
    if character in "/\\":
        return True
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def _trimmed(name: str) -> str:
    return name.strip(" .").lstrip(" .-")
