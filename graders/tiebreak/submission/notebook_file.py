"""The bytes of a notebook -> its cells. Whatever else is in them has to be looked past."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tiebreak.submission.cells import Cell
from tiebreak.submission.parts import UnreadableError


@dataclass(frozen=True, kw_only=True)
class RawCell:
    """A cell of any kind, by its `number` from 1; `marks` are nbgrader's metadata."""

    number: int
    kind: str
    text: str
    marks: Mapping[str, object]

    @property
    def is_test(self) -> bool:
        """Whether nbgrader marks it as one of the tests."""
        return bool(self.marks.get("grade")) and not self.marks.get("solution")


def all_cells(data: bytes) -> list[RawCell]:
    """Read the cells of a notebook in format 4, or in format 3 (worksheets).

    Raises
    ------
    UnreadableError
        If it is no notebook, or the source of a code cell is no text.
    """
    notebook = _parsed(data)
    if not isinstance(notebook, dict):
        raise UnreadableError("is not a notebook: it has no cells")
    return [_cell(raw, number) for number, raw in enumerate(_raw_cells(notebook), start=1)]


def code_cells(data: bytes) -> list[Cell]:
    """Read the code cells of a notebook, as `all_cells` does."""
    return [
        Cell(number=cell.number, text=cell.text, is_test=cell.is_test)
        for cell in all_cells(data)
        if cell.kind == "code"
    ]


def _parsed(data: bytes) -> object:
    try:
        parsed: object = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("is not a notebook: it is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is not a notebook: it is not JSON (line {error.lineno})") from None
    except RecursionError:
        raise UnreadableError("is not a notebook: it is nested too deeply") from None
    except ValueError:
        raise UnreadableError("is not a notebook: a number in it has too many digits") from None
    return parsed


def _raw_cells(notebook: Mapping[str, object]) -> list[object]:
    if "cells" in notebook:
        return _list(notebook["cells"], "its cells are not a list")
    sheets = _list(notebook.get("worksheets"), "it has no cells")
    if not all(isinstance(sheet, dict) for sheet in sheets):
        raise UnreadableError("is not a notebook: a worksheet in it is not an object")
    dicts = [sheet for sheet in sheets if isinstance(sheet, dict)]
    return [raw for sheet in dicts for raw in _list(sheet.get("cells"), "it has no cells")]


def _list(value: object, otherwise: str) -> list[object]:
    if not isinstance(value, list):
        raise UnreadableError(f"is not a notebook: {otherwise}")
    return value


def _cell(raw: object, number: int) -> RawCell:
    if not isinstance(raw, dict):
        raise UnreadableError(f"is not a notebook: cell {number} is not an object")
    kind = raw.get("cell_type")
    source = raw.get("source", raw.get("input"))
    return RawCell(
        number=number,
        kind=kind if isinstance(kind, str) else "raw",
        text=_source(source, number) if kind == "code" else _prose(source),
        marks=_marks(raw.get("metadata")),
    )


def _prose(source: object) -> str:
    """Return what can be shown of text that no grade depends on."""
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _source(source: object, number: int) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UnreadableError(f"is not a notebook: the source of cell {number} is not text")
    if "\0" in source:
        raise UnreadableError(f"holds a null byte in cell {number}")
    try:
        source.encode()
    except UnicodeEncodeError:
        raise UnreadableError(
            f"holds half a character (a lone surrogate) in cell {number}"
        ) from None
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _marks(metadata: object) -> Mapping[str, object]:
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return marks if isinstance(marks, dict) else {}
