"""The cells that an assignment was released with, as the gradebook has them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from nbgrader.api import Assignment, Notebook
from sqlalchemy import Engine, NullPool, create_engine, select
from sqlalchemy.orm import Session

MARK_SCHEME: Final = r"### BEGIN MARK SCHEME.*?### END MARK SCHEME"


@dataclass(frozen=True, kw_only=True)
class Released:
    """A cell as the gradebook has it."""

    id: str
    kind: str
    text: str
    marks: dict[str, Any]

    @property
    def shown(self) -> str:
        """Its text less the mark scheme, as candidates have it."""
        return re.sub(MARK_SCHEME, "", self.text, flags=re.DOTALL).strip()

    @property
    def is_code_answer(self) -> bool:
        """True for a cell that a candidate writes code in; the others can be put back."""
        return bool(self.marks["solution"]) and self.kind == "code"


def released_cells(db_url: str, assignment: str, notebook: str) -> dict[str, Released]:
    """Return the marked cells of an assignment's `notebook` by id, as they were released.

    nbgrader's own way to a gradebook looks at all its tables first, for every notebook.
    """
    wanted = select(Notebook).join(Assignment, Assignment.id == Notebook.assignment_id)
    wanted = wanted.where(Notebook.name == notebook, Assignment.name == assignment)
    with Session(_engine(db_url)) as session:
        return _cells(session.scalars(wanted).one())


@cache
def _engine(db_url: str) -> Engine:
    """Return what remembers its statements, and holds no connection when it is not asked."""
    return create_engine(db_url, poolclass=NullPool)


def _cells(notebook: Any) -> dict[str, Released]:
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
