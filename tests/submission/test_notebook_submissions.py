"""Notebooks: one text for each exercise whose functions the code cells define."""

import hashlib
import json
import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.submission.cell_lines import by_cell
from tiebreak.submission.notebook_file import code_cells
from tiebreak.submission.parts import NOTEBOOK_BYTES, SOURCE_BYTES, UnreadableError

ONE = "def first(x):\n    return x"
TWO = "def second(x):\n    return helper(x)"


def code(source, **metadata):
    """Make a code cell with output that must not matter."""
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": metadata,
        "outputs": [{"output_type": "stream", "text": "def third(x): all tests passed"}],
        "source": source,
    }


def text_cell(source, kind="markdown"):
    """Make a cell that is not code."""
    return {"cell_type": kind, "metadata": {}, "source": source}


def nbgrader(source, *, grade, solution):
    """Make a code cell as nbgrader marks it."""
    marks = {"schema_version": 3, "grade": grade, "solution": solution, "locked": not solution}
    return code(source, nbgrader={**marks, "grade_id": "same"})


def notebook(*cells):
    """Make a notebook in format 4."""
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}


@pytest.fixture
def handed_in(tmp_path, answered):
    """Hand in cells, a notebook or bytes; give what became of an exercise."""

    def hand_in(*given, exercise_id="one"):
        data = given[0]
        if not isinstance(data, bytes):
            is_cells = isinstance(data, dict) and "cell_type" in data
            data = json.dumps(notebook(*given) if is_cells else data).encode()
        (tmp_path / "alice.ipynb").write_bytes(data)
        return answered(tmp_path / "alice.ipynb", exercise_id)

    return hand_in


def test_all_code_stands_in_order_under_the_number_of_its_cell(handed_in):
    """Imports and helpers are needed by the answers that use them."""
    answered = handed_in(
        text_cell("# Title"),
        code("import numpy as np"),
        code("def helper(x):\n    return x"),
        text_cell("def third(x): ...", "raw"),
        code(ONE),
        code(TWO),
    )
    assert answered.text == (
        "# cell 2\nimport numpy as np\n\n"
        "# cell 3\ndef helper(x):\n    return x\n\n"
        f"# cell 5\n{ONE}\n\n# cell 6\n{TWO}\n"
    )
    assert answered.submission.answers["two"].text == answered.text
    assert list(answered.submission.answers) == ["one", "two"]


def test_a_source_is_named_after_the_notebook_and_carries_its_digest(handed_in, tmp_path):
    """The digest is that of the file that was handed in."""
    answered = handed_in(code(ONE))
    assert answered.path == "alice.ipynb"
    data = (tmp_path / "alice.ipynb").read_bytes()
    assert answered.answer.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("source", [["def first(x):\r\n", "    return x"], ONE + "\n\n", ONE])
def test_a_source_is_text_or_a_list_of_lines(handed_in, source):
    """Both are in the format, and any line ends."""
    assert handed_in(code(source)).text == f"# cell 1\n{ONE}\n"


def test_worksheets_of_the_old_format_are_read(handed_in):
    """There, code cells call their source input."""
    cells = [
        {"cell_type": "markdown", "source": "a"},
        {"cell_type": "code", "language": "python", "input": ONE.splitlines(keepends=True)},
    ]
    old = {"nbformat": 3, "worksheets": [{"cells": cells}, {"cells": [code("x = 1")]}]}
    assert handed_in(old).text == f"# cell 2\n{ONE}\n\n# cell 3\nx = 1\n"


def test_a_byte_order_mark_is_no_trouble(handed_in):
    """Some editors write one."""
    data = b"\xef\xbb\xbf" + json.dumps(notebook(code(ONE))).encode()
    assert handed_in(data).text == f"# cell 1\n{ONE}\n"


@pytest.mark.parametrize(
    "cell",
    [
        code("%%bash\nrm -rf /"),
        code("\n%%writefile first.py\nimport evil"),
        code("%matplotlib inline\n!pip install numpy\n# done"),
        code("print(first(1))\nassert first(1) == 1\nfirst(2)\n"),
        code("for x in range(3):\n    print(first(x), end='')"),
        code("# YOUR CODE HERE\nraise NotImplementedError()"),
        code(""),
        nbgrader("x = first(1)\nassert x == 1", grade=True, solution=False),
        nbgrader("def first(x):\n    raise ValueError", grade=True, solution=False),
    ],
)
def test_cells_that_no_answer_needs_are_left_out(handed_in, cell):
    """Magic, tests, demonstrations and untouched blanks."""
    assert handed_in(code(ONE), cell).text == f"# cell 1\n{ONE}\n"


