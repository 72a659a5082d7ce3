"""``results.json`` and the autograder around it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import zoo
from reports.made import Document, exercise, hostile_report, made_report, not_gradable
from tiebreak.cli import tiebreak
from tiebreak.reports.gradescope import to_gradescope

SCHEMA = json.loads(Path(__file__).with_name("gradescope.schema.json").read_text("utf-8"))
LOOP = zoo.ZOO / "nearest_neighbor" / "part1" / "wrong" / "comprehension.py"


def checked(text: str) -> Document:
    """Return the results in `text`, held against what Gradescope documents."""
    read: Document = json.loads(text)
    Draft202012Validator(SCHEMA).validate(read)
    return read


def test_a_real_report_is_a_test_a_criterion(graded: Callable[[str, str], Document]) -> None:
    """Points, status, the promise that was not kept and the hint."""
    report = graded("part1", "wrong/comprehension")
    results = checked(to_gradescope(report))
    assert results["score"] == sum(test["score"] for test in results["tests"]) == 90
    assert sum(test["max_score"] for test in results["tests"]) == report["max_score"]
    (lost,) = [test for test in results["tests"] if test["status"] == "failed"]
    assert (lost["number"], lost["score"], lost["max_score"]) == ("1.3", 10, 20)
    assert lost["output"].startswith("No place in the code runs once per test row.\nline 19 ran")
    assert "\n\nHint: " in lost["output"]
    assert all(test["visibility"] == "visible" for test in results["tests"])


@pytest.mark.parametrize("status", ["missing", "error"])
def test_an_answer_that_cannot_be_run_says_why(status: str) -> None:
    """A missing or broken file earns 0, and each criterion says so."""
    results = checked(to_gradescope(made_report(exercise(status, [], "ex.py: no"))))
    assert results["score"] == 0
    assert results["tests"][0]["output"] == "ex.py: no"
    assert "ex: ex.py: no" in results["output"]


def test_a_fault_of_the_kit_is_no_zero() -> None:
    """There is no score anywhere, and the kit's inner words stay inside."""
    results = checked(to_gradescope(not_gradable("/secret/path exploded")))
    assert "score" not in results
    assert "tests" not in results
    assert "secret" not in json.dumps(results)
    assert "could not be graded" in results["output"]


def test_weak_isolation_is_said() -> None:
    """Whoever reads the score knows what it is worth."""
    report = made_report(exercise("missing", [], "no"))
    report["isolation"]["tier"] = 1
    assert "without kernel isolation" in checked(to_gradescope(report))["output"]


def test_hostile_text_stays_text() -> None:
    """Every field is plain text, so only control characters need care."""
    text = to_gradescope(hostile_report())
    assert all(c == "\n" or c.isprintable() for s in strings(checked(text)) for c in s)


def strings(value: object) -> list[str]:
    """Return all text in a JSON value."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Offer a folder laid out as ``/autograder``, with the autograder for part1 unpacked."""
    made = tmp_path / "part1.zip"
    ran = CliRunner().invoke(tiebreak, ["gradescope", str(made), "part1"])
    assert ran.exit_code == 0, ran.output
    folder = tmp_path / "autograder"
    (folder / "submission").mkdir(parents=True)
    shutil.copy(LOOP, folder / "submission" / "part1.py")
    with zipfile.ZipFile(made) as archive:
        for entry in archive.infolist():  # as unzip does, modes included
            archive.extract(entry, folder / "source")
            os.chmod(folder / "source" / entry.filename, entry.external_attr >> 16)
    return folder


def run(root: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts as Gradescope does, with another root."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run(
        [root / "source" / script],
        env=environment | {"AUTOGRADER_ROOT": str(root)},
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )


def stand_in(root: Path, command: str) -> None:
    """Put a shell line where the installed Python would be."""
    python = root / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\n{command}\n")
    python.chmod(0o755)


def test_the_zip_is_what_gradescope_unpacks(root: Path) -> None:
    """Two scripts with Unix line ends that may be executed; no caches; a whole kit."""
    for script in ("setup.sh", "run_autograder"):
        file = root / "source" / script
        assert os.access(file, os.X_OK)
        assert file.read_bytes().startswith(b"#!/usr/bin/env bash\n")
        assert b"\r" not in file.read_bytes()
        assert subprocess.run(["bash", "-n", file], check=False).returncode == 0
    kit = root / "source" / "kit"
    assert not list(kit.rglob("__pycache__"))
    assert (kit / "tiebreak" / "content" / "graders" / "suites").is_dir()
    assert "--isolation kernel part1" in (root / "source" / "run_autograder").read_text()


@pytest.mark.skipif(os.name != "posix", reason="Gradescope's machines run Linux")
def test_run_autograder_leaves_results(root: Path) -> None:
    """With the kit of this checkout: real results, whatever was printed."""
    path = str(zoo.content_root() / "graders")
    stand_in(root, f'shift; PYTHONPATH="{path}" exec "{sys.executable}" "$@"')
    ran = run(root, "run_autograder")
    assert ran.returncode == 0, ran.stderr
    assert checked((root / "results" / "results.json").read_text("utf-8"))["score"] == 90


@pytest.mark.skipif(os.name != "posix", reason="Gradescope's machines run Linux")
@pytest.mark.parametrize("command", ["exit 3", "exit 2", "kill -9 $$", "exit 0"])
def test_a_kit_that_fails_leaves_no_score(root: Path, command: str) -> None:
    """Whatever the kit died of, results are there and hold no zero."""
    stand_in(root, command)
    assert run(root, "run_autograder").returncode == 3
    results = checked((root / "results" / "results.json").read_text("utf-8"))
    assert "score" not in results
    assert "could not be graded" in results["output"]


@pytest.mark.skipif(os.name != "posix", reason="Gradescope's machines run Linux")
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="installed on the oldest Python only")
def test_setup_installs_what_run_autograder_needs(root: Path, tmp_path: Path) -> None:
    """From the zip alone, through pip and the network, to results."""
    probe = [sys.executable, "-m", "venv", tmp_path / "probe"]
    subprocess.run(probe, check=True)
    pip = [tmp_path / "probe/bin/python", "-m", "pip", "download", "-qd", tmp_path / "wheels"]
    reached = subprocess.run([*pip, "--no-deps", "hatchling"], capture_output=True, check=False)
    if reached.returncode:
        pytest.skip("pip reaches no package index from here")
    installed = run(root, "setup.sh")
    assert installed.returncode == 0, installed.stderr
    assert "100 of 100 points" in installed.stdout
    ran = run(root, "run_autograder")
    assert ran.returncode == 0, ran.stderr
    assert checked((root / "results" / "results.json").read_text("utf-8"))["score"] == 90
