"""Cells of a notebook, made without nbformat's validation, which costs a thousand times as much."""

from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode, from_dict


def made_cell(kind: str, text: str, id: str, marks: Mapping[str, Any] | None = None) -> Any:
    """Return a cell in format 4.5 with nbgrader's `marks`; other kinds than known ones are raw."""
    cell = NotebookNode(cell_type=kind, id=id, source=text, metadata=NotebookNode())
    if kind == "code":
        cell.update(execution_count=None, outputs=[])
    elif kind != "markdown":
        cell.cell_type = "raw"
    if marks is not None:
        cell.metadata.nbgrader = from_dict(marks)
    return cell
