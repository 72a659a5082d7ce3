"""A path that somebody names -> what is handed in there, exercise by exercise."""

import os
from collections.abc import Sequence
from pathlib import Path

from tiebreak.errors import UsageError
from tiebreak.model import Exercise
from tiebreak.submission.archives import list_archive
from tiebreak.submission.folders import list_folder
from tiebreak.submission.found import Kind, kind_of
from tiebreak.submission.names import safe_name, stem_of
from tiebreak.submission.notebooks import notebook_answers
from tiebreak.submission.parts import (
    ARCHIVE_BYTES,
    NOTEBOOK_BYTES,
    Submission,
    UnreadableError,
    shown,
)
from tiebreak.submission.places import Answers, all_problems, answers_in, file_name
from tiebreak.submission.reading import read_regular
from tiebreak.submission.single import single_answers


def read_submission(path: Path, exercises: Sequence[Exercise]) -> Submission:
    """Read the answers to `exercises` out of a folder, a .zip, a .py or an .ipynb.

    Everything there is data: nothing is imported, compiled, executed or unpacked to the disk,
    and no link is followed. Give all exercises of the screen, also those not graded now: a
    file that is named after one of them answers no other.

    Parameters
    ----------
    path : Path
        The submission.
    exercises : sequence of Exercise
        What it may answer.

    Returns
    -------
    Submission
        With a Source or a Problem for each exercise that it answers or tries to. What cannot
        be read as a whole is a Problem for every exercise.

    Raises
    ------
    UsageError
        If nothing is there, or it is none of the four kinds.
    """
    if not os.path.lexists(path):
        raise UsageError(f"{shown(str(path))} is not there")
    kind = kind_of(path)
    if kind is None:
        raise UsageError(f"{shown(str(path))} is not a folder, a .zip, a .py or an .ipynb")
    whole = Path(os.path.abspath(path)).name
    answers, notes = _answers(path, kind, whole, exercises)
    name = safe_name(stem_of(whole))
    return Submission(
        name=name,
        renamed_from=None if name == stem_of(whole) else shown(whole),
        answers=answers,
        notes=notes,
    )


def _answers(path: Path, kind: Kind, name: str, exercises: Sequence[Exercise]) -> Answers:
    try:
        return _read(path, kind, name, exercises)
    except UnreadableError as refusal:
        return all_problems(exercises, f"{shown(name)} {refusal}"), {}


def _read(path: Path, kind: Kind, name: str, exercises: Sequence[Exercise]) -> Answers:
    wanted = {file_name(exercise) for exercise in exercises}
    match kind:
        case "folder":
            return answers_in(list_folder(path, wanted), exercises)
        case "archive":
            listing = list_archive(read_regular(path, ARCHIVE_BYTES), wanted)
            return answers_in(listing, exercises)
        case "notebook":
            return notebook_answers(read_regular(path, NOTEBOOK_BYTES), name, exercises)
        case "source":
            return single_answers(path, exercises)
