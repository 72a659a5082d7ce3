"""The kit in place of a kernel: what `nbgrader autograde` runs on every notebook."""

import json
from collections.abc import Mapping
from typing import Any

from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool, Enum, Integer

from tiebreak.errors import AuthorError, KitError, TiebreakError
from tiebreak.model import Exercise
from tiebreak.notebooks.engine import Engine, engine
from tiebreak.notebooks.mending import NOTICE
from tiebreak.notebooks.names import grade_cell_of
from tiebreak.notebooks.outputs import outputs_of
from tiebreak.reports.document import document
from tiebreak.submission import Submission, safe_name
from tiebreak.submission.notebooks import notebook_answers
from tiebreak.submission.parts import UnreadableError, problem


class TiebreakGrade(NbGraderPreprocessor):
    """Grades a notebook's code in the kit's sandbox, and leaves scores and reasons in its cells.

    nbgrader's own SaveAutoGrades then takes them into the gradebook. Where the kit fails, the
    gradebook says that the scores are to be given by hand, and the notebook counts as failed, so
    that the next `nbgrader autograde` tries it again: a fault of the kit is no zero.
    """

    seed = Integer(0, min=0, help="Moves the random data of the hidden checks").tag(config=True)
    isolation = Enum(("auto", "kernel", "bubblewrap", "weak"), "auto").tag(config=True)
    allow_weak_isolation = Bool(False, help="Grade even where the kernel offers no isolation").tag(
        config=True
    )

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Grade the notebook `nb`."""
        facts = resources["nbgrader"]
        try:
            warm = engine(self.seed, self.isolation, self.allow_weak_isolation)
            report = self._report(warm, nb, facts)
        except Exception as error:
            said = f"{facts['notebook']} of {facts['student']} was not graded: {error}"
            self.log.error(said)
            _leave_to_hand(facts)
            raise KitError(said) from (None if isinstance(error, TiebreakError) else error)
        _enter(nb, report["exercises"][0])
        nb.metadata["tiebreak"] = {"report": report}
        return nb, resources

    def _report(self, warm: Engine, nb: Any, facts: Mapping[str, str]) -> dict[str, Any]:
        exercise = warm.exercise(facts["notebook"])
        if exercise is None:
            raise AuthorError(
                "it is named after no exercise of the kit. Take it out of the course."
            )
        _demand_criteria(nb, exercise)
        return document(warm.grade(exercise, _submission(nb, exercise, warm, facts["student"])))


class SaveAtOnce(SaveAutoGrades):
    """Saves the scores of a notebook as a whole or not at all; nbgrader commits cell by cell."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Save the scores that stand in the notebook `nb`."""
        facts = resources["nbgrader"]
        self.notebook_id, self.assignment_id = facts["notebook"], facts["assignment"]
        self.student_id = facts["student"]
        with Gradebook(facts["db_url"]) as self.gradebook:
            session = self.gradebook.db
            commit, session.commit = session.commit, session.flush
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            commit()
        return nb, resources


def _demand_criteria(nb: Any, exercise: Exercise) -> None:
    """Refuse a gradebook whose cells are another suite's, or another version's."""
    wanted = {grade_cell_of(criterion) for criterion in exercise.criteria}
    found = {cell.metadata.nbgrader.grade_id for cell in nb.cells if _is_scored(cell)}
    if found != wanted:
        names = ", ".join(sorted(found ^ wanted))
        raise AuthorError(
            f"the gradebook is another course's or older than the kit: {names} stands in one of "
            "them alone. Write the course again with `tiebreak notebook`"
        )


def _is_scored(cell: Any) -> bool:
    """Tell whether the kit is to score `cell`; examples are worth nothing."""
    if cell.cell_type != "code" or not utils.is_grade(cell) or utils.is_solution(cell):
        return False
    return bool(cell.metadata.nbgrader.points > 0)


def _submission(nb: Any, exercise: Exercise, warm: Engine, student: str) -> Submission:
    """Return what the notebook answers; `nb` is what was handed in, mended."""
    unreadable = nb.metadata.get("tiebreak", {}).get("unreadable")
    path, name = f"{exercise.id}.ipynb", safe_name(student)
    if unreadable:
        refused: dict[str, Any] = {exercise.id: problem(exercise.id, unreadable)}
        return Submission(name=name, renamed_from=None, answers=refused)
    try:
        handed_in = {**nb, "cells": [cell for cell in nb.cells if cell.id != NOTICE]}
        data = json.dumps(handed_in).encode()
        answers, notes = notebook_answers(data, path, warm.catalog.exercises)
    except UnreadableError as refusal:
        answers, notes = {exercise.id: problem(exercise.id, f"{path} {refusal}")}, {}
    if exercise.id not in answers:  # as in a file of that name, which was handed in all the same
        names = ", ".join(function.name for function in exercise.functions)
        said = notes.get(exercise.id, f"{path} does not define {names}")
        answers = {exercise.id: problem(exercise.id, said)}
    return Submission(name=name, renamed_from=None, answers=answers)


def _enter(nb: Any, exercise: dict[str, Any]) -> None:
    """Give every criterion's cell its outputs."""
    results = {criterion["id"]: criterion for criterion in exercise["criteria"]}
    for cell in nb.cells:
        if _is_scored(cell):
            marks = cell.metadata.nbgrader
            cell.outputs = outputs_of(exercise, results[marks.grade_id], marks.points)
        elif cell.cell_type == "code" and utils.is_solution(cell):
            # Or nbgrader would remark "No response" on a cell that need not be filled.
            cell.metadata.nbgrader.pop("checksum", None)


def _leave_to_hand(facts: Mapping[str, str]) -> None:
    """Take back earlier scores of the notebook's tests, and ask for a person's."""
    with Gradebook(facts["db_url"]) as gradebook:
        place = (facts["notebook"], facts["assignment"], facts["student"])
        for grade in gradebook.find_submission_notebook(*place).grades:
            grade.auto_score, grade.needs_manual_grade = None, True
        gradebook.db.commit()
