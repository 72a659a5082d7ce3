"""What candidates do to notebooks: one autograde over all of it, then a test for each."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import zoo
from notebooks.courses import SCREEN, Cell, Course, answers, called, new_course
from tiebreak.catalog import content_root

REFERENCE = (content_root() / "solutions" / SCREEN / "part1.py").read_text(encoding="utf-8")
EQUAL = """
class Equal:
    def __eq__(self, other):
        return True
    def __array__(self, dtype=None, copy=None):
        raise TypeError
def predict_1nn(X_train, y_train, X_test):
    return Equal()
"""
WARNING = """
import warnings
warnings.warn("at the start")
def predict_1nn(X_train, y_train, X_test):
    warnings.warn("at every call", stacklevel=1)
    return _predict(X_train, y_train, X_test)
"""
LOOP = """def predict_1nn(X_train, y_train, X_test):
    # a loop
    return np.array([y_train[((X_train - x) ** 2).sum(axis=1).argmin()] for x in X_test])
"""
TIES = zoo.animal(zoo.ZOO / SCREEN / "part1" / "wrong" / "last_of_equals.py")
SHOWN = [TIES, *zoo.animals("attack", "part1")[::40]]
BROKEN = {
    "no_json": (b"{'cells': []", "part1.ipynb is not a notebook: it is not JSON (line 1)"),
    "nothing": (b"", "part1.ipynb is not a notebook: it is not JSON (line 1)"),
    "binary": (b"\xff\xfe\x00", "part1.ipynb is not a notebook: it is not UTF-8 text"),
    "no_cells": (b'{"nbformat": 4}', "part1.ipynb is not a notebook: it has no cells"),
    "no_dict": (b"[]", "part1.ipynb is not a notebook: it has no cells"),
    "deep": (b"[" * 10**6, "part1.ipynb is not a notebook: it is nested too deeply"),
    "huge": (b'{"cells": []}' + b" " * (17 << 20), "part1.ipynb is longer than 16 MiB"),
}


def without_marks(cells: list[Cell]) -> None:
    for cell in cells:
        cell["metadata"] = {}


def of_schema(version: int) -> Any:
    def edit(cells: list[Cell]) -> None:
        for cell in cells:
            cell["metadata"]["nbgrader"]["schema_version"] = version
            del cell["metadata"]["nbgrader"]["task"]

    return edit


def strange_marks(cells: list[Cell]) -> None:
    """Marks of every wrong type, points and flags that would be worth something."""
    called(cells, "ties")["metadata"]["nbgrader"] |= {"points": 10**6, "solution": True}
    called(cells, "inputs")["metadata"]["nbgrader"] |= {"grade_id": {"a": 1}, "grade": "x"}
    called(cells, "why_the_first")["metadata"]["nbgrader"]["points"] = "five"
    cells[0]["metadata"] = []
    cells[1]["metadata"]["nbgrader"] = "yes"


def same_id_everywhere(cells: list[Cell]) -> None:
    for cell in cells:
        cell["metadata"]["nbgrader"]["grade_id"] = "ties"


def duplicated(cells: list[Cell]) -> None:
    """Copy and paste of everything, in both orders."""
    cells.extend(json.loads(json.dumps(cells))[::-1])


def deleted(cells: list[Cell]) -> None:
    cells[:] = answers(cells)


def renamed(cells: list[Cell]) -> None:
    for cell in cells:
        cell["metadata"]["nbgrader"]["grade_id"] += "-mine"


def retyped(cells: list[Cell]) -> None:
    for cell in cells:
        if cell["cell_type"] == "code":
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell |= {"cell_type": "markdown", "attachments": {"a": {"image/png": "AA=="}}}
        else:
            cell |= {"cell_type": "code", "outputs": [], "execution_count": None}


def reordered(cells: list[Cell]) -> None:
    """The answer stands at the end, everything else is upside down."""
    code = answers(cells)
    cells[:] = [cell for cell in cells[::-1] if cell not in code] + code


def noisy(cells: list[Cell]) -> None:
    """Outputs of ten megabytes, an error among them."""
    for cell in answers(cells):
        cell["outputs"] = [
            {"output_type": "stream", "name": "stderr", "text": "x" * 5_000_000},
            {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["<script>"]},
        ]


def ten_thousand(cells: list[Cell]) -> None:
    blank = {"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": []}
    cells.extend({**blank, "execution_count": None, "id": f"n{i}"} for i in range(10_000))


def scripted(cells: list[Cell]) -> None:
    cells.insert(
        0, {"cell_type": "markdown", "source": "<script>alert(1)</script>", "metadata": {}}
    )


def looped(cells: list[Cell]) -> None:
    """A loop in what is the third cell now."""
    called(cells, "predict_1nn")["source"] = LOOP
    del cells[0]


EDITS: dict[str, Any] = {
    "untouched": lambda cells: None,
    "without_marks": without_marks,
    "schema_1": of_schema(1),
    "schema_2": of_schema(2),
    "strange_marks": strange_marks,
    "same_id": same_id_everywhere,
    "duplicated": duplicated,
    "deleted": deleted,
    "renamed": renamed,
    "retyped": retyped,
    "reordered": reordered,
    "noisy": noisy,
    "ten_thousand": ten_thousand,
    "scripted": scripted,
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """Everything handed in to one course and graded in one run."""
    pytest.importorskip("nbgrader", reason="nbgrader is an extra: tox -e notebook")
    course = new_course(tmp_path_factory.mktemp("handed_in") / "course", "part1", "knn")
    for name, edit in EDITS.items():
        course.hand_in_edited(name, edit)
    for name, (data, _) in BROKEN.items():
        course.hand_in(name, "part1", data)
        course.hand_in(name, "knn", course.notebook("source", "knn"))
    course.hand_in_code("equal", "part1", EQUAL)
    course.hand_in_code(
        "warning", "part1", REFERENCE.replace("predict_1nn(", "_predict(") + WARNING
    )
    course.hand_in_edited("loop", looped, step="release")
    for animal in SHOWN:
        course.hand_in_code(name_of(animal), "part1", animal.path.read_text(encoding="utf-8"))
    said = course.nbgrader("autograde", SCREEN)
    (course.folder / "said.txt").write_text(said, encoding="utf-8")
    course.nbgrader("generate_feedback", SCREEN)
    return course


def name_of(animal: zoo.Animal) -> str:
    return f"{animal.path.parent.name}-{animal.path.stem}"


def total(course: Course, student: str, exercise: str = "part1") -> float:
    return sum(filter(None, course.scores(exercise)[student].values()))


@pytest.mark.parametrize("name", EDITS)
def test_edited_notebooks_earn_what_their_code_is_worth(graded: Course, name: str) -> None:
    """Whatever happens to marks and cells, the reference's code earns everything."""
    assert total(graded, name) == 100


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("duplicated", "2 cells are called"),
        ("deleted", "Missing or changed, and put back: "),
        ("renamed", "which no released cell is"),
        ("retyped", "was of kind markdown, and is code again"),
        ("without_marks", "Missing or changed, and put back: "),
        ("same_id", "cells are called"),
    ],
)
def test_what_was_mended_is_said(graded: Course, name: str, said: str) -> None:
    """The candidate's feedback and nbgrader's log say what was done."""
    assert said in graded.feedback(name)
    assert said in (graded.folder / "said.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in EDITS if name != "ten_thousand"])
def test_graded_notebooks_are_valid(graded: Course, name: str) -> None:
    """Cells and marks are made by the kit, so no preprocessor validates them."""
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator

    made = nbformat.read(graded.folder / f"autograded/{name}/{SCREEN}/part1.ipynb", 4)
    nbformat.validate(made)
    MetadataValidator().validate_nb(made)


@pytest.mark.parametrize("name", BROKEN)
def test_unreadable_notebooks_cost_themselves_alone(graded: Course, name: str) -> None:
    """One sentence, no points, and the candidate's other notebook is graded."""
    assert set(graded.scores()[name].values()) == {0.0}
    assert BROKEN[name][1] in graded.feedback(name)
    assert total(graded, name, "knn") == 100


@pytest.mark.parametrize("name", ["deleted", "without_marks", "renamed"])
def test_answers_in_words_that_were_lost_wait_for_a_person(graded: Course, name: str) -> None:
    """Nobody's words are worth 0 because an editor took the marks off them."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{graded.folder / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("cost", "part1", SCREEN, name)
        assert grade.needs_manual_grade
        assert grade.auto_score is None


def test_an_object_that_equals_everything_earns_nothing(graded: Course) -> None:
    assert total(graded, "equal") == 0


def test_warnings_cost_nothing(graded: Course) -> None:
    assert total(graded, "warning") == 100


def test_feedback_holds_nothing_hidden(graded: Course) -> None:
    """No suite, no traceback of the kit, no mark scheme, nobody else's name, no live markup."""
    for path in graded.folder.glob(f"feedback/*/{SCREEN}/*.html"):
        page = path.read_text(encoding="utf-8")
        student = path.parent.parent.name
        assert "Traceback (most" not in page
        assert "MARK SCHEME" not in page
        if student not in EDITS:  # these hand in the teacher's notebook, key and all
            assert "points: names a way" not in page
        assert "suites/" not in page
        assert str(graded.folder) not in page
        assert "<script>alert" not in page
        assert "onerror" not in page.replace("&lt;IMG SRC=x onerror=alert(1)", "")
        assert student == "wrong-last_of_equals" or "last_of_equals" not in page


def test_feedback_shows_the_first_failing_example(graded: Course) -> None:
    """The call, the answer given and the one expected, and where it can be drawn a picture."""
    page = graded.feedback(name_of(TIES))
    assert "expected" in page
    assert "in predict_1nn(" in page
    pytest.importorskip("matplotlib")
    assert "data:image/svg+xml;base64," in page


def test_lines_are_those_of_a_cell(graded: Course) -> None:
    """Where a message names a line, it is the candidate's, whatever was mended before."""
    page = graded.feedback("loop")
    assert "Missing or changed, and put back: " in page
    assert "line 3 of cell 3 ran" in page


def test_no_kernel_was_started(graded: Course) -> None:
    """What candidates print, or how long their demos take, is nowhere."""
    said = (graded.folder / "said.txt").read_text(encoding="utf-8")
    assert "kernel" not in said.lower()
