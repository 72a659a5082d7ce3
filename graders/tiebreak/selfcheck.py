"""What keeps the content in order: every complaint names a file and what to do."""

from collections.abc import Iterator

from tiebreak.build import Derived, drifted
from tiebreak.catalog import MARKS, Catalog
from tiebreak.errors import AuthorError
from tiebreak.grade import Grader
from tiebreak.model import Exercise, ExerciseResult, Report, Screen
from tiebreak.practice import practise
from tiebreak.sandbox import Sandbox
from tiebreak.submission import read_submission


def selfcheck(catalog: Catalog) -> list[str]:
    """Return what is wrong with the content, in the words of ``<file>: <exercise>: …``."""
    complaints = [c for screen in catalog.screens for c in _strays(screen, catalog)]
    for exercise in catalog.exercises:
        complaints += _files(exercise)
    complaints += [] if complaints else [_drift(one) for one in drifted(catalog)]
    return complaints or _grades(catalog)


def _strays(screen: Screen, catalog: Catalog) -> Iterator[str]:
    ids = {exercise.id for exercise in screen.exercises}
    homes = {
        catalog.root / "exercises" / screen.id: {f"{id}.py" for id in ids}
        | {"screen.toml", "README.md"},
        catalog.root / "solutions" / screen.id: {f"{id}.py" for id in ids}
        | {MARKS for exercise in screen.exercises if exercise.questions},
        catalog.root / "graders" / "suites" / screen.id: {f"check_{id}.py" for id in ids},
    }
    for folder, wanted in homes.items():
        there = {path.name for path in folder.glob("*")} - {"__pycache__"}
        for name in sorted(there - wanted):
            yield f"{folder / name}: {screen.id}: it belongs to no exercise. Remove it."
        for name in sorted(wanted - there):
            yield f"{folder / name}: {screen.id}: it is missing. Write it."


def _files(exercise: Exercise) -> Iterator[str]:
    if not (exercise.stub.is_file() and exercise.solution.is_file()):
        return
    if not exercise.functions:
        yield f"{exercise.solution}: {exercise.id}: it defines no public function. Write one."


def _drift(one: Derived) -> str:
    return f"{one.path}: {one.subject}: it is not what it derives from. Run `tiebreak build`."


def _grades(catalog: Catalog) -> list[str]:
    complaints: list[str] = []
    with Sandbox() as sandbox:
        for exercise in catalog.exercises:
            grader = Grader(sandbox=sandbox, exercises=[exercise])
            try:
                complaints += _full(exercise, _grade(grader, exercise, solved=True))
                complaints += _nothing(exercise, _grade(grader, exercise, solved=False))
            except AuthorError as error:
                complaints.append(str(error))
    for screen in catalog.screens:
        solved = read_submission(catalog.root / "solutions" / screen.id, screen.exercises)
        for practice in practise(screen.exercises, solved, "auto"):
            if not practice.passed:
                file = practice.exercise.solution
                complaints.append(f"{file}: {practice.exercise.id}: an example fails. Mend it.")
    return complaints


def _grade(grader: Grader, exercise: Exercise, *, solved: bool) -> Report:
    path = exercise.solution if solved else exercise.stub
    return grader.grade(read_submission(path, [exercise]))


def _full(exercise: Exercise, report: Report) -> Iterator[str]:
    for check, message in _lost(report.results[0]):
        yield f"{exercise.solution}: {exercise.id}: it loses {check}: {message}. Mend it."
    if report.results[0].message is not None:
        yield f"{exercise.solution}: {exercise.id}: {report.results[0].message}. Mend it."


def _nothing(exercise: Exercise, report: Report) -> Iterator[str]:
    for criterion in report.results[0].criteria:
        if criterion.score > 0:
            yield (
                f"{exercise.suite}: {exercise.id}: the untouched stub earns {criterion.score} "
                f"for {criterion.criterion.id}. Demand a right answer in every check."
            )


def _lost(result: ExerciseResult) -> Iterator[tuple[str, str | None]]:
    for criterion in result.criteria:
        for outcome in criterion.outcomes:
            if outcome.status != "passed":
                yield outcome.check, outcome.message
