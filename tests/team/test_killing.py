"""Nothing finished is lost and nothing half stands, whichever process is killed and when."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from piles import begin, command, make_pile, reports, run, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes in /proc")

SIZE = 12


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    return make_pile(tmp_path_factory.mktemp("killing") / "pile", SIZE)


@pytest.fixture(scope="module")
def whole(pile, tmp_path_factory):
    """Reports and scores of a run that nobody disturbed, graded one after the other."""
    results = tmp_path_factory.mktemp("whole") / "results"
    assert run(pile, results, "--jobs", 1).returncode == 0
    return reports(results), (results / "scores.csv").read_bytes()


def descendants(pid):
    """Return the processes below `pid`, with their command lines; of a fork, the first alone."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            commands[int(folder.name)] = (folder / "cmdline").read_bytes()
            parents[int(folder.name)] = int(status[1])
        except OSError:
            continue
    below, found = {pid}, {}
    while new := {child for child, parent in parents.items() if parent in below} - below:
        below |= new
        forks = {child for child in new if commands[child] == commands.get(parents[child])}
        found |= {child: commands[child] for child in new - forks}
    return found


def finished(results, count):
    return len(list(results.glob("reports/*/report.json"))) >= count


def alive(pids):
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("moment", [0, 2])
def test_the_command_itself(pile, whole, tmp_path, moment):
    """A rerun completes what a SIGKILL interrupted, and grades nothing twice."""
    results = tmp_path / "results"
    grading = begin(pile, results, "--jobs", 2)
    wait_for(lambda: descendants(grading.pid) and finished(results, moment))
    below = descendants(grading.pid)
    grading.kill()
    grading.communicate()
    wait_for(lambda: not alive(below), 20)
    kept = reports(results)
    assert kept == {name: whole[0][name] for name in kept}
    again = run(pile, results, "--jobs", 2, "--json-lines")
    assert again.returncode == 0, again.stderr
    lines = [json.loads(line) for line in again.stdout.splitlines()]
    assert {line["id"] for line in lines[:-1] if line["reused"]} == set(kept)
    assert (reports(results), (results / "scores.csv").read_bytes()) == whole
    assert not [path for path in results.rglob("*") if path.name.startswith(".")]


@pytest.mark.parametrize("victim", [b"spawn_main", b"zygote.py"])
def test_a_process_that_grades(pile, whole, tmp_path, victim):
    """The submission in work is graded again by another process."""
    results = tmp_path / "results"
    grading = begin(pile, results, "--jobs", 2)
    wait_for(lambda: finished(results, 1))
    wait_for(lambda: [pid for pid, line in descendants(grading.pid).items() if victim in line])
    for pid in [pid for pid, line in descendants(grading.pid).items() if victim in line]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    out, err = grading.communicate(timeout=240)
    assert grading.returncode == 0, out + err
    assert (reports(results), (results / "scores.csv").read_bytes()) == whole


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped(pile, whole, tmp_path, stop):
    """It ends soon, says how to go on, leaves no process behind, and the scores so far."""
    results, longer = tmp_path / "results", shutil.copytree(pile, tmp_path / "pile")
    (longer / "c99.py").write_text("while True: pass\n")  # so that it is not done before
    grading = begin(longer, results, "--jobs", 2)
    wait_for(lambda: finished(results, 1))
    below = descendants(grading.pid)
    os.kill(grading.pid, stop) if stop == signal.SIGTERM else os.killpg(grading.pid, stop)
    out, err = grading.communicate(timeout=30)
    assert grading.returncode == 130, out + err
    assert "give the same command again to go on" in err
    assert "Traceback" not in out + err
    wait_for(lambda: not alive(below), 20)
    kept = reports(results)
    scores = (results / "scores.csv").read_text().splitlines()[1:]
    assert {line.split(",")[0] for line in scores} == set(kept)
    assert run(pile, results).returncode == 0
    assert (reports(results), (results / "scores.csv").read_bytes()) == whole


def test_a_disk_that_fills_up(pile, whole, tmp_path):
    """What does not fit is said in a sentence; what did fit stands, and a rerun completes it."""
    results = tmp_path / "results"
    asked = command(pile, results)[2:]
    script = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
sys.argv = {asked!r}
runpy.run_module("tiebreak", run_name="__main__")
"""
    full = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=240, check=False
    )
    assert full.returncode == 3
    assert "give the same command again" in full.stderr
    assert "Traceback" not in full.stderr
    assert reports(results) == {}
    assert not list(results.rglob("*.part"))
    assert run(pile, results).returncode == 0
    assert reports(results) == whole[0]
