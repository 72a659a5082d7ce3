"""screen.toml into exercises, or one sentence that names file, line and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import zoo
from tiebreak.build import build
from tiebreak.catalog import Catalog, content_root, load_catalog
from tiebreak.errors import AuthorError, UsageError
from tiebreak.selfcheck import selfcheck

SCREEN = Path("exercises") / "nearest_neighbor" / "screen.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the content."""
    for folder in ("exercises", "solutions", "graders/suites"):
        shutil.copytree(zoo.catalog().root / folder, tmp_path / folder)
    return tmp_path


def edit(root: Path, old: str, new: str) -> None:
    """Change the first `old` in screen.toml."""
    file = root / SCREEN
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_names_select_exercises_and_screens() -> None:
    """A screen stands for all its exercises; doubles count once; none means all."""
    catalog = zoo.catalog()
    screen = [exercise.id for exercise in catalog.select(["nearest_neighbor"])]
    assert screen == ["part1", "part2", "knn", "soft_readout", "batching", "stability", "cosine"]
    assert [e.id for e in catalog.select(["knn", "part1", "knn"])] == ["knn", "part1"]
    assert catalog.select([])[: len(screen)] == catalog.select(["nearest_neighbor"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = 25", "points = 26", r"screen.toml:\d+: part1: its points do not sum to 100"),
        ('id = "ties"', 'id = "speed"', r"part1: there is no criterion 'speed'"),
        ('title = "Nearest neighbour"', "", r"'title' is missing or is not str"),
        ("minutes = 20", 'minutes = "20"', r"part1: 'minutes' is missing or is not int"),
        ("[[exercise]]", "[[exercise]", r"screen.toml: it cannot be read: .* line \d+"),
        ('id = "part2"', 'id = "part1"', r"part1: .* has that name too"),
        ('id = "part1"', 'id = "part9"', r"part9.py: it cannot be read"),
    ],
)
def test_mistakes_in_screen_toml_are_named(root: Path, old: str, new: str, said: str) -> None:
    """The sentence says where, what, and what to do."""
    edit(root, old, new)
    with pytest.raises(AuthorError, match=said):
        load_catalog(root)


def test_a_folder_without_screens_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing to grade is said as such."""
    with pytest.raises(UsageError, match=r"no screen\.toml"):
        load_catalog(tmp_path)


def append(path: Path, text: str) -> None:
    """Add `text` to a file that may not be there yet."""
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text)


BREAKAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "stray file": (
        lambda root: append(root / "exercises/nearest_neighbor/notes.txt", "x"),
        "notes.txt: nearest_neighbor: it belongs to no exercise",
    ),
    "missing suite": (
        lambda root: (root / "graders/suites/nearest_neighbor/check_knn.py").unlink(),
        "check_knn.py: nearest_neighbor: it is missing",
    ),
    "drifted stub": (
        lambda root: append(root / "exercises/nearest_neighbor/part1.py", "# more\n"),
        "part1.py: part1: it is not what it derives from",
    ),
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_selfcheck_names_what_is_out_of_order(root: Path, breakage: str) -> None:
    """Folders mirror the catalogue, and stubs mirror references."""
    damage, said = BREAKAGES[breakage]
    damage(root)
    (complaint,) = selfcheck(load_catalog(root))
    assert said in complaint


def only(catalog: Catalog, id: str) -> Catalog:
    """Return the catalogue with one exercise."""
    (screen,) = catalog.screens
    exercises = tuple(e for e in screen.exercises if e.id == id)
    one = type(screen)(id=screen.id, title="", folder=screen.folder, exercises=exercises)
    return Catalog(root=catalog.root, screens=(one,))


def test_selfcheck_grades_stub_and_reference(root: Path) -> None:
    """A wrong reference, and a check that a stub passes, are both found."""
    for folder in ("exercises", "solutions", "graders/suites"):
        for path in (root / folder / "nearest_neighbor").glob("*.py"):
            if "part1" not in path.name:
                path.unlink()
    solution = root / "solutions/nearest_neighbor/part1.py"
    text = solution.read_text(encoding="utf-8").replace("np.argmin", "np.argmax")
    solution.write_text(text, encoding="utf-8")
    suite = root / "graders/suites/nearest_neighbor/check_part1.py"
    lax = '\n\n@criterion("ties")\ndef check_nothing_much(candidate):\n    """It is there."""\n'
    append(suite, f"{lax}    candidate.predict_1nn(1, 2, 3).judged = True\n")
    complaints = "\n".join(selfcheck(only(zoo_catalog(root), "part1")))
    assert "part1.py: part1: it loses" in complaints
    assert "the untouched stub earns" in complaints
    assert "an example fails" in complaints


def zoo_catalog(root: Path) -> Catalog:
    """Load a catalogue whose other exercises were taken away."""
    file = root / SCREEN
    entries = file.read_text(encoding="utf-8").split("[[exercise]]")
    file.write_text("[[exercise]]".join(entries[:2]), encoding="utf-8")
    catalog = load_catalog(root)
    build(catalog)  # the table of the statement
    return catalog


def test_a_check_that_expects_nothing_is_an_authors_mistake(root: Path) -> None:
    """Whoever forgets to expect anything is told."""
    suite = root / "graders/suites/nearest_neighbor/check_part1.py"
    idle = '\n\n@criterion("ties")\ndef check_idle(candidate):\n    """It calls."""\n'
    append(suite, f"{idle}    candidate.predict_1nn(1, 2, 3)\n")
    for path in root.rglob("*.py"):
        if "part1" not in path.name:
            path.unlink()
    (complaint,) = selfcheck(zoo_catalog(root))
    assert "check_idle: it expects nothing" in complaint


def test_content_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``TIEBREAK_CONTENT`` names another folder of exercises, solutions and suites."""
    monkeypatch.setenv("TIEBREAK_CONTENT", str(tmp_path))
    assert content_root() == tmp_path.resolve()
