"""The public examples of an exercise, run on somebody's answer as `grade` would run it."""

import ast
import doctest
from collections.abc import Sequence
from dataclasses import dataclass

from tiebreak.errors import AuthorError
from tiebreak.model import Exercise
from tiebreak.opening import load_failure, opened
from tiebreak.sandbox import Kind, Reply, Sandbox, Worker
from tiebreak.submission import Problem, Source, Submission


@dataclass(frozen=True, kw_only=True)
class Example:
    """One statement of a docstring, what it should print and what it printed."""

    source: str
    want: str
    got: str
    passed: bool


@dataclass(frozen=True, kw_only=True)
class Practice:
    """How the public examples of one exercise went."""

    exercise: Exercise
    examples: tuple[Example, ...]
    message: str | None = None

    @property
    def passed(self) -> bool:
        """True when every example printed what it should."""
        return self.message is None and all(example.passed for example in self.examples)


def practise(
    exercises: Sequence[Exercise], submission: Submission, isolation: Kind
) -> list[Practice]:
    """Run the examples in the references' docstrings on `submission`."""
    with Sandbox(isolation=isolation) as sandbox:
        return [_practise(e, submission.answers.get(e.id), sandbox) for e in exercises]


def examples_of(exercise: Exercise) -> list[doctest.Example]:
    """Return the public examples: the doctests in the reference file of `exercise`."""
    tree = ast.parse(exercise.solution.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    nodes: list[ast.Module | ast.FunctionDef] = [tree, *functions]
    texts = [ast.get_docstring(node) or "" for node in nodes]
    parse = doctest.DocTestParser().get_examples
    examples = [example for text in texts for example in parse(text, exercise.id)]
    if not examples:
        raise AuthorError(f"{exercise.solution}: {exercise.id}: no example. Add a doctest.")
    return examples


def _practise(exercise: Exercise, answer: Source | Problem | None, sandbox: Sandbox) -> Practice:
    if answer is None:
        return _failed(exercise, f"{exercise.stub.name} was not found")
    with sandbox.share() as shared:
        source = opened(exercise, answer, shared)
    if isinstance(source, str):
        return _failed(exercise, source)
    with sandbox.worker(
        source.text, exercise.functions, code=source.code, name=exercise.id
    ) as worker:
        failure = load_failure(worker, source)
        if failure is not None:
            return _failed(exercise, failure)
        ran = tuple(_run(worker, example) for example in examples_of(exercise))
    return Practice(exercise=exercise, examples=ran)


def _run(worker: Worker, example: doctest.Example) -> Example:
    reply = worker.example(example.source)
    got = _printed(reply)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    if example.exc_msg is not None:
        passed = got.startswith(example.exc_msg.partition(":")[0])
    else:
        passed = doctest.OutputChecker().check_output(example.want, got, flags)
    return Example(
        source=example.source.rstrip(), want=example.want.rstrip(), got=got.rstrip(), passed=passed
    )


def _printed(reply: Reply) -> str:
    if reply.status == "returned":
        return str(reply.value)
    if reply.error is None:
        return f"the call {reply.detail}"
    return f"{reply.error.type_name}: {reply.error.message}"


def _failed(exercise: Exercise, message: str) -> Practice:
    return Practice(exercise=exercise, examples=(), message=message)
