"""Reports in nbgrader's gradebook, read back by nbgrader's own commands."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("nbgrader", reason="the extra tiebreak[notebook] is not installed")

from nbconvert.filters import markdown2html
from nbgrader.api import Gradebook, InvalidEntry

import zoo
from notebooks.filed import entry, exercise, file_report
from notebooks.server import free_port, postgresql
from tiebreak.errors import KitError, UsageError
from tiebreak.notebooks import gradebook as writing
from tiebreak.notebooks.entries import Refused
from tiebreak.notebooks.gradebook import write_reports

KNOWN = zoo.catalog().exercises
SCREEN = "nearest_neighbor"
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own


USERS_PATH = os.environ["PATH"]


@pytest.fixture(autouse=True)
def _alembic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nbgrader's own API make a gradebook here: it calls that program by name."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{USERS_PATH}")


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a process of its own, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
        env=os.environ | {"PATH": USERS_PATH, "JUPYTER_CONFIG_DIR": str(cwd)},
    )


def exported(folder: Path, url: str) -> dict[str, tuple[float, float]]:
    """Run `nbgrader export`; return score and greatest score of each student."""
    ran = run("nbgrader", "export", "--db", url, "--to", "out.csv", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    with (folder / "out.csv").open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert all(None not in row for row in rows), "a name broke nbgrader's CSV"
    return {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in rows}


def sentences(results: Path, url: str, **options: str) -> list[str]:
    """Write reports; return what was refused."""
    done = list(write_reports(results, KNOWN, url, **options))
    return [one.sentence for one in done if isinstance(one, Refused)]


def changes(results: Path, url: str) -> dict[str, bool]:
    """Write reports, none of which is refused; return whose marks changed."""
    done = list(write_reports(results, KNOWN, url))
    assert not [one for one in done if isinstance(one, Refused)]
    return {one.student: one.changed for one in done if not isinstance(one, Refused)}


def dump(file: Path) -> list[str]:
    """Return everything in an SQLite database."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Return a results folder with reports on three submissions."""
    folder = tmp_path / "results"
    file_report(folder, "ada", entry("part1"), entry("part2"))
    file_report(folder, "bob", entry("part1", lost="ties"), entry("part2"))
    gone = entry("part2", message="part2.py was not handed in")
    file_report(folder, "cleo", entry("part1"), gone)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the gradebook is to be."""
    return tmp_path / "gradebook.db"


@pytest.fixture
def url(file: Path) -> str:
    """Return the gradebook's URL."""
    return f"sqlite:///{file}"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run PostgreSQL for the tests that need it."""
    with postgresql() as url:
        yield url


def course(url: str, *, points: int = 15, cells: tuple[str, ...] = ()) -> None:
    """Enter a course with one notebook, and a student who handed it in and was marked."""
    place = ("part1", SCREEN)
    with Gradebook(url, course_id="np101") as book:
        book.add_assignment(SCREEN)
        book.add_notebook(*place)
        book.add_solution_cell("answer", *place)
        for criterion in exercise("part1").criteria:
            worth = points if criterion.id == "ties" else criterion.points
            book.add_grade_cell(criterion.id, *place, max_score=worth, cell_type="code")
        book.add_grade_cell("why", *place, max_score=10, cell_type="markdown")
        book.add_solution_cell("why", *place)
        book.add_source_cell("answer", *place, cell_type="code", source="", locked=False)
        for cell in cells:
            book.add_grade_cell(cell, *place, max_score=1, cell_type="code")
        book.add_student("nora")
        book.add_submission(SCREEN, "nora")
        grade = book.find_grade("ties", "part1", SCREEN, "nora")
        grade.auto_score, grade.needs_manual_grade = 7.5, False
        book.find_grade("why", "part1", SCREEN, "nora").manual_score = 8.0
        book.db.commit()


def test_graded_submissions_stand_in_nbgraders_csv(tmp_path: Path) -> None:
    """What `grade-all` scored is what `nbgrader export` says, from the default gradebook."""
    pile = tmp_path / "pile"
    for name in ("right/expanded_matmul", "wrong/comprehension", "wrong/last_of_equals"):
        (found,) = zoo.ZOO.glob(f"*/part1/{name}.py")
        (pile / found.stem).mkdir(parents=True)
        shutil.copy(found, pile / found.stem / "part1.py")
    (pile / "empty").mkdir()
    graded = run("tiebreak", "grade-all", pile, "--results", "results", "part1", cwd=tmp_path)
    assert graded.returncode == 0, graded.stderr
    for said in ("written", "unchanged"):
        ran = run("tiebreak", "gradebook", "results", cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert f"{len(list(pile.iterdir()))} {said}" in ran.stdout
    with (tmp_path / "results" / "scores.csv").open(newline="") as handle:
        scores = {row["submission"]: float(row["score"]) for row in csv.DictReader(handle)}
    assert len(set(scores.values())) > 1
    wanted = {name: (score, 100.0) for name, score in scores.items()}
    assert exported(tmp_path, f"sqlite:///{tmp_path / 'gradebook.db'}") == wanted


def test_twice_is_the_same(results: Path, file: Path, url: str) -> None:
    """A second run changes not one byte; nothing is left for a person to grade."""
    assert changes(results, url) == dict.fromkeys(("ada", "bob", "cleo"), True)
    before = file.read_bytes()
    assert changes(results, url) == dict.fromkeys(("ada", "bob", "cleo"), False)
    assert file.read_bytes() == before
    with Gradebook(url) as book:
        assert not any(one.needs_manual_grade for one in book.assignment_submissions(SCREEN))


def test_a_changed_report_updates(results: Path, tmp_path: Path, url: str) -> None:
    """Only the submission whose report changed is written, its comment too."""
    changes(results, url)
    file_report(results, "bob", entry("part1"), entry("part2", lost="ties"))
    assert changes(results, url) == {"ada": False, "bob": True, "cleo": False}
    ties = next(c.points for c in exercise("part2").criteria if c.id == "ties")
    assert exported(tmp_path, url)["bob"] == (200 - ties, 200)
    with Gradebook(url) as book:
        assert book.find_comment("answer", "part1", SCREEN, "bob").comment is None
        assert "0 of" in book.find_comment("answer", "part2", SCREEN, "bob").comment


def test_missing_is_zero_with_its_sentence(results: Path, tmp_path: Path, url: str) -> None:
    """An exercise that was not handed in is 0, and the comment says so."""
    changes(results, url)
    assert exported(tmp_path, url)["cleo"] == (100, 200)
    with Gradebook(url) as book:
        comment = book.find_comment("answer", "part2", SCREEN, "cleo").comment
        grades = book.find_submission_notebook("part2", SCREEN, "cleo").grades
        assert {grade.auto_score for grade in grades} == {0.0}
    assert comment.strip() == "missing: part2.py was not handed in"


def test_not_gradable_and_broken_reports_are_no_zero(results: Path, url: str) -> None:
    """They are named, the rest is written, and the exit status says that some are missing."""
    lost = {"schema": "tiebreak.report.v1", "status": "not_gradable", "message": "no sandbox"}
    file_report(results, "dan").write_text(json.dumps(lost | {"submission": "dan"}))
    file_report(results, "eve").write_text("{")
    file_report(results, "fay").write_bytes((results / "reports/ada/report.json").read_bytes())
    (results / "reports" / "stray.txt").write_text("")
    ran = run("tiebreak", "gradebook", "results", "--db", url, cwd=results.parent)
    assert ran.returncode == 3
    assert "3 written, 0 unchanged, 4 refused" in ran.stdout
    lines = ran.stderr.splitlines()
    assert len(lines) == 4
    for line, word in zip(lines, ("no sandbox", "not JSON", "on 'ada'", "stray"), strict=True):
        assert word in line
    assert set(exported(results.parent, url)) == {"ada", "bob", "cleo"}


@pytest.mark.parametrize("name", ["Byron, Ada", 'A "B"', "=1+1", "@x", "x" * 129])
def test_names_that_nbgraders_csv_would_not_survive(tmp_path: Path, url: str, name: str) -> None:
    """They are refused by name before a gradebook is made."""
    file_report(tmp_path, name, entry("part1"))
    (said,) = sentences(tmp_path, url)
    assert said.startswith(name)
    assert not (tmp_path / "gradebook.db").exists()


def test_reports_of_other_points_are_refused(results: Path, url: str) -> None:
    """A report from an older suite would mix scores that do not compare."""
    old = entry("part1")
    old["criteria"][0]["max_score"] += 1
    file_report(results, "ada", old)
    file_report(results, "bob", entry("part1"), entry("part1"))
    high = entry("part1")
    high["criteria"][0]["score"] = 99
    file_report(results, "cleo", high)
    older, twice, much = sentences(results, url)
    assert "grade it again" in older
    assert "twice" in twice
    assert "cannot be" in much


def test_stands_beside_a_notebook_course(tmp_path: Path, url: str) -> None:
    """Notebook candidates keep their marks; written answers of others stay open."""
    course(url)
    file_report(tmp_path, "bob", entry("part1", lost="ties"))
    assert changes(tmp_path, url) == {"bob": True}
    assert exported(tmp_path, url) == {"nora": (15.5, 110), "bob": (85, 110)}
    with Gradebook(url) as book:
        assert book.find_assignment(SCREEN).course_id == "np101"
        assert book.find_grade("why", "part1", SCREEN, "bob").auto_score is None


def test_a_persons_score_stays(tmp_path: Path, url: str) -> None:
    """It counts whatever we write, and is to be looked at again when our score moves."""
    file_report(tmp_path, "bob", entry("part1", lost="ties"))
    changes(tmp_path, url)
    with Gradebook(url) as book:
        book.find_grade("ties", "part1", SCREEN, "bob").manual_score = 3.0
        book.find_comment("answer", "part1", SCREEN, "bob").manual_comment = "nearly"
        book.db.commit()
    assert changes(tmp_path, url) == {"bob": False}
    file_report(tmp_path, "bob", entry("part1"))
    assert [changes(tmp_path, url)["bob"] for _ in range(2)] == [True, False]
    with Gradebook(url) as book:
        grade = book.find_grade("ties", "part1", SCREEN, "bob")
        assert (grade.score, grade.auto_score, grade.needs_manual_grade) == (3.0, 15.0, True)
        assert book.find_comment("answer", "part1", SCREEN, "bob").comment == "nearly"


@pytest.mark.parametrize(
    ("points", "cells", "asked", "word"),
    [
        (10, (), "part1", "10 points there and 15 here; change its points in the course's source"),
        (15, ("speed",), "part1", "another suite: speed; name another gradebook"),
        (15, (), "part2", "has no notebook part2"),
    ],
)
def test_another_course_is_left_alone(
    results: Path, file: Path, url: str, points: int, cells: tuple[str, ...], asked: str, word: str
) -> None:
    """Other points, other cells or no such notebook: one sentence, and not one row is written."""
    course(url, points=points, cells=cells)
    for name in ("bob", "cleo"):
        shutil.rmtree(results / "reports" / name)
    file_report(results, "ada", entry(asked))
    before = dump(file)
    why, who = sentences(results, url)
    assert word in why
    assert who.startswith("ada: not written")
    assert dump(file) == before


def test_course_is_checked(results: Path, file: Path, url: str) -> None:
    """--course says whose gradebook is meant."""
    course(url)
    before = dump(file)
    with pytest.raises(UsageError, match="course np101, not of np999"):
        sentences(results, url, course="np999")
    assert dump(file) == before


def test_exercises_may_come_later(results: Path, tmp_path: Path, url: str) -> None:
    """A second round of more exercises joins the first in one assignment."""
    file_report(tmp_path, "ada", entry("part1", lost="ties"))
    changes(tmp_path, url)
    assert changes(results, url) == dict.fromkeys(("ada", "bob", "cleo"), True)
    assert not any(changes(results, url).values())
    assert exported(tmp_path, url)["ada"] == (200, 200)


def test_a_submission_is_written_whole_or_not(
    results: Path, file: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails in the middle leaves nothing of that submission; the others stand."""

    def refuse(comment: object, text: str | None) -> bool:
        if text is not None and "not handed in" in text:
            raise InvalidEntry("too\nbad")
        return True

    monkeypatch.setattr(writing, "_say", refuse)
    (said,) = sentences(results, url)
    assert said.startswith("cleo: ")
    assert said.endswith(r"too\nbad")
    assert not any("cleo" in line for line in dump(file))
    assert any("bob" in line for line in dump(file))


