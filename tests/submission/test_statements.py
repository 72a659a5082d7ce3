"""Text is cut into statements without parsing it, whatever it is."""

import ast
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.submission.statements import defined_names, statements

PIECES = st.sampled_from(
    ["'", '"', "'''", '"""', "\\", "\n", "#", "(", ")", "{", "=", "==", "%a", "!", "?", "x", " "]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS | st.text())
def test_the_statements_put_together_are_the_text(text):
    """Nothing is lost, whatever the text."""
    assert "".join(part.text for part in statements(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\ny = 2\n",
        "x = (1\n %y,\n 2)\n",
        "s = '''\n%matplotlib\n!ls\n'''\nt = 1\n",
        's = "(" # [\nt = 1\n',
        "s = 'a\\\n b'\nt = '\\\\'\n",
        "x = 1 + \\\n    2\ny = 3\n",
        's = """a\\"""b"""\n',
        "s = ''\nt = \"\"\n",
    ],
)
def test_statements_end_where_pythons_do(text):
    """Strings, brackets and joined lines hide line ends."""
    cut = [part.text for part in statements(text)]
    assert [ast.dump(ast.parse(part)) for part in cut] == [
        ast.dump(ast.Module(body=[node], type_ignores=[])) for node in ast.parse(text).body
    ]


@pytest.mark.parametrize(
    "line",
    [
        "%matplotlib inline",
        "%%time",
        "!pip install numpy",
        "!echo 'it (",
        "    %timeit f(x)",
        "?np.dot",
        "np.dot?",
        "np.dot??",
        "files = !ls",
        "a, b = %sql select",
        "get_ipython().system('ls')",
        "!a \\\n b",
    ],
)
def test_lines_for_ipython_are_known(line):
    """Alone, without what follows."""
    parts = list(statements(f"{line}\nx = 1\n"))
    assert [part.is_magic for part in parts] == [True, False]


@pytest.mark.parametrize(
    "line", ["x = y %z", "x != y", "x = (a\n  %b)", "s = '?'", "x %= 3", "# what?", "'''\n!a\n'''"]
)
def test_lines_of_python_are_left_alone(line):
    """An operator at the beginning of a line continues an expression."""
    assert not any(part.is_magic for part in statements(line + "\n"))


@pytest.mark.parametrize(
    "text", ["x = (1\n", "x = 1)\n", "s = '''a\n", "x = 1 + \\\n", "s = 'a\\\n"]
)
def test_what_is_left_open_is_known(text):
    """Joined with other text, it would swallow it."""
    assert any(part.is_broken for part in statements(text))


def test_a_bracket_too_many_swallows_nothing():
    """The statements after it can still be told apart."""
    assert [part.text for part in statements("x = 1)\ny = 2\n")] == ["x = 1)\n", "y = 2\n"]


@pytest.mark.parametrize("text", ["x = (1)\n", "s = 'a'\n", "s = '''a'''", "f('''(''')", "# ("])
def test_what_is_closed_is_not_broken(text):
    """Brackets in strings and comments do not count."""
    assert not any(part.is_broken for part in statements(text))


@pytest.mark.parametrize(
    ("line", "keeps"),
    [
        ("def f(): ...", True),
        ("async def f(): ...", True),
        ("class A: ...", True),
        ("@decorate", True),
        ("import a", True),
        ("from a import b", True),
        ("    x = 1", True),
        ("x: int = 1", True),
        ("x += 1", True),
        ("x <<= 1", True),
        ("a[0] = 1", True),
        ("print(x, end='')", False),
        ("assert f(x) == y", False),
        ("f(k=3)", False),
        ("x <= y", False),
        ("raise NotImplementedError()", False),
        ("define(x)", False),
        ("for x in y:", False),
    ],
)
def test_statements_that_later_code_may_need_are_known(line, keeps):
    """Definitions, imports and assignments, at any depth."""
    assert [part.keeps for part in statements(line + "\n")] == [keeps]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("def f(x): ...", {"f"}),
        ("async def f(x): ...", {"f"}),
        ("def  f (x): ...", {"f"}),
        ("\fdef f(x): ...", {"f"}),
        ("class F(object): ...", {"F"}),
        ("f = lambda x: x", {"f"}),
        ("f: Callable = g", {"f"}),
        ("f = g = h", {"f", "g"}),
        ("(f, g) = h", {"f", "g"}),
        ("a = 1\nf = 2", {"a", "f"}),
        ("  def f(x): ...", set()),
        ("# def f(x): ...", set()),
        ("f(x, k=3)", set()),
        ("f == 3", set()),
        ("x.f = 3", set()),
        ("definitely", set()),
    ],
)
def test_names_defined_in_the_leftmost_column_are_known(text, names):
    """Neither calls nor comments define anything."""
    assert defined_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        '"""' + '\\"""' * 60_000 + "\\",
        '"""' + '"a' * 120_000,
        "'" * 250_001,
        "a, " * 80_000,
        "a = " * 60_000,
        "(" * 250_000,
        "\\\n" * 120_000,
        "a?" * 120_000,
        "%a\\" * 80_000,
        "x\n" * 120_000,
        "def " * 60_000,
    ],
)
def test_no_text_takes_long(text):
    """Texts made to make patterns slow, as long as a source may be."""
    start = time.process_time()
    list(statements(text))
    defined_names(text)
    assert time.process_time() - start < 2
