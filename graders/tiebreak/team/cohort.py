"""A folder that ``grade-all`` wrote -> the reports in it that figures can be drawn from."""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tiebreak.errors import UsageError
from tiebreak.reports.document import SCHEMA
from tiebreak.submission.parts import UnreadableError, shown
from tiebreak.submission.reading import read_regular
from tiebreak.text import printable

Document = Mapping[str, Any]
REPORT_BYTES: Final = 64 * 1024**2


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """The reports of one results folder.

    Attributes
    ----------
    documents : tuple of dict
        Whole reports on graded submissions, in the order of their ids.
    left_out : dict
        By id, why a report is in no figure: not gradable, broken, foreign, of another schema.
        None of them counts as 0.
    """

    documents: tuple[Document, ...]
    left_out: Mapping[str, str]

    @property
    def sentences(self) -> list[str]:
        """One sentence for each that is left out."""
        return [f"{shown(name)}: report.json {clause}" for name, clause in self.left_out.items()]


def read_results(folder: Path) -> Cohort:
    """Read ``reports/*/report.json`` below `folder`.

    Raises
    ------
    UsageError
        If `folder` has no ``reports`` or they cannot be listed.
    """
    try:
        names = sorted(path.name for path in (folder / "reports").iterdir() if path.is_dir())
    except OSError as error:
        raise UsageError(
            f"{shown(str(folder / 'reports'))} cannot be listed ({error.strerror}): "
            "name a folder that grade-all wrote its --results to"
        ) from None
    read = {name: _read(folder / "reports" / name / "report.json", name) for name in names}
    return Cohort(
        documents=tuple(one for one in read.values() if not isinstance(one, str)),
        left_out={printable(name): one for name, one in read.items() if isinstance(one, str)},
    )


def graded(documents: Sequence[Document]) -> list[Document]:
    """Return those of `documents` that are whole reports on graded submissions, by id."""
    whole = [document for document in documents if fault(document) is None]
    return sorted(whole, key=lambda document: str(document["submission"]))


def fault(document: object) -> str | None:
    """Say in a clause why `document` can be in no figure; None if it can."""
    if not isinstance(document, Mapping) or "schema" not in document:
        return "is not a report of tiebreak"
    if document["schema"] != SCHEMA:
        return f"has the schema {shown(str(document['schema']))}, not {SCHEMA}"
    if document.get("status") == "not_gradable":
        return f"was not graded: {shown(str(document.get('message', 'no reason is given')))}"
    return None if _fits(document, _WHOLE) else "is not a whole report"


def _read(path: Path, name: str) -> Document | str:
    try:
        document = json.loads(read_regular(path, REPORT_BYTES))
    except UnreadableError as refusal:
        return str(refusal)
    except (ValueError, RecursionError):
        return "is not JSON"
    if clause := fault(document):
        return clause
    if document["submission"] != printable(name):
        return f"is about {shown(document['submission'])}"
    return dict(document)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _points(value: object) -> bool:
    return isinstance(value, int | float) and 0 < value < math.inf


_Shape = Callable[[object], bool] | list[Any] | dict[str, Any]
_CHECK: Final = {"id": _text, "title": _text, "status": _text}
_SCORED: Final = {"id": _text, "title": _text, "score": _number, "max_score": _points}
_CRITERION: Final = {**_SCORED, "checks": [_CHECK]}
_EXERCISE: Final = {**_SCORED, "status": _text, "criteria": [_CRITERION]}
_WHOLE: Final[_Shape] = {
    "submission": _text,
    "score": _number,
    "max_score": _points,
    "exercises": [_EXERCISE],
}


def _fits(value: object, shape: _Shape) -> bool:
    """Tell whether `value` has at least the fields of `shape`, each of its kind."""
    if isinstance(shape, dict):
        return isinstance(value, Mapping) and all(
            key in value and _fits(value[key], inner) for key, inner in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(inner, shape[0]) for inner in value)
    return shape(value)
