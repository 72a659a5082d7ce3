"""Piles of submissions for the tests of ``grade-all``, and a crew that makes its reports up."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import zoo
from tiebreak.catalog import content_root
from tiebreak.team.batch import Batch
from tiebreak.team.work import Reply, Task

ROOT = content_root()
EXERCISE = "part1"
ANSWERS = ROOT / "tests" / "submissions" / "nearest_neighbor" / EXERCISE


def make_pile(folder: Path, size: int) -> Path:
    """Fill `folder` with right answers and wrong ones, by turns."""
    right, wrong = (sorted((ANSWERS / kind).glob("*.py")) for kind in ("right", "wrong"))
    folder.mkdir(parents=True)
    for index in range(size):
        answer = (right, wrong)[index % 2][index // 2]
        (folder / f"c{index:02d}.py").write_bytes(answer.read_bytes())
    return folder


def batch(submissions: Path, results: Path, **changes: object) -> Batch:
    """Return what `grade_batch` is asked to do."""
    catalog = zoo.catalog()
    asked = {"exercises": catalog.select([EXERCISE]), "known": catalog.exercises}
    return Batch(**{"submissions": submissions, "results": results, **asked, **changes})


def command(submissions: Path, results: Path, *more: object) -> list[str]:
    """Return the command that grades a pile."""
    start = [sys.executable, "-m", "tiebreak", "grade-all", str(submissions)]
    return [*start, "--results", str(results), EXERCISE, *map(str, more)]


def begin(submissions: Path, results: Path, *more: object) -> "subprocess.Popen[str]":
    """Start to grade a pile, in a process group of its own."""
    return subprocess.Popen(
        command(submissions, results, *more),
        start_new_session=True,
        # Whoever runs the tests in the background of a shell has them ignore it.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )


def run(submissions: Path, results: Path, *more: object) -> "subprocess.CompletedProcess[str]":
    """Grade a pile."""
    grading = begin(submissions, results, *more)
    out, err = grading.communicate(timeout=240)
    return subprocess.CompletedProcess(grading.args, grading.returncode, out, err)


def reports(results: Path) -> dict[str, dict[str, object]]:
    """Return all reports by submission, less what differs between two runs."""
    read = {}
    for path in results.glob("reports/*/report.json"):
        read[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))
        for varies in ("started", "seconds", "key"):
            read[path.parent.name].pop(varies, None)
    return read


def wait_for(happens, seconds=120.0):
    """Wait until `happens` returns something true, and return it."""
    end = time.monotonic() + seconds
    while not (found := happens()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
    return found


@dataclass
class MadeUp:
    """A crew of `size` that reports a score without grading, the latest task first."""

    size: int = 3
    score: int = 50
    tier: int = 2
    replies: dict[str, Reply] = field(default_factory=dict)
    did: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    hired: int = 0

    def __enter__(self):
        self.hired += 1
        return self

    def __exit__(self, *raised):
        self.tasks.clear()

    @property
    def full(self):
        return len(self.tasks) >= self.size

    @property
    def busy(self):
        return bool(self.tasks)

    def start(self, task):
        self.tasks.append(task)

    def news(self):
        return []

    def collect(self):
        task = self.tasks.pop()
        name = task.submission.name
        self.did.append(name)
        return [(task, self.replies.get(name, Reply(report=self.report(task))))]

    def report(self, task):
        entry = {"id": EXERCISE, "score": self.score}
        head = {"schema": "tiebreak.report.v1", "submission": task.submission.name}
        facts = {"key": task.key, "seconds": 1.5, "isolation": {"tier": self.tier}}
        scores = {"score": self.score, "max_score": 100, "exercises": [entry]}
        return json.dumps(head | facts | scores)
