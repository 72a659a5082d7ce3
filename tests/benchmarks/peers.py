"""What a submission costs here and elsewhere: ``python tests/benchmarks/peers.py``.

The same three functions and twenty checks for every grader, CPU seconds per submission, and how
many times the kit's that is. A peer that is not installed (``tox -e bench`` has them all) is left
out and named. The kit runs as users run it: ``grade-all`` with isolation on, one process.
"""

import contextlib
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ANSWER = (HERE / "three" / "solutions" / "three" / "answer.py").read_text(encoding="utf-8")
SUBMISSIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
TEST = "from assignment import run\nrun({check!r}, globals())"
PYTEST = """
import pytest
from assignment import CHECKS, run
import {answer} as answer

@pytest.mark.parametrize("check", CHECKS)
def test_check(check):
    run(check, vars(answer))
"""
OTTER = """
from otter.test_files import test_case
OK_FORMAT = False
name = {check!r}
points = 1

@test_case()
def test_it(predict_1nn, predict_knn, predict_1nn_batched):
    from assignment import run
    run({check!r}, locals())
"""


def checks() -> list[str]:
    """Return the names of the twenty checks."""
    sys.path.insert(0, str(HERE))
    from assignment import CHECKS

    return CHECKS


def cpu(command: list[str], folder: Path) -> float:
    """Run a command with the shared checks at hand; return its CPU seconds, children included."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    paths = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, "PYTHONPATH": paths, "PATH": path, "OMP_NUM_THREADS": "1"}
    env |= {"TIEBREAK_CONTENT": str(HERE / "three"), "TIEBREAK_CACHE": str(folder)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def kit(folder: Path) -> float:
    """``tiebreak grade-all``; every score is looked at."""
    for number in range(SUBMISSIONS):
        home = folder / "pile" / f"s{number}"
        home.mkdir(parents=True)
        (home / "answer.py").write_text(f"{ANSWER}\n# {number}\n", encoding="utf-8")
    command = [sys.executable, "-m", "tiebreak", "grade-all", "pile", "--results", "results"]
    spent = cpu([*command, "--jobs", "1"], folder)
    for report in folder.glob("results/reports/*/report.json"):
        assert json.loads(report.read_text(encoding="utf-8"))["score"] == 100, report
    return spent


def pytest_fresh(folder: Path) -> float:
    """A pytest process for each submission."""
    spent = 0.0
    for number in range(SUBMISSIONS):
        (folder / f"answer{number}.py").write_text(ANSWER, encoding="utf-8")
        test = folder / f"test_{number}.py"
        test.write_text(PYTEST.format(answer=f"answer{number}"), encoding="utf-8")
        spent += cpu(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test.name], folder
        )
    return spent


def notebook(cells: list[tuple[str, dict[str, object]]]) -> str:
    """Return a notebook of code cells with their nbgrader metadata."""
    import nbformat

    made = [
        nbformat.v4.new_code_cell(text, metadata={"nbgrader": facts} if facts else {})
        for text, facts in cells
    ]
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    text: str = nbformat.writes(nbformat.v4.new_notebook(cells=made, metadata=spec))
    return text


def nbgrader(folder: Path) -> float:
    """``nbgrader autograde`` over all submissions."""
    import nbformat

    solution = {
        "schema_version": 3,
        "grade": False,
        "solution": True,
        "locked": False,
        "task": False,
    }
    graded = {"schema_version": 3, "grade": True, "solution": False, "locked": True, "task": False}
    cells = [(ANSWER, {**solution, "grade_id": "answer"})]
    for check in checks():
        text = f"### BEGIN HIDDEN TESTS\n{TEST.format(check=check)}\n### END HIDDEN TESTS"
        cells.append((text, {**graded, "grade_id": check, "points": 1}))
    source = folder / "source" / "a1"
    source.mkdir(parents=True)
    (source / "a1.ipynb").write_text(notebook(cells), encoding="utf-8")
    (folder / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    tool = str(Path(sys.executable).with_name("nbgrader"))
    cpu([tool, "generate_assignment", "a1", "--create"], folder)
    released = nbformat.read(folder / "release" / "a1" / "a1.ipynb", 4)
    released.cells[0].source = ANSWER
    for number in range(SUBMISSIONS):
        home = folder / "submitted" / f"s{number}" / "a1"
        home.mkdir(parents=True)
        nbformat.write(released, home / "a1.ipynb")
    spent = cpu([tool, "autograde", "a1"], folder)
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as book:
        earned = [row[0] for row in book.execute("select auto_score from grade")]
    assert earned == [1.0] * len(checks()) * SUBMISSIONS, earned
    return spent


def otter(folder: Path) -> float:
    """``otter run``, a process for each submission."""
    tests = folder / "tests"
    tests.mkdir()
    for check in checks():
        (tests / f"{check}.py").write_text(OTTER.format(check=check), encoding="utf-8")
    (folder / "out").mkdir()
    (folder / "answer.ipynb").write_text(notebook([(ANSWER, {})]), encoding="utf-8")
    tool = str(Path(sys.executable).with_name("otter"))
    cpu([tool, "generate", "-t", "tests", "-o", "autograder.zip"], folder)
    command = [tool, "run", "-a", "autograder.zip", "-o", "out", "answer.ipynb"]
    spent = sum(cpu(command, folder) for _ in range(SUBMISSIONS))
    results = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))
    assert sum(test.get("score", 0) for test in results["tests"]) == len(checks()), results
    return spent


def peers() -> dict[str, Callable[[Path], float]]:
    """Return what can be run here, the kit first."""
    found: dict[str, Callable[[Path], float]] = {"tiebreak grade-all": kit}
    for module, name, run in (
        ("pytest", "pytest, a fresh process each", pytest_fresh),
        ("nbgrader", "nbgrader autograde", nbgrader),
        ("otter", "otter run", otter),
    ):
        if find_spec(module):
            found[name] = run
        else:
            print(f"{name}: not installed, left out")
    return found


def main() -> None:
    """Run everybody and print the table."""
    own = 0.0
    for name, run in peers().items():
        with tempfile.TemporaryDirectory() as folder:
            spent = run(Path(folder)) / SUBMISSIONS
        own = own or spent
        print(f"{name:32}{spent:8.3f} s CPU per submission{spent / own:8.1f} times", flush=True)


if __name__ == "__main__":
    main()
