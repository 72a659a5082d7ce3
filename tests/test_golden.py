"""Reports are the same on every machine, Python and hash seed: compared with files on record.

Run with ``TIEBREAK_UPDATE_GOLDEN=1`` to write them anew, and read the difference.
"""

import json
import os
from pathlib import Path

import pytest

import zoo
from tiebreak.grade import Grader
from tiebreak.reports.document import document
from tiebreak.sandbox import Sandbox

GOLDEN = Path(__file__).parent / "golden"
VOLATILE = ("isolation", "versions", "started", "seconds")
PART1 = zoo.ZOO / "nearest_neighbor" / "part1"
ANSWERS = {
    "part1_last_of_equals": PART1 / "wrong" / "last_of_equals.py",
    "part1_comprehension": PART1 / "wrong" / "comprehension.py",
    "part1_broadcast_all": PART1 / "wrong" / "broadcast_all.py",
    "part1_no_conversion": PART1 / "wrong" / "no_conversion.py",
    "part1_untouched_stub": PART1 / "wrong" / "untouched_stub.py",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_report_is_the_one_on_record(name: str) -> None:
    """Scores, messages and counterexamples, to the letter."""
    exercises = zoo.catalog().select(["part1"])
    with Sandbox() as sandbox:
        grader = Grader(sandbox=sandbox, exercises=exercises)
        report = document(grader.grade(zoo.handed_in("part1", ANSWERS[name])))
    for field in VOLATILE:
        del report[field]
    path = GOLDEN / f"{name}.json"
    if os.environ.get("TIEBREAK_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    assert report == json.loads(path.read_text(encoding="utf-8"))
