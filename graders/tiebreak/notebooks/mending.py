"""A submitted notebook's cells, held against those that were released."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from tiebreak.text import printable

MAKERS = {"code": new_code_cell, "markdown": new_markdown_cell}
MOST_NOTES = 20


@dataclass(frozen=True, kw_only=True)
class Released:
    """A cell as the gradebook has it."""

    id: str
    kind: str
    text: str
    marks: dict[str, Any]

    @property
    def is_code_answer(self) -> bool:
        """True for a cell that a candidate writes code in; the others can be put back."""
        return bool(self.marks["solution"]) and self.kind == "code"


class MendCells(NbGraderPreprocessor):
    """Gives every cell the marks it was released with, and puts back what is missing.

    A candidate's own marks are never believed: only the ``grade_id`` of a cell is looked at. What
    was amiss is said in a cell at the top, for the candidate and for whoever grades by hand.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mend the notebook `nb`."""
        facts = resources["nbgrader"]
        with Gradebook(facts["db_url"]) as gradebook:
            released = released_cells(
                gradebook.find_notebook(facts["notebook"], facts["assignment"])
            )
        notes = mend(nb, released)
        unreadable = nb.metadata.get("tiebreak", {}).get("unreadable")
        if unreadable:
            notes = [f"{unreadable}; nothing in it is graded."]
        for note in notes:
            self.log.warning("%s of %s: %s", facts["notebook"], facts["student"], note)
        if notes:
            nb.cells.insert(0, _notice(notes))
        return nb, resources


def released_cells(notebook: Any) -> dict[str, Released]:
    """Return the marked cells of nbgrader's `notebook` by id, as they were released."""
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    answers = {cell.name for cell in notebook.solution_cells}
    found = {}
    for cell in notebook.source_cells:
        marks = {
            "schema_version": 3,
            "grade_id": cell.name,
            "grade": cell.name in points,
            "solution": cell.name in answers,
            "locked": cell.locked,
            "task": False,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
        }
        if cell.name in points:
            marks["points"] = points[cell.name]
        found[cell.name] = Released(
            id=cell.name, kind=cell.cell_type, text=cell.source, marks=marks
        )
    return found


def mend(nb: Any, released: dict[str, Released]) -> list[str]:
    """Mend the cells of `nb` in place, and say in a sentence each what was amiss."""
    places: dict[str, list[int]] = {}
    notes: list[str] = []
    for place, cell in enumerate(nb.cells):
        id = cell.metadata.pop("nbgrader", {}).get("grade_id")
        if isinstance(id, str) and id in released:
            places.setdefault(id, []).append(place)
        elif id is not None:
            said = printable(str(id), 60)
            notes.append(f"Cell {place + 1} is called {said!r}, which no released cell is.")
    for id, found in places.items():
        notes += _settle(nb, released[id], found)
    notes += _put_back(nb, [one for id, one in released.items() if id not in places])
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"And {len(notes) - MOST_NOTES} more of the kind."]
    return notes


def _settle(nb: Any, wanted: Released, places: Sequence[int]) -> Iterator[str]:
    """Mark the cell that counts of those with one id: the last, unless it is untouched."""
    touched = [place for place in places if nb.cells[place].source != wanted.text]
    place = (touched or places)[-1]
    if len(places) > 1:
        yield f"{len(places)} cells are called {wanted.id!r}: cell {place + 1} counts as it."
    cell, locked = nb.cells[place], wanted.marks["locked"]
    where = f"Cell {place + 1} ({wanted.id!r})"
    if cell.cell_type != wanted.kind:
        yield f"{where} was of kind {cell.cell_type} and is of kind {wanted.kind} again."
    if locked and wanted.kind == "code" and touched:
        yield f"{where} was changed and is as released again."
    nb.cells[place] = _made(wanted, wanted.text if locked else cell.source, cell.id)


def _put_back(nb: Any, missing: Sequence[Released]) -> Iterator[str]:
    for one in missing:
        if one.is_code_answer:  # it may have been moved into another cell, which is read as well
            yield f"The cell {one.id!r} is missing."
        else:
            nb.cells.append(_made(one, one.text, f"back-{one.id}"))
            yield f"The cell {one.id!r} was missing and has been put back."


def _made(released: Released, text: str, id: str) -> Any:
    maker = MAKERS.get(released.kind, new_raw_cell)
    return maker(text, id=id, metadata={"nbgrader": dict(released.marks)})


def _notice(notes: Sequence[str]) -> Any:
    listed = "\n".join(f"- {note}" for note in notes)
    text = f"**Before grading, this notebook was compared with the one released.**\n\n{listed}"
    return new_markdown_cell(text, id="tiebreak-notice")
