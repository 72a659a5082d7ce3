"""What the README shows is what the commands print."""

import re
import subprocess
import sys

import zoo
from tiebreak.catalog import content_root

ROOT = content_root()
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_report_is_a_real_one() -> None:
    """The block below a `tiebreak grade` line is that command's output."""
    block = re.search(r"```console\n\$ (tiebreak grade [^\n]+)\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    ran = subprocess.run(
        [sys.executable, "-m", *block[1].split()],
        cwd=ROOT,
        env={"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    printed = "\n".join(line.rstrip() for line in ran.stdout.rstrip().split("\n"))
    assert without_isolation(printed) == without_isolation(block[2]), ran.stderr


def without_isolation(text: str) -> str:
    """Leave out the line that depends on the machine."""
    return re.sub(r"(?m)^isolation: .*$", "", text)


def test_the_table_lists_every_exercise() -> None:
    """Names, titles, points and minutes are those of the catalogue."""
    for e in zoo.catalog().exercises:
        row = (
            f"| [`{e.id}`](exercises/{e.screen}/{e.id}.py) | {e.title} | {e.points} | {e.minutes} |"
        )
        assert row in README


def test_links_lead_somewhere() -> None:
    """Every relative link of the documents at the top names a file that is there."""
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name}: {target}"


def test_ci_runs_the_test_command() -> None:
    """The command that the README names for the tests is the one that CI runs."""
    assert "\n$ tox\n" in README
    assert re.search(
        r"^\S*tox\"?$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE
    )
