"""The zoo handed in as notebooks of a course of all exercises, graded by nbgrader's own command.

`TIEBREAK_ZOO=whole` hands in every answer, otherwise it is some of each kind. The one thing that a
notebook cannot hold is another encoding: it is UTF-8, so what says otherwise is a mere comment.
"""

import os
from itertools import zip_longest

import pytest

import zoo
from notebooks.courses import SCREEN, Course, new_course
from tiebreak.grade import Grader
from tiebreak.sandbox import Sandbox
from tiebreak.submission import Source

EXERCISES = {exercise.id: exercise for exercise in zoo.catalog().exercises}
WHOLE = os.environ.get("TIEBREAK_ZOO") == "whole"
STEP = 1 if WHOLE else 12
CHOSEN = [
    animal
    for kind in ("right", "wrong", "attack")
    for animal in zoo.animals(kind)[::STEP]
    if WHOLE or not animal.slow
]
STUDENTS = {
    f"s{number:03}": [animal for animal in answers if animal]
    for number, answers in enumerate(
        zip_longest(*([one for one in CHOSEN if one.exercise == id] for id in EXERCISES))
    )
}
"""A student answers each exercise with one animal, for as long as there are any."""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Everything handed in to one course and graded in one run."""
    pytest.importorskip("nbgrader", reason="nbgrader is an extra: tox -e notebook")
    course = new_course(tmp_path_factory.mktemp("zoo") / "course", *EXERCISES)
    for student, animals in STUDENTS.items():
        for animal in animals:
            course.hand_in_code(student, animal.exercise, text_of(animal))
    course.nbgrader("autograde", SCREEN)
    return course


def text_of(animal: zoo.Animal) -> str:
    """Return an answer's text; where it has none, its bytes as far as a notebook holds them."""
    answer = zoo.handed_in(animal.exercise, animal.path).answers[animal.exercise]
    if isinstance(answer, Source):
        return answer.text
    return animal.path.read_bytes().decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("id", EXERCISES)
def test_a_notebook_earns_what_the_file_does(graded: Course, id: str) -> None:
    """Criterion by criterion and check by check, and that is what the answer's header says."""
    scores, exercise, other = graded.scores(id), EXERCISES[id], {}
    with Sandbox() as sandbox:
        grader = Grader(sandbox=sandbox, exercises=[exercise])
        for student, animal in ((s, a) for s, animals in STUDENTS.items() for a in animals):
            if animal.exercise == id:
                result = zoo.grade(animal, grader)
                said = zoo.complaints(animal, exercise, result)
                points = {each.criterion.id: each.score for each in result.criteria}
                checks = [(o.check, o.status) for each in result.criteria for o in each.outcomes]
                found = scores[student], *left_in(graded, student, id)
                if found != (points, result.status, checks):
                    said.append(f"{found} as a notebook, else {(points, result.status, checks)}")
                other[str(animal)] = said
    assert {name: said for name, said in other.items() if said} == {}


def left_in(course: Course, student: str, id: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the status and the outcomes of the report that the graded notebook holds."""
    report = course.notebook("autograded", id, student)["metadata"]["tiebreak"]["report"]
    [exercise] = report["exercises"]
    criteria = exercise["criteria"]
    return exercise["status"], [(c["id"], c["status"]) for each in criteria for c in each["checks"]]


def test_who_hands_in_nothing_earns_nothing(graded: Course) -> None:
    """A student's other notebooks are no reason to give points for one that is not there."""
    for id in EXERCISES:
        there = {s for s, animals in STUDENTS.items() if id in {a.exercise for a in animals}}
        absent = [graded.scores(id)[student] for student in STUDENTS.keys() - there]
        assert not any(score for scores in absent for score in scores.values())