def test_a_locked_gradebook(results: Path, file: Path, url: str) -> None:
    """A lock of another process is waited for a little, then said; later all is written."""
    changes(results, url)
    file_report(results, "bob", entry("part1"), entry("part2"))
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN EXCLUSIVE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ran = run("tiebreak", "gradebook", "results", "--db", url, cwd=results.parent)
        holder.communicate(b"")
    assert ran.returncode == 3
    assert len(ran.stderr.splitlines()) == 1
    assert "another process holds it" in ran.stderr
    assert changes(results, url) == {"ada": False, "bob": True, "cleo": False}


def test_databases_that_are_no_gradebook(results: Path, tmp_path: Path) -> None:
    """One sentence each; nothing is made, and nothing of others is touched."""
    (tmp_path / "text.db").write_text("no database, but long enough to have a header " * 20)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE moz_places (id)")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("CREATE TABLE student (id)")
    before = dump(tmp_path / "other.db")
    wrong = {
        "gradebook.db": "no database URL",
        "mysql://host/db": "not mysql",
        "postgresql+nonsense://host/db": "no driver",
        "sqlite://": "names no file",
        f"sqlite:///{tmp_path}/other.db": "something else",
        f"sqlite:///{tmp_path}/old.db": "nbgrader db upgrade",
    }
    for url, word in wrong.items():
        with pytest.raises(UsageError, match=word):
            sentences(results, url)
    failing = {
        "postgresql+pg8000://host/db": "postgresql",
        f"sqlite:///{tmp_path}/no/where.db": "unable to open",
        f"sqlite:///{tmp_path}/text.db": "not a database",
    }
    for url, word in failing.items():
        with pytest.raises(KitError, match=word) as caught:
            sentences(results, url)
        assert "\n" not in str(caught.value)
    assert dump(tmp_path / "other.db") == before


