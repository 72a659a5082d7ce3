"""What an answer was handed in as, into what can be run, or a sentence on why it cannot."""

from dataclasses import dataclass

from tiebreak.meters import Header
from tiebreak.model import Exercise
from tiebreak.sandbox import Shared, Worker
from tiebreak.submission import Problem, Source
from tiebreak.submission.cell_lines import Starts, by_cell


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A source that parses and that no rule refuses; `path` is where it stood."""

    exercise: Exercise
    path: str
    text: str
    code: bytes
    headers: tuple[Header, ...]
    cells: Starts = ()


def opened(exercise: Exercise, answer: Source | Problem, shared: Shared) -> Opened | str:
    """Return the answer ready to be run, or say why it is not."""
    if isinstance(answer, Problem):
        return answer.sentence
    roots = [function.name for function in exercise.functions]
    analysed = shared.analyse(answer.text, roots, exercise.id)
    if analysed.refusals:
        return f"{answer.path}: {by_cell(analysed.refusals[0].message, answer.cells)}"
    return Opened(
        exercise=exercise,
        path=answer.path,
        text=answer.text,
        code=analysed.code,
        headers=analysed.headers,
        cells=answer.cells,
    )


def load_failure(worker: Worker, source: Opened) -> str | None:
    """Say why the source could not be loaded, or None when it was."""
    reply = worker.loaded
    if reply.status == "returned":
        return None
    if reply.error is None:
        return f"it could not be loaded: loading it {reply.detail}"
    error = reply.error
    where = f"line {error.line}: " if error.line else ""
    if error.type_name == "LoadError":
        return error.message
    said = f"{where}it could not be loaded: {error.type_name}: {error.message}"
    return by_cell(said, source.cells if where else ())
