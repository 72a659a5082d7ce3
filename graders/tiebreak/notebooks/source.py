"""An exercise -> its notebook as nbgrader's `generate_assignment` takes it."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tiebreak.model import Criterion, Exercise, Question
from tiebreak.notebooks.names import grade_cell_of
from tiebreak.notebooks.parts import parts_of, statement_of

KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
LOCKED: Final = {"grade": False, "solution": False, "locked": True, "task": False}
ANSWER: Final = {"grade": False, "solution": True, "locked": False, "task": False}
TEST: Final = {"grade": True, "solution": False, "locked": True, "task": False}
WORDS: Final = {"grade": True, "solution": True, "locked": False, "task": False}
HOW: Final = """\
Write your answer into the code cells that say `raise NotImplementedError`; cells of your own beside
them are welcome. The cells with examples try it. The last cells hold no tests: they stand for the
hidden checks, which are run where nothing of this notebook can reach them, and only your code cells
are read."""
SCORED: Final = """\
# {points} points for `{id}`: {title}.
# Nothing is tested in this cell. Hidden checks score it after you hand in."""
MARKS: Final = """

### BEGIN MARK SCHEME
{marks}
### END MARK SCHEME"""


def source_notebook(exercise: Exercise, statement: str) -> str:
    """Return the text of the notebook that asks for `exercise`, reference and marks included.

    `statement` is the screen's, in Markdown. The same content gives the same text.
    """
    made: Any = new_notebook(
        cells=list(_cells(exercise, statement)),
        metadata={"kernelspec": dict(KERNEL), "language_info": {"name": "python"}},
    )
    nbformat.validate(made)
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cells(exercise: Exercise, statement: str) -> Iterator[Any]:
    yield _markdown("screen", _without_comments(statement), LOCKED)
    about = f"# {exercise.title}\n\n{statement_of(exercise)}\n\n{HOW}"
    yield _markdown("statement", about, LOCKED)
    parts = list(parts_of(exercise))
    for part in parts:
        yield _code(part.name, part.code, ANSWER)
    for part in parts:  # one function may call the other
        if part.examples:
            yield _code(f"examples-{part.name}", part.examples, TEST, points=0)
    for question in exercise.questions:
        yield _markdown(f"question-{question.id}", _question(question), LOCKED)
        yield _markdown(question.id, _key(question), WORDS, points=question.points)
    for criterion in exercise.criteria:
        yield _code(grade_cell_of(criterion), _scored(criterion), TEST, points=criterion.points)


def _without_comments(statement: str) -> str:
    return re.sub(r"<!--.*?-->\n*", "", statement, flags=re.DOTALL).strip()


def _question(question: Question) -> str:
    points = "1 point" if question.points == 1 else f"{question.points} points"
    return f"## In words ({points})\n\n{question.prompt}" + MARKS.format(marks=_key(question))


def _key(question: Question) -> str:
    """List what earns the points; as the teacher's own answer it is never released."""
    return "\n".join(f"- {mark}" for mark in question.marks)


def _scored(criterion: Criterion) -> str:
    return SCORED.format(points=criterion.points, id=criterion.id, title=criterion.title)


def _markdown(name: str, text: str, kind: dict[str, bool], points: int | None = None) -> Any:
    return new_markdown_cell(text, id=name, metadata=_marked(name, kind, "markdown", points))


def _code(name: str, text: str, kind: dict[str, bool], points: int | None = None) -> Any:
    return new_code_cell(text.strip("\n"), id=name, metadata=_marked(name, kind, "code", points))


def _marked(name: str, kind: dict[str, bool], cell_type: str, points: int | None) -> Any:
    facts: dict[str, Any] = {**kind, "schema_version": 3, "grade_id": name, "cell_type": cell_type}
    return {"nbgrader": facts if points is None else facts | {"points": points}}
