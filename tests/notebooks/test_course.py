"""A whole term: nbgrader's own commands on a course that the kit wrote."""

import json
import zipfile
from pathlib import Path

import pytest

import zoo
from notebooks.courses import SCREEN, Course, answers, called, run
from tiebreak.catalog import content_root
from tiebreak.errors import UsageError

ROOT = content_root()
SECRETS = ("spec_", "expect_", "check_", "MARK SCHEME", "2 points:", "Traceback (", "suites/")


def test_the_release_holds_the_stub_and_no_secret(generated: Course) -> None:
    """Candidates get the code of exercises/ cell by cell, questions, and nothing of the marks."""
    released = generated.notebook("release")
    code = "\n".join(cell["source"] for cell in answers(released["cells"]))
    stub = (ROOT / "exercises" / SCREEN / "part1.py").read_text(encoding="utf-8")
    assert "".join(code.split()) in "".join(stub.split())
    text = json.dumps(released)
    assert not [secret for secret in (*SECRETS, "BEGIN SOLUTION") if secret in text]
    assert "Why does `np.argmin`" in text


def test_points_are_those_of_the_criteria(generated: Course) -> None:
    """Each criterion is a cell of its own, and no cell holds a test that is not public."""
    cells = generated.notebook("source")["cells"]
    exercise = zoo.catalog().select(["part1"])[0]
    for criterion in exercise.criteria:
        cell = called(cells, criterion.id)
        assert cell["metadata"]["nbgrader"]["points"] == criterion.points
        assert all(line.startswith("#") for line in cell["source"].splitlines())


def test_validate_runs_the_public_examples(generated: Course) -> None:
    """`nbgrader validate` passes the reference and fails the stub, with the examples' words."""
    right = generated.nbgrader("validate", f"source/{SCREEN}/part1.ipynb")
    assert "Success! Your notebook passes all the tests." in right
    stub = generated.nbgrader("validate", f"release/{SCREEN}/part1.ipynb")
    assert "VALIDATION FAILED" in stub
    assert "NotImplementedError" in stub


@pytest.mark.parametrize("exercise", zoo.catalog().exercises, ids=lambda one: one.id)
def test_examples_hold_in_a_notebook_from_top_to_bottom(exercise: zoo.Exercise) -> None:
    """The reference passes them as IPython reads them, and a stub fails every cell."""
    pytest.importorskip("nbgrader", reason="nbgrader is an extra: tox -e notebook")
    from IPython.core.inputtransformer2 import TransformerManager

    from tiebreak.notebooks.source import source_notebook

    cells = json.loads(source_notebook(exercise, ""))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names: dict[str, object] = {}
    for cell in code:
        exec(TransformerManager().transform_cell(cell), names)
    names |= {function.name: None for function in exercise.functions}
    examples = [cell for cell in code if "The public examples of" in cell]
    assert examples
    for cell in examples:
        with pytest.raises(AssertionError, match="not as in the examples"):
            exec(TransformerManager().transform_cell(cell), names)


def test_a_term(course: Course) -> None:
    """Collected, graded, marked by hand, fed back, exported, reported."""
    handed_in_as_zip(course)
    course.nbgrader("zip_collect", SCREEN)
    course.nbgrader("autograde", SCREEN)
    for exercise in ("part1", "knn"):
        scores = course.scores(exercise)
        assert sum(filter(None, scores["ref"].values())) == 100
        assert set(scores["stub"].values()) == {0.0}
    mark_by_hand(course)
    course.nbgrader("generate_feedback", SCREEN)
    page = course.feedback("ref")
    assert "Names a way and the contract" in page
    untouched = course.feedback("stub")
    assert "not written yet" in untouched
    assert not [secret for secret in SECRETS if secret in untouched]
    rows = course.exported()
    assert float(rows["ref"]["score"]) == 203.5
    assert float(rows["stub"]["score"]) == 0
    reported(course)


def handed_in_as_zip(course: Course) -> None:
    """Lay the reference and the release down, a folder a candidate."""
    archive = course.folder / "downloaded" / SCREEN / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "all.zip", "w") as handed_in:
        for student, step in (("ref", "source"), ("stub", "release")):
            for exercise in ("part1", "knn"):
                name = f"{student}/{exercise}.ipynb"
                handed_in.writestr(name, json.dumps(course.notebook(step, exercise)))


