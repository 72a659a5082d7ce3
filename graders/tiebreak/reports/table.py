"""``scores.csv``: a row a submission, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from tiebreak.model import Exercise

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(
    rows: Sequence[tuple[str, dict[str, float], float | None, int]], exercises: Sequence[Exercise]
) -> str:
    """Return the table of ``(name, scores by exercise, score, max_score)``, sorted by name."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    ids = [exercise.id for exercise in exercises]
    writer.writerow(["submission", "status", "score", "max_score", *ids])
    for name, scores, score, max_score in sorted(rows, key=lambda row: row[0]):
        status = "not_gradable" if score is None else "graded"
        cells = [scores.get(id, "") for id in ids]
        total = "" if score is None else f"{score:.4f}".rstrip("0").rstrip(".")
        writer.writerow([safe_cell(name), status, total, max_score, *cells])
    return sheet.getvalue()


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
