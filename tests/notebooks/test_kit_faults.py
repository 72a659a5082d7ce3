"""A fault of the kit, or a gradebook that is not the course's, is nobody's zero."""

import json
from pathlib import Path

import pytest

from notebooks.courses import SCREEN, Course, called, locked, run


def grades(course: Course, exercise: str) -> list[tuple[float | None, bool]]:
    """Return auto score and need of a person's for the tests of an exercise."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as gradebook:
        one = gradebook.find_submission_notebook(exercise, SCREEN, "ada")
        return [(grade.auto_score, grade.needs_manual_grade) for grade in one.grades]


def set_up(course: Course, line: str) -> None:
    """Add a line to the course's settings."""
    config = course.folder / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")


@pytest.fixture
def handed_in(course: Course) -> Course:
    """Return a course to which two candidates have handed in the reference of part1."""
    for student in ("ada", "bob"):
        course.hand_in(student, "part1", course.notebook("source"))
    return course


def test_a_fault_of_the_kit_is_no_zero(handed_in: Course) -> None:
    """Content that is not there: a sentence, no score, and the next run grades it."""
    set_up(handed_in, "import os; os.environ['TIEBREAK_CONTENT'] = '/nowhere'")
    said = handed_in.nbgrader("autograde", SCREEN, fails=True)
    assert "part1 of ada was not graded: " in said
    assert "/nowhere" in said
    assert "part1 of bob was not graded" in said
    assert set(grades(handed_in, "part1")) == {(None, True)}
    set_up(handed_in, "del os.environ['TIEBREAK_CONTENT']")
    handed_in.nbgrader("autograde", SCREEN)
    assert sum(score or 0 for score, _ in grades(handed_in, "part1")) == 100


def test_without_isolation_nothing_is_graded_unless_allowed(handed_in: Course) -> None:
    """The weak tier has to be asked for."""
    set_up(handed_in, "c.TiebreakGrade.isolation = 'weak'")
    said = handed_in.nbgrader("autograde", SCREEN, fails=True)
    assert "allow_weak_isolation = True" in said
    assert set(grades(handed_in, "part1")) == {(None, True)}


def test_a_gradebook_of_another_course_is_named(handed_in: Course) -> None:
    """Criteria that the gradebook does not have are no candidate's fault."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{handed_in.folder / 'gradebook.db'}") as gradebook:
        notebook = gradebook.find_notebook("part1", SCREEN)
        cell = next(cell for cell in notebook.grade_cells if cell.name == "ties")
        source = next(cell for cell in notebook.source_cells if cell.name == "ties")
        cell.name = source.name = "speed"
        gradebook.db.commit()
    said = handed_in.nbgrader("autograde", SCREEN, fails=True)
    assert "the gradebook is another course's or older than the kit: speed, ties" in said
    assert "Traceback" not in said
    assert set(grades(handed_in, "part1")) == {(None, True)}


def test_a_locked_gradebook_is_named_and_nothing_is_lost(handed_in: Course) -> None:
    """Another process keeps the gradebook: a sentence; later all is graded."""
    config = handed_in.folder / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8").replace(", 60\n", ", 1\n")
    config.write_text(text, encoding="utf-8")
    with locked(handed_in.folder):
        said = handed_in.nbgrader("autograde", SCREEN, fails=True)
    assert "the gradebook is in use by another process; run this again later" in said
    assert "Traceback" not in said
    handed_in.nbgrader("autograde", SCREEN)
    assert sum(score or 0 for score, _ in grades(handed_in, "part1")) == 100
    with locked(handed_in.folder):
        command = ("tiebreak", "course-reports", ".", "--results", "results")
        said = run(*command, cwd=handed_in.folder, fails=True)
    assert "another process holds it" in said
    assert "Traceback" not in said


LOCK = """
gradebook_of_others = []
def lock(nb, resources):
    if resources["nbgrader"]["student"] == "bob":
        import sqlite3
        book = sqlite3.connect(gradebook, isolation_level=None)
        book.execute("begin exclusive")
        gradebook_of_others.append(book)
    return nb, resources
c.Autograde.autograde_preprocessors.insert(1, lock)
"""


def test_a_gradebook_locked_while_grading(handed_in: Course) -> None:
    """It cannot be written any more: a sentence, nothing by halves, and the next run goes on."""
    config = handed_in.folder / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8").replace(", 60\n", ", 1\n")
    config.write_text(text + LOCK, encoding="utf-8")
    said = handed_in.nbgrader("autograde", SCREEN, fails=True)
    assert said.count("the gradebook is in use by another process; run this again later") == 1
    assert "Traceback" not in said
    assert "upgrade" not in said
    assert sum(filter(None, handed_in.scores()["ada"].values())) == 100
    assert set(handed_in.scores()["bob"].values()) == {None}
    config.write_text(text, encoding="utf-8")
    handed_in.nbgrader("autograde", SCREEN)
    assert sum(filter(None, handed_in.scores()["bob"].values())) == 100


def test_points_that_a_teacher_changed_are_kept(course: Course) -> None:
    """A criterion may be worth more in a course: the share earned counts."""
    made = course.notebook("source")
    called(made["cells"], "ties")["metadata"]["nbgrader"]["points"] = 30
    path = course.folder / "source" / SCREEN / "part1.ipynb"
    path.write_text(json.dumps(made), encoding="utf-8")
    course.nbgrader("generate_assignment", SCREEN, "--force")
    course.hand_in("ada", "part1", made)
    course.nbgrader("autograde", SCREEN)
    assert course.scores()["ada"]["ties"] == 30


def test_notebooks_of_others_are_not_executed(course: Course, tmp_path: Path) -> None:
    """A notebook that the kit does not know is not run in its place."""
    folder = course.folder / "source" / SCREEN
    made = course.notebook("source")
    (folder / "essay.ipynb").write_text(json.dumps(made), encoding="utf-8")
    course.nbgrader("generate_assignment", SCREEN, "--force")
    course.hand_in("ada", "essay", made)
    said = course.nbgrader("autograde", SCREEN, fails=True)
    assert "essay of ada was not graded: it is named after no exercise" in said
