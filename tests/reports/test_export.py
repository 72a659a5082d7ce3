"""Finished results folders into files, and what is in their way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.made import check, exercise, made_report, not_gradable
from tiebreak.cli import tiebreak
from tiebreak.errors import UsageError


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Offer a results folder with a graded and an ungraded submission."""
    lost = made_report(exercise("failed", [check("failed", "no")]))
    for name, report in (("ada", lost), ("é b#", made_report()), ("lost", not_gradable())):
        folder = tmp_path / "reports" / name
        folder.mkdir(parents=True)
        (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    return tmp_path


def export(results: Path, *options: str) -> Result:
    """Run `tiebreak export`."""
    return CliRunner().invoke(tiebreak, ["export", str(results), *options])


def made(results: Path) -> set[str]:
    """Return the files that are not reports."""
    files = (path for path in results.rglob("*") if path.is_file())
    return {path.relative_to(results).as_posix() for path in files if path.name != "report.json"}


def test_every_report_in_every_form(results: Path) -> None:
    """Three files for each and one for all, readable, with no leftovers."""
    ran = export(results)
    assert (ran.exit_code, ran.stderr) == (0, "")
    forms = ("report.html", "junit.xml", "results.json")
    wanted = {f"reports/{name}/{form}" for name in ("ada", "é b#", "lost") for form in forms}
    assert made(results) == wanted | {"index.html"}
    index = (results / "index.html").read_text("utf-8")
    assert 'href="reports/%C3%A9%20b%23/report.html"' in index
    assert "score" not in json.loads((results / "reports/lost/results.json").read_text("utf-8"))


def test_only_what_was_asked_for(results: Path) -> None:
    """Options choose; twice is as good as once."""
    for _ in range(2):
        assert export(results, "--junit").exit_code == 0
    assert made(results) == {f"reports/{name}/junit.xml" for name in ("ada", "é b#", "lost")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "it cannot be read"),
        ("", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is no tiebreak.report.v1"),
        ('{"schema": "tiebreak.report.v2"}', "it is no tiebreak.report.v1"),
        (
            '{"schema": "tiebreak.report.v1"}',
            "report.submission is missing or is of the wrong type",
        ),
        (json.dumps(made_report() | {"exercises": [{}]}), "report.exercises[0].id is missing"),
        (json.dumps(made_report() | {"score": float("nan")}), "report.score is missing or is of"),
        (json.dumps(not_gradable() | {"message": 1}), "report.message is missing or is of"),
    ],
)
def test_foreign_reports_are_named_and_passed_over(
    results: Path, text: str | None, said: str
) -> None:
    """One sentence each; the others are written."""
    bad = results / "reports" / "bad"
    bad.mkdir()
    if text is not None:
        (bad / "report.json").write_text(text, encoding="utf-8")
    (results / "reports" / "notes.txt").write_text("hello", encoding="utf-8")
    ran = export(results)
    assert ran.exit_code == 0
    first, second = ran.stderr.splitlines()
    assert first.startswith("not exported: ")
    assert said in first
    assert "notes.txt" in second
    assert "reports/ada/report.html" in made(results)
    assert not [name for name in made(results) if name.startswith("reports/bad/")]


def test_a_binary_file_is_no_report(results: Path) -> None:
    """Bytes that are no text are said so."""
    (results / "reports" / "ada" / "report.json").write_bytes(b"\xff\xfe\x00")
    assert "it is not JSON" in export(results).stderr


def test_what_the_kit_did_not_write_stays(results: Path) -> None:
    """A file of that name is left alone and named."""
    mine = results / "reports" / "ada" / "report.html"
    mine.write_text("my own notes", encoding="utf-8")
    ran = export(results)
    assert "it is in the way" in ran.stderr
    assert mine.read_text("utf-8") == "my own notes"
    assert (results / "reports" / "lost" / "report.html").exists()


def test_no_results_folder_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing to export: one sentence."""
    with pytest.raises(UsageError, match="it is no results folder"):
        raise export(tmp_path).exception or AssertionError
    (tmp_path / "reports").mkdir()
    with pytest.raises(UsageError, match="there is no report to export"):
        raise export(tmp_path).exception or AssertionError
    assert made(tmp_path) == set()


HIDDEN = """
import sys
class Hide:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {name!r}:
            raise ModuleNotFoundError("no", name=name)
sys.meta_path.insert(0, Hide())
from tiebreak.cli import main
sys.argv[0] = "tiebreak"
main()
"""


@pytest.mark.parametrize("extra", ["jinja2", "matplotlib"])
def test_pages_need_the_extra(results: Path, extra: str) -> None:
    """One sentence, before anything is graded or written; the other forms work without."""

    def run(*args: object) -> subprocess.CompletedProcess[str]:
        script = [sys.executable, "-c", HIDDEN.format(name=extra), *map(str, args)]
        return subprocess.run(script, capture_output=True, encoding="utf-8", check=False)

    for ran in (run("export", results), run("grade", "part1", "--html", results / "page.html")):
        assert ran.returncode == 2
        assert ran.stderr == (
            f"tiebreak: HTML pages need {extra}, which is not installed: "
            "pip install 'tiebreak[reports]'\n"
        )
        assert ran.stdout == ""
    assert made(results) == set()
    assert run("export", results, "--junit", "--gradescope").returncode == 0


def test_grade_writes_every_form(tmp_path: Path) -> None:
    """One grading, four files."""
    root = Path(__file__).parents[2]
    forms = {"json": "r.json", "junit": "r.xml", "gradescope": "g.json", "html": "r.html"}
    options = [word for form, name in forms.items() for word in (f"--{form}", str(tmp_path / name))]
    answer = str(root / "solutions" / "nearest_neighbor" / "part1.py")
    ran = CliRunner().invoke(tiebreak, ["grade", "part1", "--submission", answer, *options])
    assert ran.exit_code == 0, ran.output
    for name in forms.values():
        assert "tiebreak" in (tmp_path / name).read_text("utf-8")
