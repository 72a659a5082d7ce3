"""A course for nbgrader in a folder, driven by nbgrader's own commands."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCREEN = "nearest_neighbor"
TOOLS = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
QUIET = {"PYTHONWARNINGS": "ignore", "OMP_NUM_THREADS": "1", "PATH": TOOLS}
Cell = dict[str, Any]
Edit = Callable[[list[Cell]], object]


def run(*command: object, cwd: Path, fails: bool = False) -> str:
    """Run a Python module's command and return what it said; `fails` says how it is to end."""
    ran = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=3600,
        check=False,
        env=os.environ | QUIET,
    )
    said = ran.stdout + ran.stderr
    assert (ran.returncode != 0) == fails, said[-4000:]
    return said


@dataclass(frozen=True)
class Course:
    """A folder with a course in it."""

    folder: Path

    def nbgrader(self, *command: object, fails: bool = False) -> str:
        """Run a command of nbgrader's own."""
        return run("nbgrader", *command, cwd=self.folder, fails=fails)

    def notebook(self, step: str, exercise: str = "part1", student: str = ".") -> dict[str, Any]:
        """Read a notebook of the course."""
        path = self.folder / step / student / SCREEN / f"{exercise}.ipynb"
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for cell in read["cells"]:
            cell["source"] = "".join(cell["source"])
        return read

    def hand_in(self, student: str, exercise: str, content: str | bytes | dict[str, Any]) -> None:
        """Put a notebook where `nbgrader collect` would put it."""
        path = self.folder / "submitted" / student / SCREEN / f"{exercise}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def hand_in_edited(self, student: str, edit: Edit, step: str = "source") -> None:
        """Hand in part1's notebook of `step`, its cells changed by `edit`."""
        made = self.notebook(step)
        edit(made["cells"])
        self.hand_in(student, "part1", made)

    def hand_in_code(self, student: str, exercise: str, text: str, **words: str) -> None:
        """Hand in the released notebook with `text` as its only code, and answers in words."""
        made = self.notebook("release", exercise)
        for cell in made["cells"]:
            marks = cell["metadata"]["nbgrader"]
            if cell["cell_type"] == "code" and marks["solution"]:
                cell["source"] = text if marks["grade_id"] == "answer" else ""
            cell["source"] = words.get(marks["grade_id"], cell["source"])
        self.hand_in(student, exercise, made)

    def scores(self, exercise: str = "part1") -> dict[str, dict[str, float | None]]:
        """Return what the gradebook has given for code: student, cell, score."""
        from nbgrader.api import Gradebook

        found: dict[str, dict[str, float | None]] = {}
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as gradebook:
            for one in gradebook.notebook_submissions(exercise, SCREEN):
                found[one.student.id] = {
                    grade.name: grade.auto_score
                    for grade in one.grades
                    if grade.cell.cell_type == "code" and grade.max_score
                }
        return found

    def feedback(self, student: str, exercise: str = "part1") -> str:
        """Return the page that nbgrader made for a candidate."""
        path = self.folder / "feedback" / student / SCREEN / f"{exercise}.html"
        return path.read_text(encoding="utf-8")

    def exported(self) -> dict[str, dict[str, str]]:
        """Return the rows of `nbgrader export`, by student."""
        self.nbgrader("export")
        with (self.folder / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {row["student_id"]: row for row in csv.DictReader(file)}


def new_course(folder: Path, *exercises: str) -> Course:
    """Write a course with the kit and generate its assignment with nbgrader."""
    run("tiebreak", "notebook", folder, *exercises, cwd=folder.parent)
    course = Course(folder)
    course.nbgrader("generate_assignment", SCREEN)
    return course


def answers(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells that hold an answer in code."""
    return [c for c in cells if c["cell_type"] == "code" and c["metadata"]["nbgrader"]["solution"]]


def called(cells: Iterable[Cell], id: str) -> Cell:
    """Return the cell with a ``grade_id``."""
    return next(
        cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == id
    )


def locked(folder: Path) -> "closing[sqlite3.Connection]":
    """Hold the gradebook in `folder` as another process might."""
    book = sqlite3.connect(folder / "gradebook.db", isolation_level=None)
    book.execute("begin exclusive")
    return closing(book)
