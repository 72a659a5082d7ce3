"""The layout that CONTRIBUTING promises: imports point one way, no exercise is named in the kit."""

import ast
import re
from pathlib import Path

import pytest

from tiebreak.catalog import content_root, load_catalog

ROOT = content_root()
PACKAGE = ROOT / "graders" / "tiebreak"
ORDER = (
    "errors", "text", "model", "catalog", "stubs", "submission", "rules", "meters", "sandbox",
    "examples", "strategies", "marks", "expect", "plugin", "replay", "running", "opening",
    "patience", "score", "grade", "practice", "reports", "team", "notebooks", "build",
    "selfcheck", "commands", "commands_course", "cli", "__main__",
)  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))
SUITES = sorted((ROOT / "graders" / "suites").rglob("check_*.py"))
NUMBERS = {"collections", "decimal", "fractions", "functools", "itertools", "math", "operator"}
OFFERED = {"numpy", "tiebreak.marks", "tiebreak.strategies", "tiebreak.expect"}


def room(path: Path) -> str:
    """Return the part of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, those inside functions included."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A module imports only what stands before it in the plan."""
    here = room(path)
    if here == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "tiebreak" and len(parts) > 1:
            assert ORDER.index(parts[1]) <= ORDER.index(here), f"{here} imports {name}"


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.name)
def test_suites_import_what_is_offered(path: Path) -> None:
    """A suite needs marks, strategies, expect, NumPy and the standard library's numbers."""
    assert imported(path) <= OFFERED | NUMBERS


def test_no_exercise_is_named_in_the_kit() -> None:
    """The next exercise is a matter of files, not of code."""
    ids = {exercise.id for exercise in load_catalog(ROOT).exercises}
    named = re.compile(rf"\b({'|'.join(sorted(ids - {'stability'}))})\b")
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        found = [w for w in words if isinstance(w, str) and w in ids and named.match(w)]
        assert not found, f"{path.name} names {found}"


def test_top_level_holds_nothing_else() -> None:
    """Exercises, solutions, graders and tests are the only folders."""
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."}
    assert folders - {"build", "dist", "results"} == {"exercises", "solutions", "graders", "tests"}
