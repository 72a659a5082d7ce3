"""The commands as a user types them: what they print, write and exit with."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import zoo
from tiebreak.catalog import content_root

ROOT = content_root()
SCHEMA = json.loads(
    (ROOT / "graders" / "tiebreak" / "reports" / "report.schema.json").read_text(encoding="utf-8")
)
SOLUTIONS = ROOT / "solutions"


def tiebreak(*args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tiebreak", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=os.environ | {"COLUMNS": "120", "PYTHONIOENCODING": "utf-8"} | environment,
    )


def report(path: Path) -> dict[str, object]:
    """Read a report and hold it against the published schema."""
    read: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(read)
    return read


def test_list_names_every_exercise() -> None:
    """`list` shows exercises with points and minutes."""
    ran = tiebreak("list")
    assert ran.returncode == 0
    for exercise in zoo.catalog().exercises:
        assert exercise.id in ran.stdout
    assert "700" in ran.stdout


def test_solutions_earn_everything(tmp_path: Path) -> None:
    """The reference earns 700 of 700 and exits 0."""
    file = tmp_path / "report.json"
    ran = tiebreak("grade", "--submission", SOLUTIONS, "--json", file, "nearest_neighbor")
    assert ran.returncode == 0, ran.stdout
    assert "700 of 700 points" in ran.stdout
    read = report(file)
    assert read["score"] == read["max_score"] == 700


def test_stubs_earn_nothing(tmp_path: Path) -> None:
    """The untouched stubs earn 0 on every criterion and exit 1."""
    file = tmp_path / "report.json"
    ran = tiebreak("grade", "--submission", ROOT / "exercises", "--json", file, "nearest_neighbor")
    assert ran.returncode == 1
    read = report(file)
    scores = [c["score"] for e in read["exercises"] for c in e["criteria"]]  # type: ignore[attr-defined]
    assert set(scores) == {0}
    assert "not written yet" in ran.stdout


def test_check_runs_the_public_examples() -> None:
    """`check` passes the references and tells the stubs that they are not written."""
    right = tiebreak("check", "part1", "--submission", SOLUTIONS)
    assert right.returncode == 0, right.stdout
    stub = tiebreak("check", "part1", "--submission", ROOT / "exercises")
    assert stub.returncode == 1
    assert "not yet" in stub.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("grade", "prat1"), "did you mean 'part1'?"),
        (("grade", "nonsense"), "`tiebreak list` shows what there is"),
        (("grade", "part1", "--submission", "/nowhere/at/all"), "/nowhere/at/all"),
        (("grade-all", "/nowhere", "--results", "/tmp/none"), "/nowhere"),
        (("grade", "--isolation", "none"), "none"),
    ],
)
def test_wrong_usage_is_one_sentence(args: tuple[str, ...], said: str) -> None:
    """Wrong usage exits with 2 and says what to do."""
    ran = tiebreak(*args)
    assert ran.returncode == 2, ran.stderr
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_plain_output_is_plain() -> None:
    """In a pipe, with NO_COLOR, or on a terminal without Unicode nothing is drawn."""
    ran = tiebreak("grade", "part1", "--submission", SOLUTIONS, NO_COLOR="1")
    assert "\x1b" not in ran.stdout
    ascii_only = tiebreak("grade", "part1", "--submission", SOLUTIONS, PYTHONIOENCODING="ascii")
    assert ascii_only.returncode == 0, ascii_only.stderr


def test_the_candidate_reads_what_went_wrong() -> None:
    """The report shows the call, what came back, what was due, and one hint."""
    answer = ROOT / "tests" / "submissions" / "nearest_neighbor" / "part1" / "wrong"
    ran = tiebreak("grade", "part1", "--submission", answer / "last_of_equals.py")
    assert ran.returncode == 1
    assert "first failure, in ties" in ran.stdout
    assert "expected" in ran.stdout
    assert "predict_1nn(X_train=" in ran.stdout
    assert ran.stdout.count("hint:") == 1


def test_grade_all_writes_reports_and_a_table(tmp_path: Path) -> None:
    """Every child is a submission; names that clash are refused and the rest is graded."""
    pile = tmp_path / "pile"
    (pile / "anna").mkdir(parents=True)
    solution = (SOLUTIONS / "nearest_neighbor" / "part1.py").read_bytes()
    (pile / "anna" / "part1.py").write_bytes(solution)
    (pile / "=cmd.py").write_bytes(solution)
    (pile / "broken.py").write_text("def predict_1nn(:\n")
    with zipfile.ZipFile(pile / "zip.zip", "w") as archive:
        archive.writestr("deep/part1.py", solution)
    (pile / "Twin.py").write_bytes(solution)
    (pile / "twin.zip").write_bytes((pile / "zip.zip").read_bytes())
    results = tmp_path / "results"
    ran = tiebreak("grade-all", pile, "--results", results, "part1", "--jobs", "2")
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert "twin" in ran.stdout.lower()
    scores = {p.parent.name: report(p)["score"] for p in results.glob("reports/*/report.json")}
    assert scores == {"anna": 100, "=cmd": 100, "broken": 0, "zip": 100}
    table = (results / "scores.csv").read_text()
    assert "\n'=cmd,graded,100,100,100\n" in table
    assert not list(results.rglob(".*")), "something temporary was left behind"


def test_the_weak_tier_says_so(tmp_path: Path) -> None:
    """Without the kernel's help `grade` warns and `grade-all` refuses."""
    weak = tiebreak("grade", "part1", "--submission", SOLUTIONS, "--isolation", "weak")
    assert weak.returncode == 0, weak.stdout
    assert "without kernel isolation" in weak.stdout
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "anna.py").write_bytes(
        (SOLUTIONS / "nearest_neighbor" / "part1.py").read_bytes()
    )
    results = tmp_path / "results"
    refused = tiebreak(
        "grade-all", tmp_path / "pile", "--results", results, "part1", "--isolation", "weak"
    )
    assert refused.returncode == 3
    assert "--allow-weak-isolation" in refused.stderr
    assert not results.exists()
