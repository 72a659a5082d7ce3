"""A reference file -> what its notebook shows: statement, code by function, public examples."""

import ast
import doctest
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import indent

from tiebreak.errors import AuthorError
from tiebreak.model import Exercise
from tiebreak.notebooks.names import ANSWER_CELL

EXAMPLES = '''\
# The public examples of {name}. Run this cell, or Validate, to try them on your answer.
assert not (lambda doctest, sys, text: doctest.DocTestRunner(
    optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
).run(doctest.DocTestParser().get_doctest(
    text.replace("\\n| ", "\\n"), globals(), "{name}", None, None
), out=sys.stderr.write).failed)(__import__("doctest"), __import__("sys"), r"""
{text}"""), "not as in the examples"
'''
# One statement that defines and imports nothing: wherever a copy of it ends up, and whatever marks
# it has lost, no reader of notebooks takes it for a part of the answer. IPython would take prompts
# at the start of a line away, examples and all; Validate shows what is said on stderr.


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of the reference: its cell's name, its code, and examples that try it."""

    name: str
    code: str
    examples: str | None = None


def statement_of(exercise: Exercise) -> str:
    """Return the docstring of the reference: what the exercise is about."""
    return ast.get_docstring(_tree(exercise)) or exercise.title


def parts_of(exercise: Exercise) -> Iterator[Part]:
    """Yield the code before the first public function, then a part for each of these.

    Together they are the whole file, less its docstring; code between two functions belongs to
    the latter, code after the last to that one.
    """
    tree = _tree(exercise)
    lines = exercise.solution.read_text(encoding="utf-8").splitlines()
    wanted = {function.name for function in exercise.functions}
    nodes = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name in wanted]
    starts = [_first_line(node) for node in nodes]
    at = _after_docstring(tree)
    yield Part(name=ANSWER_CELL, code=_joined(lines[at : starts[0]]), examples=_tried(tree, "file"))
    at = starts[0]
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        end = node.end_lineno if following else len(lines)
        name = node.name
        end = _region_end(lines, end or len(lines))
        yield Part(name=name, code=_joined(lines[at:end]), examples=_tried(node, name))
        at = end


def _tree(exercise: Exercise) -> ast.Module:
    try:
        return ast.parse(exercise.solution.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        file = exercise.solution
        raise AuthorError(f"{file}: {exercise.id}: it cannot be read: {error}. Mend it.") from error


def _first_line(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(one.lineno for one in node.decorator_list)]) - 1


def _after_docstring(tree: ast.Module) -> int:
    has_one = ast.get_docstring(tree) is not None
    return (tree.body[0].end_lineno or 0) if has_one else 0


def _region_end(lines: list[str], end: int) -> int:
    """Step over the comment that closes a function's solution region, which no node holds."""
    while end < len(lines) and lines[end][:1] in (" ", "#") and lines[end].strip():
        end += 1
    return end


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")


def _tried(node: ast.Module | ast.FunctionDef, name: str) -> str | None:
    """Return the code that runs the examples in the docstring of `node`."""
    examples = doctest.DocTestParser().get_examples(ast.get_docstring(node) or "")
    if not examples:
        return None
    text = "".join(map(_prompted, examples))
    return EXAMPLES.format(name=name, text=indent(text, "| "))


def _prompted(example: doctest.Example) -> str:
    first, *more = example.source.splitlines()
    said = "".join(f"... {line}\n" for line in more)
    return f">>> {first}\n{said}{example.want}"