@pytest.mark.parametrize(("grade", "solution"), [(False, True), (True, True), (False, False)])
def test_cells_that_nbgrader_does_not_mark_as_tests_are_kept(handed_in, grade, solution):
    """Answers, answers marked by hand, and code that came with the statement."""
    answered = handed_in(nbgrader(ONE, grade=grade, solution=solution))
    assert answered.text == f"# cell 1\n{ONE}\n"


def test_lines_for_ipython_become_comments_in_their_place(handed_in):
    """The lines of the cell stay what they are, and no block is left empty."""
    source = (
        "%load_ext autoreload\nimport numpy as np\n!ls \\\n  -l\nfiles = !ls\nnp.dot?\n"
        "if True:\n    %timeit 1\ntext = '''\n%kept\n'''\ny = (7\n  %2)"
    )
    assert handed_in(code(source), code(ONE)).text == (
        "# cell 1\n# %load_ext autoreload\nimport numpy as np\n# !ls \\\n#   -l\n# files = !ls\n"
        "# np.dot?\nif True:\n    pass  # %timeit 1\ntext = '''\n%kept\n'''\ny = (7\n  %2)\n\n"
        f"# cell 2\n{ONE}\n"
    )


@pytest.mark.parametrize("magic", ["%%time", "%%capture out"])
def test_timed_and_captured_cells_are_python(handed_in, magic):
    """What they define is there afterwards, so it is an answer."""
    assert handed_in(code(f"{magic}\n{ONE}")).text == f"# cell 1\n# {magic}\n{ONE}\n"


def test_imports_from_the_future_come_first(handed_in):
    """In one text they would be errors anywhere else."""
    future = "from __future__ import annotations"
    assert handed_in(code("x = 1"), code(f"{future}\n{ONE}")).text == (
        f"{future}\n# cell 1\nx = 1\n\n# cell 2\n# {future}\n{ONE}\n"
    )


def test_the_last_definition_is_the_last_in_the_text(handed_in):
    """As when the notebook is run from the top."""
    text = handed_in(code("def first(x):\n    return 0"), code(ONE)).text
    assert text.index("return 0") < text.index("return x")


@pytest.mark.parametrize("broken", ["y = (1,", "y = '''never", "y = 1)", "y = 1 + \\"])
def test_a_broken_cell_spoils_only_the_exercise_that_it_defines(handed_in, broken):
    """In a notebook it would fail alone."""
    answered = handed_in(code(ONE), code(f"def second(x):\n    {broken}"))
    assert answered.text == f"# cell 1\n{ONE}\n"
    assert broken in answered.submission.answers["two"].text


@pytest.mark.parametrize(
    "cell",
    [code(f"%%writefile one.py\n{ONE}"), nbgrader(ONE, grade=True, solution=False)],
)
def test_an_answer_in_a_cell_that_is_not_read_is_missing_with_a_note(handed_in, cell):
    """The candidate is told where it was seen."""
    answered = handed_in(code(TWO), cell)
    assert list(answered.submission.answers) == ["two"]
    assert answered.submission.notes["one"] == (
        "alice.ipynb: cell 2 is a test or begins with %%, so it is not read"
    )


