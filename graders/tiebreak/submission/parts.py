"""What is read out of a submission, and how large it may be."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tiebreak.errors import TiebreakError
from tiebreak.submission.cell_lines import Starts
from tiebreak.text import printable

SOURCE_BYTES: Final = 256 * 1024
# Notebooks are long because of the pictures in them, which cost little to parse: the most
# awkward JSON of this size takes about 1.3 s and 400 MB, an ordinary one some milliseconds.
NOTEBOOK_BYTES: Final = 16 * 1024**2
ARCHIVE_BYTES: Final = 16 * 1024**2
UNPACKED_BYTES: Final = 64 * 1024**2
ARCHIVE_ENTRIES: Final = 1_000
FOLDER_ENTRIES: Final = 100_000


class UnreadableError(TiebreakError):
    """Something in a submission is not read; the message is a clause for its candidate."""


@dataclass(frozen=True, kw_only=True)
class Source:
    r"""The text that answers one exercise.

    Attributes
    ----------
    exercise : str
        Id of the exercise.
    text : str
        Decoded text without byte-order mark; every line ends in ``\n``.
    path : str
        Where it was found, relative to the submission and fit to be shown.
    sha256 : str
        Digest of the file as it was handed in (of the whole notebook, for a notebook).
    cells : sequence of tuple
        Where each cell of a notebook begins, as `by_cell` takes it.
    """

    exercise: str
    text: str
    path: str
    sha256: str
    cells: Starts = ()


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why one exercise cannot be graded: it scores 0 with status ``error``."""

    exercise: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What one candidate handed in.

    Attributes
    ----------
    name : str
        Id of the submission, safe as a file name.
    renamed_from : str or None
        The name it came with, fit to be shown, if its id is not simply that name.
    answers : dict
        By exercise id. An exercise that is not there is missing.
    notes : dict
        By exercise id, for missing exercises only: what came close to answering it.
    """

    name: str
    renamed_from: str | None
    answers: dict[str, Source | Problem]
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Submissions that would have the same id, none of which is graded."""

    name: str
    paths: tuple[Path, ...]
    sentence: str


def problem(exercise: str, sentence: str) -> Problem:
    """Make a Problem whose sentence is fit for every report."""
    return Problem(exercise=exercise, sentence=printable(sentence))


def size_words(size: int) -> str:
    """Word a limit: ``256 KiB``, ``16 MiB``."""
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"


def shown(name: str) -> str:
    """Show a name from a submission, short enough that a sentence can hold several."""
    return printable(name, 300)
