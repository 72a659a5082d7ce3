"""One course, written and generated once, for all tests that hand something in to it."""

import shutil
from pathlib import Path

import pytest

from notebooks.courses import Course, new_course

EXERCISES = ("part1", "knn")


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course of two notebooks, released and without submissions."""
    pytest.importorskip("nbgrader", reason="nbgrader is an extra: tox -e notebook")
    return new_course(tmp_path_factory.mktemp("course") / "course", *EXERCISES)


@pytest.fixture
def course(generated: Course, tmp_path: Path) -> Course:
    """Return a copy of the course for one test."""
    return Course(shutil.copytree(generated.folder, tmp_path / "course"))