def test_an_unreachable_server(results: Path) -> None:
    """It is one sentence without the password."""
    pytest.importorskip("psycopg")
    url = f"postgresql+psycopg://me:secret@127.0.0.1:{free_port()}/db"
    with pytest.raises(KitError, match=r"^postgresql\+psycopg://me:\*\*\*@") as caught:
        sentences(results, url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    """A folder that is no results folder is wrong usage, and so is an unknown scheme."""
    ran = run("tiebreak", "gradebook", tmp_path, cwd=tmp_path)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    file_report(tmp_path, "ada", entry("part1"))
    ran = run("tiebreak", "gradebook", tmp_path, "--db", "foo://x", cwd=tmp_path)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)


def test_comments_are_text_in_feedback(tmp_path: Path, url: str) -> None:
    """nbgrader renders comments as Markdown with HTML let through; ours stay text."""
    hostile = "<script>alert(1)</script>\n</pre>\n\n# *big* [x](javascript:y)\x00\ud800"
    file_report(tmp_path, "ada", entry("part1", message=hostile))
    lost = entry("part1", lost="ties")
    next(c for c in lost["criteria"] if c["id"] == "ties")["checks"][0]["message"] = hostile
    file_report(tmp_path, "bob", lost)
    changes(tmp_path, url)
    with Gradebook(url) as book:
        for student in ("ada", "bob"):
            comment = book.find_comment("answer", "part1", SCREEN, student).comment
            page = markdown2html(comment)
            assert "&lt;script&gt;" in page
            for tag in ("<script", "<a", "<h1", "<em"):
                assert tag not in page
            assert page.count("</pre>") == page.count("<pre")


