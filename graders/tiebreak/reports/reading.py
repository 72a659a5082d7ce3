"""``report.json`` read back, so that finished results can be shown without grading again."""

import json
import math
from pathlib import Path
from typing import Any

from tiebreak.errors import UsageError
from tiebreak.reports.document import SCHEMA

LARGEST = 64 << 20
NUMBER = (int, float)
TEXT = (str, type(None))
CHECK = {"id": str, "title": str, "status": str, "message": TEXT}
CRITERION = {
    "id": str, "title": str, "status": str, "score": NUMBER, "max_score": NUMBER, "checks": [CHECK],
}  # fmt: skip
WRITTEN = {
    "id": str, "status": str, "score": (*NUMBER, type(None)), "max_score": NUMBER, "comment": TEXT,
    "question?": TEXT,
}  # fmt: skip
EXERCISE = {
    "id": str, "screen": str, "title": str, "status": str, "score": NUMBER, "max_score": NUMBER,
    "message": TEXT, "criteria": [CRITERION], "written?": [WRITTEN],
}  # fmt: skip
GRADED = {
    "submission": str, "score": NUMBER, "max_score": NUMBER, "seconds": NUMBER, "started": str,
    "seed": int, "isolation": {"tier": int}, "versions": dict, "review": [str],
    "exercises": [EXERCISE],
}  # fmt: skip
NOT_GRADABLE = {"submission": str, "message": str}


def read_document(path: Path) -> dict[str, Any]:
    """Return the report in the file at `path`.

    Raises
    ------
    UsageError
        In one sentence, if the file cannot be read or is no report of this kit.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: it is too large for a report")
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: it cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: it is not JSON") from error
    if not isinstance(read, dict) or read.get("schema") != SCHEMA:
        raise UsageError(f"{path}: it is no {SCHEMA}")
    wrong = _misfit(read, GRADED if graded(read) else NOT_GRADABLE, "report")
    if wrong is not None:
        raise UsageError(f"{path}: {wrong}")
    return read


def report_folders(results: Path) -> list[Path]:
    """Return the folder of each report below `results`, by name.

    Raises
    ------
    UsageError
        If `results` is no results folder.
    """
    folder = results / "reports"
    if not folder.is_dir():
        raise UsageError(f"{results}: it is no results folder: there is no reports/ in it")
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def graded(report: dict[str, Any]) -> bool:
    """Tell whether `report` has a score; without one the kit failed, and that is no zero."""
    return report.get("status") != "not_gradable"


def _misfit(value: object, form: Any, place: str) -> str | None:
    """Say where `value` first departs from `form`: types, dicts by key, lists by their items.

    What a key with a question mark names may be missing.
    """
    if isinstance(form, dict):
        if not isinstance(value, dict):
            return f"{place} is no object"
        keys = {key.removesuffix("?"): kind for key, kind in form.items() if _asked(key, value)}
        parts = [(value.get(key), kind, f"{place}.{key}") for key, kind in keys.items()]
    elif isinstance(form, list):
        if not isinstance(value, list):
            return f"{place} is no list"
        parts = [(item, form[0], f"{place}[{i}]") for i, item in enumerate(value)]
    else:
        fits = isinstance(value, form) and not isinstance(value, bool)
        fits = fits and not (isinstance(value, float) and not math.isfinite(value))
        return None if fits else f"{place} is missing or is of the wrong type"
    return next(filter(None, (_misfit(*part) for part in parts)), None)


def _asked(key: str, value: dict[str, Any]) -> bool:
    return not key.endswith("?") or key.removesuffix("?") in value
