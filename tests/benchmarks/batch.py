"""What a pile costs: ``python tests/benchmarks/batch.py [N] [EXERCISE ...]`` (200 of part1).

- processor seconds per submission, and a second run's time as a share of the first one's
- two processes against one: by the clock (on an idle machine), and by processor time on any
- the peak memory of each lasting process when 100 submissions are done, and when all are
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tiebreak.catalog import content_root

ROOT = content_root()
ZOO = ROOT / "tests" / "submissions" / "nearest_neighbor"


@dataclass
class Spent:
    """What a run took; `peaks` is in MB, by the number of submissions done."""

    clock: float = 0.0
    processor: float = 0.0
    peaks: dict[int, dict[str, float]] = field(default_factory=dict)


def make_pile(folder: Path, size: int, exercises: list[str]) -> None:
    """Write `size` folders, whose answers are the zoo's right and wrong ones by turns."""
    answers = {
        name: sorted(ZOO.glob(f"{name}/right/*.py"))
        + [path for path in sorted(ZOO.glob(f"{name}/wrong/*.py")) if not slow(path)]
        for name in exercises
    }
    for index in range(size):
        (folder / f"c{index:04d}").mkdir(parents=True)
        for name, files in answers.items():
            text = files[index % len(files)].read_bytes() + b"\n# %d\n" % index
            (folder / f"c{index:04d}" / f"{name}.py").write_bytes(text)


def slow(path: Path) -> bool:
    """Tell whether an answer says that it takes long."""
    return b"\n# slow" in path.read_bytes()[:2000]


def grade(pile: Path, results: Path, exercises: list[str], jobs: int, *, marks: set[int]) -> Spent:
    """Grade the pile; note peaks when as many submissions are done as `marks` says."""
    command = [sys.executable, "-m", "tiebreak", "grade-all", str(pile), "--json-lines"]
    command += ["--results", str(results), "--jobs", str(jobs), *exercises]
    before, start, spent = processor(), time.perf_counter(), Spent()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        for done, line in enumerate(run.stdout or (), 1):
            if done in marks and "id" in json.loads(line):
                spent.peaks[done] = peaks(run.pid)
    spent.clock, spent.processor = time.perf_counter() - start, processor() - before
    return spent


def processor() -> float:
    """Return the processor seconds of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peaks(pid: int) -> dict[str, float]:
    """Return the highest peaks of the command, its grading processes and their zygotes."""
    parents = {int(p.parent.name): parent_of(p) for p in Path("/proc").glob("[0-9]*/stat")}
    grading = {child for child, parent in parents.items() if parent == pid}
    zygotes = {child for child, parent in parents.items() if parent in grading}
    groups = {"command": {pid}, "grading": grading, "zygote": zygotes}
    return {name: max(map(peak, pids), default=0) for name, pids in groups.items()}


def parent_of(stat: Path) -> int:
    """Return the parent of a process, 0 if it is gone."""
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def peak(pid: int) -> float:
    """Return the peak of a process in MB, 0 if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s*(\d+)", status)
    return int(found[1]) / 1024 if found else 0


def main(size: int, exercises: list[str]) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_pile(folder / "pile", size, exercises)
        early = min(100, size // 2)
        print(f"{size} submissions of {' '.join(exercises)}, load {os.getloadavg()[0]:.1f}")
        two = grade(folder / "pile", folder / "two", exercises, 2, marks={early, size})
        print(f"two processes: {two.clock:.1f} s, {two.processor / size:.3f} CPU s a submission")
        for what, first in two.peaks[early].items():
            last = two.peaks[size][what]
            print(f"peak of {what} at {early}: {first:.1f} MB, at {size}: {last:.1f} MB", end=", ")
            print(f"{last / first:.3f} times")
        again = grade(folder / "pile", folder / "two", exercises, 2, marks=set())
        share = again.processor / two.processor
        print(f"second run: {again.clock:.2f} s, {again.processor:.2f} CPU s: {share:.2%} of CPU,")
        print(f"{again.clock / two.clock:.2%} by the clock")
        shutil.rmtree(folder / "two")
        some = min(size, 100)
        for path in sorted((folder / "pile").iterdir())[some:]:
            shutil.rmtree(path)
        spent = [
            grade(folder / "pile", folder / f"r{j}", exercises, j, marks=set()) for j in (1, 2)
        ]
        one, two = spent
        print(
            f"{some} submissions, two processes against one: {one.clock / two.clock:.2f} times by"
        )
        print(f"the clock, {2 * one.processor / two.processor:.2f} by processor time")


if __name__ == "__main__":
    main(int((sys.argv[1:] or [200])[0]), sys.argv[2:] or ["part1"])
