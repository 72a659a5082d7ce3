"""Grading on a real Dask cluster: a scheduler and two workers, processes of their own."""

import json
import os
import shutil
import socket
import subprocess
import sys

import pytest

from piles import ROOT, batch, begin, make_pile, reports, run, wait_for
from tiebreak.errors import UsageError
from tiebreak.team import batch as batches

pytest.importorskip("distributed")

SIZE = 4


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


class Cluster:
    """A scheduler and the workers that were added to it."""

    def __init__(self, folder):
        self.folder = folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self.processes = []
        port = self.address.rpartition(":")[2]
        self.start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        wait_for(lambda: answers(int(port)))

    def start(self, what, *options, **environment):
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
        environment = os.environ | environment
        with open(self.folder / f"{what}{len(self.processes)}.log", "wb") as log:
            self.processes.append(
                subprocess.Popen(command, cwd=self.folder, stderr=log, stdout=log, env=environment)
            )
        return self.processes[-1]

    def add_worker(self, name, nanny="--no-nanny", **environment):
        return self.start(
            *("worker", self.address, "--name", name, "--nthreads", "1", nanny),
            *("--no-dashboard", "--memory-limit", "0", "--host", "127.0.0.1"),
            **environment,
        )

    def close(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path):
    started = Cluster(tmp_path)
    yield started
    started.close()


@pytest.fixture
def pile(tmp_path):
    return make_pile(tmp_path / "pile", SIZE)


def test_a_worker_lost_in_the_middle_costs_a_retry(cluster, pile, tmp_path):
    """The reports are those of a run on this machine; a second run asks nobody."""
    first, _ = cluster.add_worker("first"), cluster.add_worker("second", "--nanny")
    results = tmp_path / "results"
    grading = begin(pile, results, "--scheduler", cluster.address)
    wait_for(lambda: grading.poll() is not None or list(results.glob("reports/*/report.json")))
    first.kill()
    out, err = grading.communicate(timeout=240)
    assert grading.returncode == 0, out + err
    assert "Traceback" not in err
    assert run(pile, tmp_path / "here").returncode == 0
    assert reports(results) == reports(tmp_path / "here")
    scores = (tmp_path / "here" / "scores.csv").read_bytes()
    assert (results / "scores.csv").read_bytes() == scores
    cluster.close()
    again = run(pile, results, "--scheduler", cluster.address, "--json-lines")
    assert again.returncode == 0
    assert json.loads(again.stdout.splitlines()[-1])["reused"] == SIZE


def test_a_scheduler_lost_in_the_middle_ends_the_run(cluster, pile, tmp_path):
    """It says so soon, and what is finished is not graded again."""
    cluster.add_worker("only")
    results = tmp_path / "results"
    grading = begin(pile, results, "--scheduler", cluster.address)
    wait_for(lambda: grading.poll() is not None or list(results.glob("reports/*/report.json")))
    cluster.processes[0].kill()
    out, err = grading.communicate(timeout=120)
    assert grading.returncode == 3, out + err
    assert "give the same command again" in err
    assert "Traceback" not in err
    again = run(pile, results, "--json-lines")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout.splitlines()[-1])["reused"] >= 1


def test_a_worker_with_another_version_is_not_used(cluster, pile, tmp_path):
    """Both versions are named; others grade, or where there are none the run ends."""
    for folder in ("exercises", "solutions", "graders"):
        shutil.copytree(ROOT / folder, tmp_path / "other" / folder)
    suites = tmp_path / "other" / "graders" / "suites" / "nearest_neighbor"
    with open(suites / "check_part1.py", "a") as suite:
        suite.write("\n# another version\n")
    cluster.add_worker("other", PYTHONPATH=str(tmp_path / "other" / "graders"))
    alone = run(pile, tmp_path / "alone", "--scheduler", cluster.address)
    assert alone.returncode == 3
    assert "it has another version: suites is" in alone.stderr
    assert not list((tmp_path / "alone").glob("reports/*"))
    cluster.add_worker("same")
    wait_for(lambda: "Registered to" in (tmp_path / "worker2.log").read_text())
    both = run(pile, tmp_path / "both", "--scheduler", cluster.address)
    assert both.returncode == 0, both.stderr
    assert "is not used: it has another version: suites is" in both.stderr
    assert len(reports(tmp_path / "both")) == SIZE


def test_a_scheduler_that_does_not_answer_is_said_in_a_sentence(pile, tmp_path):
    address = f"tcp://127.0.0.1:{free_port()}"
    ran = run(pile, tmp_path / "results", "--scheduler", address)
    assert ran.returncode == 2
    assert f"no Dask scheduler answers at {address}" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_an_address_that_is_none(pile, tmp_path):
    ran = run(pile, tmp_path / "results", "--scheduler", "nonsense://")
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_without_dask_it_says_what_to_install(pile, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    for name in [name for name in sys.modules if name.startswith("tiebreak.team.")]:
        if name.endswith((".cluster", ".remote")):
            monkeypatch.delitem(sys.modules, name)
    with pytest.raises(UsageError, match=r"tiebreak\[dask\]"):
        batches._crew(batch(pile, tmp_path, scheduler="tcp://127.0.0.1:1"), None)