def test_postgresql(results: Path, server: str, tmp_path: Path) -> None:
    """The same through PostgreSQL: written once, updated, exported, a notebook student beside."""
    assert changes(results, server) == dict.fromkeys(("ada", "bob", "cleo"), True)
    assert not any(changes(results, server).values())
    file_report(results, "bob", entry("part1"), entry("part2"))
    ran = run("tiebreak", "gradebook", "results", "--db", server, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "1 written, 2 unchanged, 0 refused" in ran.stdout
    with Gradebook(server) as book:
        book.add_student("nora")
        book.add_submission(SCREEN, "nora")
        book.find_grade("ties", "part1", SCREEN, "nora").auto_score = 7.5
        book.db.commit()
    assert not any(changes(results, server).values())
    wanted = {"ada": (200, 200), "bob": (200, 200), "cleo": (100, 200), "nora": (7.5, 200)}
    assert exported(tmp_path, server) == wanted


def test_postgresql_locked(results: Path, server: str) -> None:
    """A lock of another session ends in the same sentence as with SQLite."""
    changes(results, server)
    file_report(results, "ada", entry("part1", lost="inputs"), entry("part2"))
    with Gradebook(server) as book:
        book.find_grade("inputs", "part1", SCREEN, "ada").extra_credit = 1.0
        book.db.flush()
        with pytest.raises(KitError, match="another process holds it"):
            sentences(results, server)
