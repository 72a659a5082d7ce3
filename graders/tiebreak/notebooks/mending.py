"""A submitted notebook's cells, held against those that were released."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from tiebreak.notebooks.made import made_cell
from tiebreak.notebooks.released import Released, released_cells
from tiebreak.text import printable

MARKUP = r"<(?=[A-Za-z/!?])"  # formgrader and feedback would hand it to a browser, scripts and all
MOST_NOTES = 20
NOTICE = "tiebreak-notice"  # id of the cell that says what was amiss
# Other than as released, so that nbgrader asks for a person instead of giving a zero.
LOOK_FOR_IT = "*This answer was missing. It may stand in another cell of the notebook.*"


class MendCells(NbGraderPreprocessor):
    """Gives every cell the marks it was released with, and puts back what is missing.

    A candidate's own marks are never believed: only the ``grade_id`` of a cell is looked at. What
    was amiss is said in a cell at the top, for the candidate and for whoever grades by hand.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Mend the notebook `nb`."""
        facts = resources["nbgrader"]
        released = released_cells(facts["db_url"], facts["assignment"], facts["notebook"])
        notes = mend(nb, released)
        unreadable = nb.metadata.get("tiebreak", {}).get("unreadable")
        if unreadable:
            notes = [f"{unreadable}; nothing in it is graded."]
        for note in notes:
            self.log.warning("%s of %s: %s", facts["notebook"], facts["student"], note)
        if notes:
            nb.cells.insert(0, _notice(notes))
        return nb, resources


def mend(nb: Any, released: dict[str, Released]) -> list[str]:
    """Mend the cells of `nb` in place, and say in a sentence each what was amiss."""
    places: dict[str, list[int]] = {}
    notes: list[str] = []
    for place, cell in enumerate(nb.cells):
        id = cell.metadata.pop("nbgrader", {}).get("grade_id")
        if isinstance(id, str) and id in released:
            places.setdefault(id, []).append(place)
        elif id is not None:
            name = printable(str(id), 60)
            notes.append(f"Cell {place + 1} is called {name!r}, which no released cell is.")
    missing = [one for id, one in released.items() if id not in places]
    for id, found in places.items():
        counts, said = _choose(nb, released[id], found)
        notes += said
        if counts is None:
            missing.append(released[id])
        else:
            nb.cells[counts] = _settled(nb.cells[counts], released[id])
    notes += _put_back(nb, missing)
    for cell in nb.cells:
        if cell.cell_type != "code" and not cell.metadata.get("nbgrader", {}).get("locked"):
            cell.source = re.sub(MARKUP, "&lt;", cell.source)
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"And {len(notes) - MOST_NOTES} more of the kind."]
    return notes


def _choose(nb: Any, wanted: Released, places: Sequence[int]) -> tuple[int | None, list[str]]:
    """Return which of the cells with one id counts as the released one, and what to say of it.

    Of answers the last that was touched counts. A locked cell has to be as released: one that is
    not stays what the candidate made of it, so that nothing of an answer can be lost.
    """
    texts = (wanted.shown, wanted.text.strip())
    same = [place for place in places if nb.cells[place].source.strip() in texts]
    if wanted.marks["locked"]:
        place = same[-1] if same else None
    else:
        place = [*same, *(place for place in places if place not in same)][-1]
    if place is None:
        return None, []
    where, kind = f"cell {place + 1}", nb.cells[place].cell_type
    words = [f"{len(places)} cells are called {wanted.id!r}: {where} counts."] * (len(places) > 1)
    if kind != wanted.kind:
        words.append(f"The {where} ({wanted.id!r}) was of kind {kind}, and is {wanted.kind} again.")
    return place, words


def _settled(cell: Any, wanted: Released) -> Any:
    """Return `cell` with the kind and marks that it was released with."""
    return _made(wanted, wanted.text if wanted.marks["locked"] else cell.source, cell.id)


def _put_back(nb: Any, missing: Sequence[Released]) -> Iterator[str]:
    for one in missing:
        if not one.is_code_answer:  # that may have been moved to another cell, which is read too
            text = LOOK_FOR_IT if one.marks["solution"] else one.text
            nb.cells.append(_made(one, text, f"back-{one.id}"))
    gone = ", ".join(repr(one.id) for one in missing if one.is_code_answer)
    back = ", ".join(repr(one.id) for one in missing if not one.is_code_answer)
    if gone:
        yield f"Missing: {gone}. Code in cells without such a name is read all the same."
    if back:
        yield f"Missing or changed, and put back: {back}."


def _made(released: Released, text: str, id: str) -> Any:
    return made_cell(released.kind, text, id, released.marks)


def _notice(notes: Sequence[str]) -> Any:
    listed = "\n".join(f"- {note}" for note in notes)
    text = f"**Before grading, this notebook was compared with the one released.**\n\n{listed}"
    return made_cell("markdown", text, NOTICE)