@pytest.mark.parametrize(
    ("given", "clause"),
    [
        (b"", "it is not JSON (line 1)"),
        (b"import numpy\n", "it is not JSON (line 1)"),
        (b'{"cells": [\n}', "it is not JSON (line 2)"),
        (b"\xff\xfe{\0}\0", "it is not UTF-8 text"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a":' * 100_000, "it is nested too deeply"),
        (b'{"nbformat": ' + b"9" * 5000 + b"}", "a number in it has too many digits"),
        ([], "it has no cells"),
        ("text", "it has no cells"),
        (None, "it has no cells"),
        ({}, "it has no cells"),
        ({"worksheets": {}}, "it has no cells"),
        ({"worksheets": [{}]}, "it has no cells"),
        ({"worksheets": [3]}, "a worksheet in it is not an object"),
        ({"cells": {}}, "its cells are not a list"),
        ({"cells": [text_cell("a"), 3]}, "cell 2 is not an object"),
        ({"cells": [code(3)]}, "the source of cell 1 is not text"),
        ({"cells": [code(["a", 3])]}, "the source of cell 1 is not text"),
        ({"cells": [{"cell_type": "code"}]}, "the source of cell 1 is not text"),
    ],
)
def test_what_is_no_notebook_is_a_problem_for_every_exercise(handed_in, given, clause):
    """One clear sentence each."""
    answered = handed_in(given)
    assert answered.sentence == f"alice.ipynb is not a notebook: {clause}"
    assert set(answered.submission.answers) == {"one", "two", "oven"}


@pytest.mark.parametrize(
    ("character", "clause"),
    [
        ("\0", "holds a null byte in cell 2"),
        ("\ud800", "holds half a character (a lone surrogate) in cell 2"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cell(handed_in, character, clause):
    """JSON can hold characters that a file cannot."""
    assert handed_in(code(ONE), code(f"s = '{character}'")).sentence == f"alice.ipynb {clause}"


@pytest.mark.parametrize("marks", [None, 3, [], {"nbgrader": 3}, {"nbgrader": {"grade": []}}])
def test_odd_metadata_are_no_trouble(handed_in, marks):
    """They say nothing, so the cell is read."""
    assert handed_in({**code(ONE), "metadata": marks}).text == f"# cell 1\n{ONE}\n"


def test_a_notebook_without_answers_leaves_them_missing(handed_in):
    """Nothing defined is nothing handed in."""
    answered = handed_in(code("x = 1"))
    assert answered.submission.answers == {}
    assert answered.submission.notes == {}


def test_pictures_may_be_large(handed_in):
    """Outputs are looked past, in what time their size takes."""
    picture = {"output_type": "display_data", "data": {"image/png": "A" * (8 << 20)}}
    start = time.process_time()
    assert handed_in({**code(ONE), "outputs": [picture]}).text == f"# cell 1\n{ONE}\n"
    assert time.process_time() - start < 2


def test_a_notebook_over_its_limit_is_refused(handed_in):
    """Without being parsed."""
    assert handed_in(b"[" * (NOTEBOOK_BYTES + 1)).sentence == "alice.ipynb is longer than 16 MiB"


@pytest.mark.parametrize("filler", ["#", "é"])
def test_code_over_the_limit_of_a_source_is_refused(handed_in, filler):
    """The limit counts bytes, as it does for a file."""
    size = SOURCE_BYTES // len(filler.encode())
    sentence = handed_in(code(f"{ONE}\n# {filler * size}")).sentence
    assert sentence == "alice.ipynb holds more than 256 KiB of code"


def test_text_for_others_does_not_count_towards_the_limit(handed_in):
    """A page in a cell for HTML is not Python."""
    assert handed_in(code(ONE), code("%%html\n" + "x" * SOURCE_BYTES)).text


def test_countless_cells_take_no_long_time(handed_in):
    """The largest notebook of the smallest cells."""
    cells = b'{"cell_type":"code","source":""},' * 100_000
    data = b'{"cells":[' + cells + json.dumps(code(ONE)).encode() + b"]}"
    start = time.process_time()
    assert handed_in(data).text == f"# cell 100001\n{ONE}\n"
    assert time.process_time() - start < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "worksheets", "cell_type", "source", "input", "metadata"]),
            inner | st.just("code"),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(value):
    """Whatever the shape, the kit goes on."""
    with suppress(UnreadableError):
        cells = code_cells(json.dumps(value).encode())
        assert all(isinstance(cell.text, str) for cell in cells)


def test_lines_are_named_by_cell(handed_in):
    """Each line of the joined text is one of a cell; those put before all cells are nobody's."""
    future = "from __future__ import annotations"
    cells = ["a text", f"{future}\n\nx = 1", "y = 2\nz = 3", ONE]
    source = handed_in(text_cell(cells[0]), *map(code, cells[1:])).answer
    found = []
    for number, text in enumerate(source.text.splitlines(), start=1):
        said = by_cell(f"line {number} ran", source.cells)
        place = re.fullmatch(r"line ([1-9]\d*) of cell (\d+) ran", said)
        if place and text:
            line, cell = map(int, place.groups())
            assert text.removeprefix("# ") == cells[cell - 1].split("\n")[line - 1]
            found.append(text)
    assert found == [f"# {future}", "x = 1", "y = 2", "z = 3", *ONE.splitlines()]
    assert by_cell("line 1: x", source.cells) == "line 1: x"


def test_only_the_kits_words_are_reworded():
    """Quoted code and a candidate's message keep their numbers; a file's line keeps its own."""
    cells = [(1, 2), (6, 7)]
    said = "f raised E on line 9: see line 9\n    x = 'line 9'\nit warned (line 9)"
    there = "line 3 of cell 7"
    wanted = f"f raised E on {there}: see line 9\n    x = 'line 9'\nit warned ({there})"
    assert by_cell(said, cells) == wanted
    assert by_cell(said, ()) == said
    loops = "line 9 ran 4 times, line 10 inside it 8 times: a loop"
    assert (
        by_cell(loops, cells) == f"{there} ran 4 times, line 4 of cell 7 inside it 8 times: a loop"
    )
