"""Derived files: rewritten by `build`, named by `build --check` when they have drifted."""

import shutil
from pathlib import Path

import pytest

import zoo
from tiebreak.build import build, drifted
from tiebreak.catalog import Catalog, load_catalog
from tiebreak.errors import AuthorError
from tiebreak.selfcheck import selfcheck

SCREEN = "nearest_neighbor"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the content with the files at the top."""
    for folder in ("exercises", "solutions", "graders/suites"):
        shutil.copytree(zoo.catalog().root / folder, tmp_path / folder)
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(zoo.catalog().root / name, tmp_path / name)
    return tmp_path


def catalog(root: Path) -> Catalog:
    return load_catalog(root)


def test_nothing_has_drifted() -> None:
    """What is committed is what follows from the references and screen.toml."""
    assert [one.path for one in drifted(zoo.catalog())] == []


@pytest.mark.parametrize(
    ("edited", "old", "new", "derived"),
    [
        ("solutions/{}/part1.py", "Label every", "Name every", "exercises/{}/part1.py"),
        ("exercises/{}/part1.py", "raise NotImplementedError", "return 1", "exercises/{}/part1.py"),
        ("exercises/{}/screen.toml", "minutes = 20", "minutes = 21", "exercises/{}/README.md"),
        ("exercises/{}/README.md", "| 20 |", "| 9 |", "exercises/{}/README.md"),
        ("README.md", "| 20 |", "| 9 |", "README.md"),
    ],
)
def test_what_drifts_is_named_and_mended(
    root: Path, edited: str, old: str, new: str, derived: str
) -> None:
    """A change of either side is seen; `build` makes the derived side follow."""
    path, target = root / edited.format(SCREEN), root / derived.format(SCREEN)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert target in [one.path for one in drifted(catalog(root))]
    assert target in build(catalog(root))
    assert drifted(catalog(root)) == []
    assert build(catalog(root)) == []


def test_a_missing_stub_is_written(root: Path) -> None:
    """A new exercise needs no stub by hand."""
    stub = root / "exercises" / SCREEN / "knn.py"
    text = stub.read_text(encoding="utf-8")
    stub.unlink()
    assert build(catalog(root)) == [stub]
    assert stub.read_text(encoding="utf-8") == text


def test_selfcheck_says_what_to_do(root: Path) -> None:
    """Drift is a complaint that names the command."""
    readme = root / "exercises" / SCREEN / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace("| 20 |", "| 9 |"), "utf-8")
    assert selfcheck(catalog(root)) == [
        f"{readme}: {SCREEN}: it is not what it derives from. Run `tiebreak build`."
    ]


def test_a_table_without_marks_is_the_authors_mistake(root: Path) -> None:
    """Nothing is guessed about where a table stands."""
    readme = root / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace("<!-- end", "<!-- e"), "utf-8")
    with pytest.raises(AuthorError, match=r"README.md: tiebreak: .* Mark the table"):
        build(catalog(root))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("exercises", 'id = "cost"', 'id = "ties"', "question 'ties' has the id of something else"),
        ("exercises", 'id = "cost"', 'id = "a-b"', "question 'a-b' is no id"),
        ("exercises", "points = 5\n", "points = 0\n", "carries no points"),
        ("solutions", "cost = [", "costs = [", "question 'cost' has no mark scheme in marks.toml"),
    ],
)
def test_mistakes_in_questions_are_named(
    root: Path, file: str, old: str, new: str, said: str
) -> None:
    """Each names file, line and exercise."""
    path = root / file / SCREEN / ("screen.toml" if file == "exercises" else "marks.toml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AuthorError, match=rf"screen.toml:\d+: part1: .*{said}"):
        catalog(root)
