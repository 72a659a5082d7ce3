"""What `grade-all` does again and what it does not, and whose files it leaves alone."""

import dataclasses
import errno
import io
import json
import os
import signal

import pytest
from rich.console import Console

from piles import MadeUp, batch, make_pile
from tiebreak.errors import KitError, UsageError
from tiebreak.team import batch as batches
from tiebreak.team import disk
from tiebreak.team.results import Results
from tiebreak.team.summary import Voice, run_batch
from tiebreak.team.work import Reply

NAMES = ["c00", "c01", "c02", "c03", "c04"]


@pytest.fixture
def pile(tmp_path):
    return make_pile(tmp_path / "pile", len(NAMES))


@pytest.fixture
def results(tmp_path):
    return tmp_path / "results"


@pytest.fixture
def grade(pile, results, monkeypatch):
    """Grade the pile with a made-up crew; return the tally and who was graded."""

    def grade(crew=None, **changes):
        crew = crew or MadeUp()
        monkeypatch.setattr(batches, "_crew", lambda *_: crew)
        voice = Voice(out=Console(file=io.StringIO()), err=Console(file=io.StringIO()))
        tally = run_batch(batch(pile, results, **changes), voice)
        return tally, sorted(crew.did)

    return grade


def scores(results):
    lines = (results / "scores.csv").read_text().splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[2] for line in lines}


def test_a_second_run_starts_nobody(grade, results):
    grade()
    before = (results / "scores.csv").read_bytes()
    crew = MadeUp()
    tally, did = grade(crew)
    assert did == []
    assert crew.hired == 0
    assert tally.reused == len(NAMES)
    assert (results / "scores.csv").read_bytes() == before


def test_only_what_changed_is_graded(grade, pile, results):
    grade()
    (pile / "c02.py").write_text("def predict_1nn(X_train, y_train, X_test):\n    return None\n")
    (pile / "new.py").write_text("def predict_1nn(X_train, y_train, X_test):\n    return None\n")
    _, did = grade(MadeUp(score=20))
    assert did == ["c02", "new"]
    assert scores(results) == dict.fromkeys(NAMES, "50") | {"c02": "20", "new": "20"}


@pytest.mark.parametrize("change", [{"fresh": True}, {"seed": 7}, {"isolation": "kernel"}])
def test_all_is_graded_when_asked_for_or_due(grade, change):
    grade()
    assert grade(**change)[1] == NAMES


def test_another_suite_or_library_is_another_version(grade, monkeypatch):
    grade()
    real = batches.version_of
    monkeypatch.setattr(batches, "version_of", lambda asked: real(asked) | {"suites": "changed"})
    assert grade()[1] == NAMES


def test_a_suite_counts_by_its_content(pile, results, tmp_path):
    asked = batch(pile, results).exercises
    copy = tmp_path / "check.py"
    copy.write_bytes(asked[0].suite.read_bytes() + b"\n")
    changed = dataclasses.replace(asked[0], suite=copy)
    one, other = batches.version_of(asked), batches.version_of([changed])
    assert one["suites"] != other["suites"]
    assert one | {"suites": ""} == other | {"suites": ""}


def test_what_was_not_gradable_is_tried_again(grade, results):
    tally, _ = grade(MadeUp(replies={"c01": Reply(fault="it broke")}))
    assert [one.name for one in tally.ungraded] == ["c01"]
    report = json.loads((results / "reports" / "c01" / "report.json").read_text())
    assert report["status"] == "not_gradable"
    assert "score" not in report
    assert scores(results)["c01"] == ""
    tally, did = grade()
    assert did == ["c01"]
    assert not tally.ungraded


def test_a_weakly_graded_report_is_not_trusted_later(grade):
    grade(MadeUp(tier=1))
    assert grade(MadeUp(tier=1), allow_weak=True)[1] == []
    assert grade()[1] == NAMES


def test_an_edited_report_is_made_again(grade, results):
    grade()
    path = results / "reports" / "c03" / "report.json"
    report = json.loads(path.read_text())
    del report["exercises"]
    path.write_text(json.dumps(report))
    assert grade()[1] == ["c03"]


@pytest.mark.parametrize(
    "content", ["", "half of {", "[]", '{"schema": "other"}', '{"schema": "tiebreak.report.v2"}']
)
def test_foreign_reports_are_left_alone(grade, results, content):
    path = results / "reports" / "c03" / "report.json"
    path.parent.mkdir(parents=True)
    path.write_text(content)
    tally, did = grade()
    assert path.read_text() == content
    assert "c03" not in did
    assert len(did) == len(NAMES) - 1
    assert [one.name for one in tally.refused] == ["c03"]
    assert "left alone" in tally.refused[0].sentence
    assert "c03" not in scores(results)


