"""Reading a results folder: what is no report is named, and never a 0."""

from pathlib import Path

import pytest

from team.cohorts import report, results, ungradable
from tiebreak.errors import UsageError
from tiebreak.team.cohort import fault, read_results

WHOLE = report("anna", one={"correctness": [None], "ties": [None]})


def test_what_cannot_be_reckoned_with_is_named(tmp_path: Path) -> None:
    """Each gets one sentence with its name; the rest is read."""
    folder = results(tmp_path, WHOLE, ungradable("bert"))
    (folder / "notes.txt").write_text("of the team")
    broken = {
        "cut": b'{"schema": "tiebreak.rep',
        "nul": b"\0\xff",
        "deep": b"[" * 100_000,
        "list": b"[]",
        "later": b'{"schema": "tiebreak.report.v2"}',
        "half": b'{"schema": "tiebreak.report.v1", "submission": "half", "score": NaN}',
        "copy": b"",
    }
    for name, data in broken.items():
        (folder / "reports" / name).mkdir()
        (folder / "reports" / name / "report.json").write_bytes(data)
    copied = (folder / "reports" / "anna" / "report.json").read_bytes()
    (folder / "reports" / "copy" / "report.json").write_bytes(copied)
    (folder / "reports" / "empty").mkdir()
    (folder / "reports" / "file").write_text("")
    cohort = read_results(folder)
    assert cohort.documents == (WHOLE,)
    assert set(cohort.left_out) == {*broken, "bert", "empty"}
    assert "bert: report.json was not graded: no worker" in cohort.sentences
    assert all("\n" not in sentence for sentence in cohort.sentences)
    assert cohort.left_out["copy"] == "is about anna"


def test_a_folder_without_reports_is_wrong_usage(tmp_path: Path) -> None:
    """The sentence says what to name instead."""
    with pytest.raises(UsageError, match="--results"):
        read_results(tmp_path)


@pytest.mark.parametrize("field", ["submission", "score", "max_score", "exercises"])
def test_every_field_that_figures_need_is_demanded(field: str) -> None:
    """A report without one of them is not whole; nor with a text in its place of a number."""
    assert fault(WHOLE) is None
    assert fault({key: value for key, value in WHOLE.items() if key != field})
    assert fault(WHOLE | {field: None})
