"""What `nbgrader autograde` costs with and without the kit: ``tests/benchmarks/notebooks.py``.

The same twenty notebooks, three functions and twenty checks in one run: graded by the kit's
preprocessor, then by nbgrader's own hidden tests in a kernel. CPU seconds of the whole command,
children included.
"""

import sys
import tempfile
from pathlib import Path

import nbformat
from peers import ANSWER, SUBMISSIONS, cpu, nbgrader


def kit(folder: Path) -> float:
    """Write a course on the shared assignment, hand the answer in, and autograde."""
    tool = str(Path(sys.executable).with_name("nbgrader"))
    cpu([sys.executable, "-m", "tiebreak", "notebook", "course"], folder)
    course = folder / "course"
    cpu([tool, "generate_assignment", "three"], course)
    released = nbformat.read(course / "release" / "three" / "answer.ipynb", 4)
    for cell in released.cells:
        if cell.metadata.nbgrader.solution:
            cell.source = ANSWER if cell.metadata.nbgrader.grade_id == "answer" else ""
    for number in range(SUBMISSIONS):
        home = course / "submitted" / f"s{number}" / "three"
        home.mkdir(parents=True)
        released.cells[-1].metadata.number = number
        nbformat.write(released, home / "answer.ipynb")
    spent = cpu([tool, "autograde", "three"], course)
    demand_full_marks(course)
    return spent


def demand_full_marks(course: Path) -> None:
    """See that everybody earned everything."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = [one.score for one in gradebook.assignment_submissions("three")]
    assert scores == [100.0] * SUBMISSIONS, scores


def main() -> None:
    """Run both and print the ratio."""
    spent = []
    for name, run in (("the kit", kit), ("hidden tests in a kernel", nbgrader)):
        with tempfile.TemporaryDirectory() as folder:
            spent.append(run(Path(folder)))
        print(f"{name:28}{spent[-1] / SUBMISSIONS:8.3f} s CPU per notebook", flush=True)
    print(f"the kit takes {spent[0] / spent[1]:.2f} of it")


if __name__ == "__main__":
    main()