def test_other_foreign_things_are_left_alone(grade, results, tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("theirs")
    (results / "reports" / "c00").mkdir(parents=True)
    (results / "reports" / "c00" / "report.json").symlink_to(elsewhere)
    (results / "reports" / "c01").write_text("a file, not a folder")
    (results / "scores.csv").write_text("name,grade\n")
    (results / "notes.txt").write_text("theirs")
    tally, did = grade()
    assert did == ["c02", "c03", "c04"]
    assert [one.name for one in tally.refused] == ["c00", "c01", "scores.csv"]
    assert elsewhere.read_text() == "theirs"
    assert (results / "scores.csv").read_text() == "name,grade\n"
    assert (results / "notes.txt").read_text() == "theirs"


def test_a_full_disk_stops_the_run_and_keeps_what_is_finished(grade, results, monkeypatch):
    real, room = os.fsync, iter(range(9))

    def fsync(descriptor):
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(disk.os, "fsync", fsync)
    with pytest.raises(KitError, match=r"No space left.*same command"):
        grade()
    monkeypatch.undo()
    kept = {path.parent.name for path in results.glob("reports/*/report.json")}
    assert 0 < len(kept) < len(NAMES)
    assert not list(results.rglob("*.part"))
    tally, did = grade()
    assert set(did) == set(NAMES) - kept
    assert len(tally.graded) == len(NAMES)
    assert list(scores(results)) == NAMES


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_stop_while_writing_leaves_what_stood(tmp_path, monkeypatch, step):
    path = tmp_path / "deep" / "report.json"
    disk.write_durably(path, "old")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(disk.os, step, stop)
    with pytest.raises(KeyboardInterrupt):
        disk.write_durably(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(path.parent) == ["report.json"]


def test_what_a_kill_left_half_written_is_no_report(grade, results):
    half = results / "reports" / "c02" / ".report.json.part"
    half.parent.mkdir(parents=True)
    half.write_text("{")
    assert grade()[1] == NAMES
    assert not half.exists()


def test_two_runs_do_not_write_to_one_folder(grade, results):
    asked = batch(results, results)
    with Results(results, asked.exercises), pytest.raises(UsageError, match="another grade-all"):
        grade()
    assert grade()[1] == NAMES


def test_a_stale_lock_does_not_block(grade, results):
    results.mkdir()
    (results / disk.LOCK).touch()
    assert grade()[1] == NAMES
    assert sorted(os.listdir(results)) == ["reports", "scores.csv"]


def test_results_among_the_submissions_are_no_submission(pile, monkeypatch):
    asked = batch(pile, pile / "results")
    (pile / "results" / "reports").mkdir(parents=True)
    (pile / "loop.py").symlink_to("loop.py")
    assert [path.stem for path in batches.find_pile(asked).paths] == [*NAMES, "loop"]
    with pytest.raises(UsageError, match="another folder"):
        batches.find_pile(batch(pile, pile))


def test_who_cannot_grade_at_all_stops_the_run(grade, results):
    with pytest.raises(KitError, match="no confinement"):
        grade(MadeUp(replies=dict.fromkeys(NAMES, Reply(unfit="no confinement"))))
    assert not results.exists()


def test_a_run_that_fails_at_once_leaves_the_scores_of_the_last_one(grade, results):
    grade()
    before = (results / "scores.csv").read_bytes()
    with pytest.raises(KitError):
        grade(MadeUp(replies=dict.fromkeys(NAMES, Reply(unfit="gone"))), seed=1)
    assert (results / "scores.csv").read_bytes() == before


def test_a_stop_writes_the_scores_so_far(grade, results):
    class Stopped(MadeUp):
        def collect(self):
            if len(self.did) == 2:
                raise KeyboardInterrupt
            return super().collect()

    handler = signal.getsignal(signal.SIGINT)
    try:
        tally, did = grade(Stopped())
    finally:
        signal.signal(signal.SIGINT, handler)
    assert tally.stopped
    assert sorted(scores(results)) == did
    assert len(grade()[1]) == len(NAMES) - 2


def test_a_submission_that_cannot_be_read_harms_no_other(grade, monkeypatch):
    real = batches.read_submission

    def read(path, exercises):
        if path.stem == "c01":
            raise RecursionError("too deep")
        return real(path, exercises)

    monkeypatch.setattr(batches, "read_submission", read)
    tally, did = grade()
    assert did == [name for name in NAMES if name != "c01"]
    assert [one.name for one in tally.ungraded] == ["c01"]


def test_machines_read_one_object_a_line(pile, results, monkeypatch):
    monkeypatch.setattr(batches, "_crew", lambda *_: MadeUp())
    out, err = io.StringIO(), io.StringIO()
    voice = Voice(out=Console(file=out), err=Console(file=err), json_lines=True)
    (pile / "C00.zip").write_bytes(b"")
    run_batch(batch(pile, results), voice)
    *lines, last = map(json.loads, out.getvalue().splitlines())
    assert sorted(line["id"] for line in lines) == NAMES[1:]
    expected = {"score": 50, "max_score": 100, "status": "graded", "reused": False, "seconds": 1.5}
    assert lines[0] == {"id": lines[0]["id"]} | expected
    assert (last["graded"], last["reused"], last["not_gradable"]) == (4, 0, [])
    assert len(last["refused"]) == 1
    assert "refused" in err.getvalue()


def test_memory_does_not_hold_the_pile(pile, results):
    """Reports are written one by one: no more tasks are open than a crew takes."""
    crew = MadeUp(size=2)
    opened = []
    crew.start = lambda task: (crew.tasks.append(task), opened.append(len(crew.tasks)))
    with pytest.MonkeyPatch.context() as patch, Results(results, ()) as shelf:
        patch.setattr(batches, "_crew", lambda *_: crew)
        asked = batch(pile, results)
        list(batches.grade_batch(asked, batches.find_pile(asked), shelf))
    assert max(opened) == 2
