"""What was handed in -> a notebook that nbgrader can go on with, whatever it was."""

from pathlib import Path
from typing import Any, Final

from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_notebook

from tiebreak.notebooks.made import made_cell
from tiebreak.submission.notebook_file import RawCell, all_cells
from tiebreak.submission.parts import (
    NOTEBOOK_BYTES,
    SOURCE_BYTES,
    UnreadableError,
    shown,
    size_words,
)
from tiebreak.submission.reading import read_regular
from tiebreak.text import printable

MOST_TEXT: Final = 4 * SOURCE_BYTES


class Reader(NotebookExporter):
    """Reads a submitted notebook as data; what cannot be read becomes one without cells.

    Only the cells' kinds, texts and nbgrader's marks are taken over: neither outputs nor any
    other metadata can mislead whoever looks at it later. The kit's own sentence on a notebook
    stands in its metadata.
    """

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Read the file that was handed in; files that the kit made of it are read as they are."""
        facts = resources["nbgrader"]
        directory = self.parent.coursedir
        ours = directory.format_path(
            directory.autograded_directory, facts["student"], facts["assignment"]
        )
        if Path(filename).resolve().parent == Path(ours).resolve():
            return super().from_filename(filename, resources=resources, **kwargs)
        notebook = read_notebook(Path(filename))
        return self.from_notebook_node(notebook, resources=resources, **kwargs)


def read_notebook(path: Path) -> Any:
    """Return the notebook at `path`; in its metadata why there is nothing in it, if so."""
    try:
        cells = all_cells(read_regular(path, NOTEBOOK_BYTES))
        if sum(len(cell.text) for cell in cells) > MOST_TEXT:
            raise UnreadableError(f"holds more than {size_words(MOST_TEXT)} of text")
    except UnreadableError as error:
        refusal = printable(f"{shown(path.name)} {error}")
        return new_notebook(metadata={"tiebreak": {"unreadable": refusal}})
    made = new_notebook()
    made.cells.extend(map(_made, cells))
    return made


def _made(cell: RawCell) -> Any:
    marks = {"grade_id": cell.marks["grade_id"]} if "grade_id" in cell.marks else None
    return made_cell(cell.kind, cell.text, f"cell-{cell.number}", marks)
