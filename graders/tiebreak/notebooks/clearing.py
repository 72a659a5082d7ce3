"""What candidates are not shown: solutions in the release, mark schemes in the feedback."""

from typing import Any

from nbgrader.preprocessors import ClearMarkScheme, ClearSolutions
from traitlets import List

from tiebreak.stubs import BEGIN, stub_of


class ClearRegions(ClearSolutions):
    """Empties solution regions as the stubs in ``exercises/`` are made.

    nbgrader itself would leave a ``raise`` where a region at the top level was, and in place of a
    cell without one.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Replace what a code cell marks; leave cells of text to nbgrader."""
        if cell.cell_type != "code":
            cell, resources = super().preprocess_cell(cell, resources, cell_index)
        elif BEGIN in cell.source:
            cell.source = stub_of(f"{cell.source}\n").strip("\n")
        return cell, resources


class HideMarkScheme(ClearMarkScheme):
    """Takes mark schemes out of the feedback; grading has put them back for whoever marks."""

    display_data_priority = List().tag(config=True)  # or nbconvert complains that it is not there
