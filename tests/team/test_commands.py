"""`stats`, `regrade-diff` and `similar` as a user types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from team.cohorts import report, results
from tiebreak.catalog import content_root

ROOT = content_root()
PART1 = ROOT / "tests" / "submissions" / "nearest_neighbor" / "part1"
NO = "result[0] is 1, expected 2\nin f(X=np.array([\x1b[31m…]))"
GOOD = {"correctness": [None], "ties": [None]}
BAD = {"correctness": [None], "ties": [NO]}


def tiebreak(*args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tiebreak", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=os.environ | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"} | environment,
    )


def test_stats_of_a_graded_pile(tmp_path: Path) -> None:
    """What grade-all leaves can be read; regrading the same changes nothing."""
    pytest.importorskip("scipy")
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("last_of_equals", "no_conversion", "comprehension"):
        (pile / f"{name}.py").write_bytes((PART1 / "wrong" / f"{name}.py").read_bytes())
    (pile / "twin.py").write_bytes((PART1 / "wrong" / "no_conversion.py").read_bytes())
    ran = tiebreak("grade-all", pile, "--results", tmp_path / "r", "part1", "--jobs", "1")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    file = tmp_path / "stats.json"
    ran = tiebreak("stats", tmp_path / "r", "--json", file)
    assert ran.returncode == 0, ran.stderr
    assert "4 submissions" in ran.stdout
    assert "Cronbach's alpha" in ran.stdout
    found = json.loads(file.read_text())
    assert found["clusters"][0]["members"] == ["no_conversion", "twin"]
    assert tiebreak("regrade-diff", tmp_path / "r", tmp_path / "r").returncode == 0
    ran = tiebreak("similar", pile, "part1")
    assert ran.returncode == 0, ran.stderr
    assert "the same text: no_conversion, twin" in ran.stdout


def test_comments_survive_and_nothing_foreign_is_replaced(tmp_path: Path) -> None:
    """A file with comments is filled again; one that the command did not write stays."""
    pytest.importorskip("scipy")
    folder = results(tmp_path, *(report(name, one=BAD) for name in ("anna", "bert", "jörg")))
    file = tmp_path / "stats.json"
    assert tiebreak("stats", folder, "--json", file).returncode == 0
    found = json.loads(file.read_text())
    found["clusters"][0]["comment"] = "read the tie rule"
    file.write_text(json.dumps(found))
    ran = tiebreak("stats", folder, "--json", file, PYTHONIOENCODING="ascii")
    assert ran.returncode == 0, ran.stderr
    assert "comment: read the tie rule" in ran.stdout
    assert "\x1b" not in ran.stdout
    assert json.loads(file.read_text())["clusters"][0]["comment"] == "read the tie rule"
    file.write_text("{}")
    refused = tiebreak("stats", folder, "--json", file)
    assert refused.returncode == 2
    assert "name another file" in refused.stderr
    assert file.read_text() == "{}"


def test_regrade_diff_says_whose_score_changes(tmp_path: Path) -> None:
    """Exit status 1, the submission, and the check that it is about."""
    old = results(tmp_path / "old", report("anna", one=GOOD), report("bert", one=GOOD))
    new = results(tmp_path / "new", report("anna", one=BAD), report("cleo", one=GOOD))
    file = tmp_path / "diff.json"
    ran = tiebreak("regrade-diff", old, new, "--json", file)
    assert ran.returncode == 1, ran.stderr
    assert "anna: 100 -> 60" in ran.stdout
    assert "one/ties/ties_0: passed (of 40) -> failed (of 40)" in ran.stdout
    assert "only in OLD: bert" in ran.stdout
    assert "only in NEW: cleo" in ran.stdout
    assert json.loads(file.read_text())["changed"][0]["delta"] == -40


@pytest.mark.parametrize(
    "args",
    [
        ("stats", "/nowhere"),
        ("regrade-diff", "/nowhere", "/nowhere"),
        ("regrade-diff", "/nowhere"),
        ("similar", "/nowhere"),
        ("similar", "/", "prat1"),
        ("similar", "/", "--threshold", "0"),
    ],
)
def test_wrong_usage_is_one_sentence(args: tuple[str, ...]) -> None:
    """Exit status 2, and no traceback."""
    ran = tiebreak(*args)
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