def mark_by_hand(course: Course) -> None:
    """Do to one answer what formgrader does: a score and a comment."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as gradebook:
        place = ("why_the_first", "part1", SCREEN, "ref")
        grade = gradebook.find_grade(*place)
        assert grade.needs_manual_grade
        assert gradebook.find_grade(*place[:3], "stub").auto_score == 0
        grade.manual_score, grade.needs_manual_grade = 3.5, False
        gradebook.find_comment(*place).manual_comment = "Names a way and the contract."
        gradebook.db.commit()


def reported(course: Course) -> None:
    """The kit's own reports hold criteria and words, and the published schema takes them."""
    from test_cli import report

    run("tiebreak", "course-reports", course.folder, "--results", "results", cwd=course.folder)
    read = report(course.folder / "results" / "reports" / "ref" / "report.json")
    assert read["score"] == read["max_score"] == 200
    exercises = {entry["id"]: entry for entry in read["exercises"]}  # type: ignore[attr-defined]
    answer, other = exercises["part1"]["written"]
    assert answer["question"].startswith("Several training rows")
    assert {key: answer[key] for key in answer if key != "question"} == {
        "id": "why_the_first",
        "status": "graded",
        "score": 3.5,
        "max_score": 5,
        "comment": "Names a way and the contract.",
    }
    assert other["status"] == "awaited"
    assert read["review"] == []
    grade_again(course)
    again = report(course.folder / "results" / "reports" / "ref" / "report.json")
    assert again["exercises"] == read["exercises"]
    note = "part1: why_the_first was marked before the notebook was last graded; look again"
    assert again["review"] == [note]


def grade_again(course: Course) -> None:
    """Do to the marked answer what a second autograde does, and write the reports anew."""
    from nbgrader.api import Gradebook

    from tiebreak.notebooks.written import write_reports

    url = f"sqlite:///{course.folder / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        grade = gradebook.find_grade("why_the_first", "part1", SCREEN, "ref")
        grade.needs_manual_grade = True
        gradebook.db.commit()
    results = course.folder / "results"
    assert len(list(write_reports(course.folder, results, zoo.catalog(), url))) == 2
    (results / "reports" / "stub" / "report.json").write_text("my own notes", encoding="utf-8")
    with pytest.raises(UsageError, match="tiebreak did not write it"):
        list(write_reports(course.folder, results, zoo.catalog(), url))


def test_what_others_wrote_is_left_alone(course: Course, tmp_path: Path) -> None:
    """A notebook or a configuration that was edited is not overwritten, and nothing else either."""
    path = course.folder / "source" / SCREEN / "knn.ipynb"
    other = course.folder / "source" / SCREEN / "part1.ipynb"
    other.unlink()
    path.write_text(path.read_text(encoding="utf-8").replace("neighbour", "friend"), "utf-8")
    command = ("tiebreak", "notebook", course.folder, "part1", "knn")
    said = run(*command, cwd=tmp_path, fails=True)
    assert said.startswith("tiebreak: ")
    assert "knn.ipynb was not written by this command or has been changed" in said
    assert not other.exists()
    path.unlink()
    config = course.folder / "nbgrader_config.py"
    edited = config.read_text(encoding="utf-8") + "c.CourseDirectory.notebook_id = '*'\n"
    config.write_text(edited, encoding="utf-8")
    run(*command, cwd=tmp_path)
    assert config.read_text(encoding="utf-8") == edited
    config.write_text("c = get_config()\n", encoding="utf-8")
    assert "nbgrader_config.py was not written" in run(*command, cwd=tmp_path, fails=True)


def test_the_same_content_gives_the_same_course(course: Course, tmp_path: Path) -> None:
    """Writing again changes nothing."""
    said = run("tiebreak", "notebook", course.folder, "part1", "knn", cwd=tmp_path)
    assert said == ""


@pytest.mark.parametrize("exercise", zoo.catalog().exercises, ids=lambda one: one.id)
def test_cells_hold_the_whole_reference(exercise: zoo.Exercise) -> None:
    """No line of a reference is lost between its cells, and every cell is Python."""
    pytest.importorskip("nbgrader", reason="nbgrader is an extra: tox -e notebook")
    from tiebreak.notebooks.parts import parts_of

    parts = list(parts_of(exercise))
    for part in parts:
        compile(part.code, part.name, "exec")
    text = exercise.solution.read_text(encoding="utf-8")
    code = "".join("".join(part.code.split()) for part in parts)
    assert "".join(text.split()).endswith(code)
    assert [part.name for part in parts[1:]] == [f.name for f in exercise.functions]
