"""nbgrader is an extra: the core neither needs nor loads it."""

import subprocess
import sys
from pathlib import Path

BLOCKED = """
import sys
sys.modules["nbgrader"] = None
from tiebreak.cli import main
sys.argv = ["tiebreak", "gradebook", "results"]
main()
"""


def test_the_core_loads_none_of_it() -> None:
    """Listing the exercises imports neither nbgrader nor what it brings along."""
    code = (
        "import sys\n"
        "from tiebreak.cli import tiebreak\n"
        "tiebreak.main(['list'], standalone_mode=False)\n"
        "assert not {'nbgrader', 'nbformat', 'sqlalchemy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=300)


def test_without_it_one_sentence_says_how_to_install_it(tmp_path: Path) -> None:
    """The command cannot be used as it is: status 2, as with every extra."""
    command = [sys.executable, "-c", BLOCKED]
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert "tiebreak[notebook]" in ran.stderr
