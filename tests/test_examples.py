"""Examples: the same for the same seed, kept on disk, found smaller when a check fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from tiebreak import examples
from tiebreak.examples import Store, draw, shrink
from tiebreak.sandbox import encode
from tiebreak.strategies import integers, problems

STRATEGIES = {"problem": problems(), "k": integers(1, 9)}
DIGEST = """
import hashlib, sys
from tiebreak.examples import draw
from tiebreak.sandbox import encode
from tiebreak.strategies import integers, problems
{extra}
drawn = draw({{"problem": problems(), "k": integers(1, 9)}}, 20, 7)
print(hashlib.sha256(encode(drawn)).hexdigest())
"""


def test_draws_do_not_depend_on_the_process() -> None:
    """Neither the hash seed nor what else is loaded changes an example."""
    seen = set()
    for seed, extra in (("0", ""), ("1", "import statistics, email.message"), ("2", "")):
        ran = subprocess.run(
            [sys.executable, "-c", DIGEST.format(extra=extra)],
            env={"PYTHONHASHSEED": seed, "CI": "true" if seed == "2" else ""},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(ran.stdout)
    assert len(seen) == 1


def test_seeds_differ() -> None:
    """Another seed draws other examples."""
    assert encode(draw(STRATEGIES, 10, 0)) != encode(draw(STRATEGIES, 10, 1))


def test_kept_examples_are_the_drawn_ones(tmp_path: Path, monkeypatch) -> None:
    """What is read back equals what was drawn, and nothing is drawn twice."""
    store = Store(tmp_path)
    first = store.get("key", STRATEGIES, 10, 0)
    monkeypatch.setattr(examples, "draw", None)
    again = store.get("key", STRATEGIES, 10, 0)
    assert encode(first) == encode(again)
    assert [type(one["k"]) for one in again] == [int] * 10
    assert again[0]["problem"][0].dtype == np.float64


def test_broken_files_are_drawn_anew(tmp_path: Path) -> None:
    """A file cut short, or with a byte changed, is as good as none."""
    store = Store(tmp_path)
    first = store.get("key", STRATEGIES, 5, 0)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for broken in (whole[:-3], b"", whole[:50] + b"\0" + whole[51:], b"not examples"):
        path.write_bytes(broken)
        assert encode(store.get("key", STRATEGIES, 5, 0)) == encode(first)
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """Without a place to keep them examples are drawn each time."""
    (tmp_path / "file").write_text("")
    assert len(Store(tmp_path / "file" / "below").get("key", STRATEGIES, 5, 0)) == 5


def test_small_examples_come_first(tmp_path: Path) -> None:
    """So the first failure is near the smallest even without a search."""
    sizes = [len(encode(one)) for one in Store(tmp_path).get("key", STRATEGIES, 20, 0)]
    assert sizes == sorted(sizes)


def test_shrinking_finds_the_smallest(monkeypatch) -> None:
    """Given time enough the last failing example is minimal."""
    failing = []

    def fails(example: dict[str, object]) -> bool:
        if example["k"] >= 4:
            failing.append(example["k"])
        return example["k"] >= 4

    monkeypatch.setattr(examples, "SHRINKING_CASES", 1000)
    shrink(STRATEGIES, 30, 0, fails)
    assert failing[-1] == 4


def test_shrinking_is_bounded() -> None:
    """Whatever fails, and whatever a filter rejects, the number of tries has a limit."""
    tries = []
    rare = {"problem": problems().filter(lambda problem: len(problem[0]) > 3)}
    shrink(rare, 30, 0, lambda example: tries.append(example) or True)
    assert 1 <= len(tries) <= examples.SHRINKING_CASES


def test_what_nobody_reads_is_forgotten(tmp_path: Path) -> None:
    """Files of suites that are gone do not pile up; those in use stay."""
    store = Store(tmp_path)
    for key in ("in use", "of old"):
        store.kept(key, lambda: [1])
    long_ago = time.time() - 2 * examples.FORGOTTEN_AFTER
    for path in tmp_path.iterdir():
        os.utime(path, (long_ago, long_ago))
    assert store.kept("in use", lambda: [2]) == [1]
    examples._forget.cache_clear()
    store.kept("new", lambda: [2])
    assert [store.kept(key, lambda: [3]) for key in ("in use", "of old", "new")] == [[1], [3], [2]]
