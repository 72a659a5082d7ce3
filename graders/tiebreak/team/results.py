"""The folder of results: what stands there already, whose it is, and what is put there."""

import contextlib
import errno
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tiebreak.errors import KitError, TiebreakError
from tiebreak.model import Exercise
from tiebreak.reports.document import SCHEMA, ungraded
from tiebreak.reports.table import to_csv
from tiebreak.team.disk import held_back, only_writer, write_durably

HEADER = "submission,status,score,max_score"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)


class ForeignError(TiebreakError):
    """Something stands in our place that this version of the kit did not write."""


@dataclass(frozen=True, kw_only=True)
class Graded:
    """One submission's line in the summary; `fault` says why the kit could not grade it."""

    name: str
    scores: dict[str, float]
    score: float | None
    max_score: int
    fault: str | None = None
    reused: bool = False
    seconds: float | None = None


class Results:
    """The folder that a batch writes to; a context manager that keeps other writers out."""

    def __init__(self, folder: Path, exercises: Sequence[Exercise]) -> None:
        self.folder = folder
        self.exercises = exercises
        self.lines: list[Graded] = []
        self._lock = only_writer(folder)

    def __enter__(self) -> Self:
        self._lock.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        self._lock.__exit__(None, None, None)

    def report_path(self, name: str) -> Path:
        """Return where the report on the submission called `name` stands."""
        return self.folder / "reports" / name / "report.json"

    def standing(self, name: str) -> dict[str, Any] | None:
        """Return the report that stands for the submission called `name`, None if there is none.

        Raises
        ------
        ForeignError
            If something else stands in its place.
        """
        path = self.report_path(name)
        if path.is_symlink():
            raise ForeignError(f"{path} is a link, and is left alone")
        try:
            return _document(path, path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ForeignError(
                f"{path} cannot be read ({error.strerror}), and is left alone"
            ) from None

    def write_report(self, name: str, text: str) -> Graded:
        """Put a report in its place and return its line."""
        line = line_of(name, json.loads(text))
        with held_back():  # what stands on the disk stands in the table as well
            self._write(self.report_path(name), text)
            return self.note(line)

    def note(self, line: Graded) -> Graded:
        """Take a line into ``scores.csv``."""
        self.lines.append(line)
        return line

    def write_fault(self, name: str, fault: str) -> Graded:
        """Note that `name` could not be graded; no report that stood there is worth keeping."""
        with contextlib.suppress(OSError):
            self._write(self.report_path(name), ungraded(Path(name), fault)[1])
        points = sum(exercise.points for exercise in self.exercises)
        return self.note(Graded(name=name, scores={}, score=None, max_score=points, fault=fault))

    def write_scores(self) -> None:
        """Write ``scores.csv``, with the lines of this run.

        Raises
        ------
        ForeignError
            If somebody else's file of that name stands there.
        """
        path = self.folder / "scores.csv"
        if path.is_symlink() or (path.exists() and not _begins(path, HEADER)):
            raise ForeignError(
                f"{path} was not written by tiebreak, and is left alone; move it away"
            )
        rows = [(one.name, one.scores, one.score, one.max_score) for one in self.lines]
        self._write(path, to_csv(rows, self.exercises))

    def _write(self, path: Path, text: str) -> None:
        try:
            write_durably(path, text)
        except OSError as error:
            if error.errno in FULL:
                raise KitError(
                    f"{path} cannot be written: {error.strerror}; what is finished is kept, "
                    "so make room and give the same command again"
                ) from error
            raise


def line_of(name: str, document: dict[str, Any], *, reused: bool = False) -> Graded:
    """Return the line of a whole report."""
    return Graded(
        name=name,
        scores={entry["id"]: entry["score"] for entry in document["exercises"]},
        score=document["score"],
        max_score=document["max_score"],
        reused=reused,
        seconds=document["seconds"],
    )


def _document(path: Path, data: bytes) -> dict[str, Any]:
    try:
        read = json.loads(data)
        schema = read["schema"]
    except (ValueError, KeyError, TypeError, RecursionError):
        schema = ""
    if not isinstance(schema, str) or not schema.startswith("tiebreak.report."):
        raise ForeignError(f"{path} was not written by tiebreak, and is left alone")
    if schema != SCHEMA:
        raise ForeignError(f"{path} is {schema}, of another version of tiebreak, and is left alone")
    return dict(read)


def _begins(path: Path, header: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(len(header)) == header
    except OSError:
        return False
