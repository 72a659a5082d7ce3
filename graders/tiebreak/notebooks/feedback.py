"""Scores and comments in the feedback, and what is still to come."""

from typing import Any, Final

from nbgrader import utils
from nbgrader.preprocessors import GetGrades

AWAITED: Final = "*This answer has not been marked yet; its points are still to come.*"


class GetMarks(GetGrades):
    """Takes scores and comments from the gradebook, and says where a person's are awaited.

    nbgrader itself shows a plain 0 there, as for an answer that is worth nothing.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Add score and comment to a cell's marks, from which the page takes them."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if utils.is_grade(cell) and utils.is_solution(cell):
            marks = cell.metadata.nbgrader
            place = (self.notebook_id, self.assignment_id, self.student_id)
            grade = self.gradebook.find_grade(marks.grade_id, *place)
            if grade.needs_manual_grade and grade.manual_score is None:
                marks["comment"] = "\n\n".join(filter(None, [AWAITED, marks.comment]))
        return cell, resources
