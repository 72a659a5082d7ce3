"""From one folder to another: nbgrader's own exchange between a teacher and a candidate."""

import json
from pathlib import Path

import pytest

from notebooks.courses import SCREEN, Course, answers


@pytest.fixture
def candidate(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Return a candidate's folder; one line of settings joins it to the course, and back."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))  # nbgrader's own copies
    root = tmp_path / "exchange"
    root.mkdir()
    root.chmod(0o777)
    exchange = f"c.Exchange.root = {str(root)!r}\n"
    with (course.folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(exchange)
    mine = tmp_path / "candidate"
    mine.mkdir()
    lines = f"c = get_config()\nc.CourseDirectory.course_id = 'course'\n{exchange}"
    (mine / "nbgrader_config.py").write_text(lines, encoding="utf-8")
    return Course(mine)


def test_released_handed_in_and_fed_back(course: Course, candidate: Course) -> None:
    """Nothing but nbgrader's commands carries a notebook there and a page back."""
    from nbgrader.utils import get_username

    course.nbgrader("release_assignment", SCREEN)
    assert f"course {SCREEN}" in candidate.nbgrader("list")
    candidate.nbgrader("fetch_assignment", SCREEN)
    fill_in(course, candidate)
    assert "Success!" in candidate.nbgrader("validate", f"{SCREEN}/part1.ipynb")
    candidate.nbgrader("submit", SCREEN)
    assert "no feedback available" in course.nbgrader("list", "--inbound")
    course.nbgrader("collect", SCREEN)
    course.nbgrader("autograde", SCREEN)
    me = get_username()
    assert sum(filter(None, course.scores()[me].values())) == 100
    assert not any(course.scores("knn")[me].values())
    course.nbgrader("generate_feedback", SCREEN)
    course.nbgrader("release_feedback", SCREEN)
    assert "feedback ready to be fetched" in candidate.nbgrader("list", "--cached")
    candidate.nbgrader("fetch_feedback", SCREEN)
    pages = {path.stem: path for path in (candidate.folder / SCREEN).glob("feedback/*/*.html")}
    assert set(pages) == {"part1", "knn"}
    assert pages["part1"].read_text(encoding="utf-8") == course.feedback(me)
    assert "not written yet" in pages["knn"].read_text(encoding="utf-8")


def fill_in(course: Course, candidate: Course) -> None:
    """Write the reference, and a few words, into the released notebook of part1."""
    known = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
        for cell in answers(course.notebook("source")["cells"])
    }
    path = candidate.folder / SCREEN / "part1.ipynb"
    made = json.loads(path.read_text(encoding="utf-8"))
    for cell in made["cells"]:
        marks = cell["metadata"]["nbgrader"]
        if marks["solution"]:
            cell["source"] = known.get(marks["grade_id"], "The first of the least.")
    path.write_text(json.dumps(made), encoding="utf-8")
