"""What a teacher sees and does in nbgrader's own formgrader, in a real browser."""

from base64 import b64decode
from collections.abc import Iterator
from shutil import copytree
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

import zoo
from chromium import needs_chromium
from notebooks.courses import SCREEN, Course, run
from notebooks.formgrader import Formgrader, formgrader
from test_cli import report
from tiebreak.catalog import content_root

pytestmark = needs_chromium
HIDDEN = ("spec_", "expect_", "check_", "suites/", "Traceback (")
REFERENCE = (content_root() / "solutions" / SCREEN / "part1.py").read_text(encoding="utf-8")
WRONG = zoo.ZOO / SCREEN / "part1" / "wrong" / "last_of_equals.py"
ANSWER = "It scans from the left and replaces only what is *strictly* larger."
COMMENT = "Names the scan.\n\n- but no way that **loses** it"


@pytest.fixture(scope="module")
def course(generated: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course in which one right and one wrong notebook have been graded."""
    made = Course(copytree(generated.folder, tmp_path_factory.mktemp("formgrader") / "course"))
    made.hand_in_code("right", "part1", REFERENCE, why_the_first=ANSWER)
    made.hand_in_code("wrong", "part1", WRONG.read_text(encoding="utf-8"))
    made.nbgrader("autograde", SCREEN)
    return made


@pytest.fixture(scope="module")
def served(course: Course) -> Iterator[Formgrader]:
    """Serve the course's formgrader."""
    folder = course.folder.parent / "server"
    folder.mkdir()
    with formgrader(course.folder, folder) as server:
        yield server


def rows(page: Any) -> list[list[str]]:
    """Return the texts of a table's rows, once the page's scripts have filled it."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in page.find(id="main-table").find_all("tr")
    ]


def submission(served: Formgrader, student: str) -> str:
    """Return the id of a candidate's notebook."""
    found = served.call("GET", f"submitted_notebooks/{SCREEN}/part1")
    return next(str(one["id"]) for one in found if one["student"] == student)


def test_assignment_and_submissions_are_listed_with_our_scores(served: Formgrader) -> None:
    """The tables that lead to the notebooks."""
    (assignment,) = rows(served.page("/formgrader/manage_assignments"))
    assert assignment[0] == SCREEN
    assert "2" in assignment
    graded = {row[1]: row for row in rows(served.page(f"/formgrader/manage_submissions/{SCREEN}"))}
    assert [word for word in graded["wrong"] if word.startswith("85 / ")]
    assert "needs manual grading" in graded["right"]
    listed = rows(served.page(f"/formgrader/gradebook/{SCREEN}/part1"))
    scores = sorted(row[2:5] for row in listed)
    assert scores == [["100 / 110", "100 / 100", "0 / 10"], ["85 / 110", "85 / 100", "0 / 10"]]


def test_a_wrong_answer_is_shown_with_points_message_and_picture(served: Formgrader) -> None:
    """Each criterion is a cell with its points; the lost one says why, and draws it."""
    page = served.page(f"/formgrader/submissions/{submission(served, 'wrong')}/")
    for criterion in zoo.catalog().select(["part1"])[0].criteria:
        field = page.find("input", id=criterion.id)
        assert field["placeholder"] == ("0" if criterion.id == "ties" else str(criterion.points))
        assert f"/ {criterion.points:.1f}" in field.parent.get_text()
        told = field.find_parent(class_="cell").find(class_="output").get_text()
        assert ("expected" in told) == (criterion.id == "ties")
    ties = page.find("input", id="ties").find_parent(class_="cell")
    assert "in predict_1nn(X_train=np.array(" in ties.get_text()
    picture = ties.find("img")
    assert picture["alt"] == "The rows around the query, as said above"
    drawn = fromstring(b64decode(picture["src"].removeprefix("data:image/svg+xml;base64,")))
    assert drawn.tag.endswith("svg")
    assert not [hidden for hidden in HIDDEN if hidden in page.get_text()]


def test_a_person_marks_words_beside_the_mark_scheme(course: Course, served: Formgrader) -> None:
    """What is given in formgrader stands in its tables, feedback, our reports and the export."""
    id = submission(served, "right")
    page = served.page(f"/formgrader/submissions/{id}/")
    answer = page.find("input", id="why_the_first").find_parent(class_="cell")
    assert "replaces only what is strictly larger" in answer.get_text()
    scheme = answer.find_previous_sibling(class_="cell").get_text()
    assert "names a way that loses it" in scheme
    feed_back(course, served)
    assert "still to come" in course.feedback("right")
    for kind, values in (
        ("grade", {"manual_score": "3.5", "extra_credit": None}),
        ("comment", {"manual_comment": COMMENT}),
    ):
        found = served.call("GET", f"{kind}s?submission_id={id}")
        cell = next(one["id"] for one in found if one["name"] == "why_the_first")
        served.call("PUT", f"{kind}/{cell}", **values)
    listed = rows(served.page(f"/formgrader/gradebook/{SCREEN}/part1"))
    assert ["103.5 / 110", "100 / 100", "3.5 / 10"] in [row[2:5] for row in listed]
    feed_back(course, served)
    shown = course.feedback("right")
    assert "Score: 3.5 / 5.0" in shown
    assert "<li>but no way that <strong>loses</strong> it</li>" in shown
    assert "still to come" not in shown
    assert "names a way that loses it" not in shown
    assert float(course.exported()["right"]["score"]) == 103.5
    assert written(course) == {
        "why_the_first": ("graded", 3.5, COMMENT),
        "cost": ("graded", 0, "No response."),
    }


def feed_back(course: Course, served: Formgrader) -> None:
    """Press the button that makes the feedback of one candidate."""
    made = served.call("POST", f"assignment/{SCREEN}/right/generate_feedback")
    assert made["success"], made["log"]


def written(course: Course) -> dict[str, tuple[str, float, str]]:
    """Return what our report on the right notebook has of answers in words."""
    run("tiebreak", "course-reports", course.folder, "--results", "results", cwd=course.folder)
    read: Any = report(course.folder / "results" / "reports" / "right" / "report.json")
    assert read["score"] == read["max_score"] == 100
    answers = read["exercises"][0]["written"]
    return {one["id"]: (one["status"], one["score"], one["comment"]) for one in answers}
