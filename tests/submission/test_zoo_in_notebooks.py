"""Every answer of the zoo is the same program when it is handed in as a notebook's cell."""

import ast
import json

import pytest

import zoo
from tiebreak.submission import Source
from tiebreak.submission.notebooks import notebook_answers

EXERCISES = {exercise.id: exercise for exercise in zoo.catalog().exercises}
CELL = {"grade": False, "solution": True, "locked": False, "grade_id": "answer"}


def notebook(text: str) -> bytes:
    """Return a notebook with `text` in the cell that nbgrader marks as the solution."""
    metadata = {"nbgrader": {"schema_version": 3, "task": False, **CELL}}
    cell = {"cell_type": "code", "metadata": metadata, "source": text}
    cell |= {"execution_count": None, "outputs": []}
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    ).encode()


@pytest.mark.parametrize("id", EXERCISES)
def test_the_zoo_reads_the_same(id: str) -> None:
    """So its verdicts are the same: the grader sees nothing else of a submission."""
    other = []
    for animal in zoo.animals(exercise=id):
        answer = zoo.handed_in(id, animal.path).answers[id]
        if not isinstance(answer, Source) or not parses(answer.text):
            continue
        found, _ = notebook_answers(notebook(answer.text), "n.ipynb", [EXERCISES[id]])
        read = found.get(id)
        if read is None and animal.loses == {"everything"}:  # it defines nothing of the exercise
            continue
        if not isinstance(read, Source) or dumped(read.text) != dumped(answer.text):
            other.append(str(animal))
    assert other == []


def parses(text: str) -> bool:
    """Tell whether `text` is a program at all."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def dumped(text: str) -> str:
    """Return the program in `text`, whatever its layout."""
    return ast.dump(ast.parse(text))
