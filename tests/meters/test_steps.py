"""Loops over rows are found in every guise, and nothing else is."""

from functools import cache

import pytest

from meters import allowed, hidden, vectorised
from meters.driving import verdicts

SENTENCES = {  # the same on every Python, to the letter
    "for_loop": "line 4 ran 256 times for 256 test rows (64 for 64): "
    "a Python-level loop over test rows\n    for t in T:",
    "two_loops": "line 4 ran 256 times for 256 test rows (64 for 64), "
    "line 6 inside it 4096 times: a Python-level loop over test rows\n    for i in range(len(T)):",
    "while_loop": "line 4 ran 256 times for 256 test rows (64 for 64): "
    "a Python-level loop over test rows\n    while i < len(T):",
    "comprehension": "line 3 ran 256 times for 256 test rows (64 for 64): "
    "a Python-level loop over test rows\n"
    "    return np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])",
    "comprehension_over_lines": "line 6 ran 256 times for 256 test rows (64 for 64): "
    "a Python-level loop over test rows\n    for t in T",
    "pairs_per_pass": "line 4 ran 128 times for 256 test rows (32 for 64): "
    "a Python-level loop over test rows\n    for i in range(0, len(T), 2):",
    "vectorised_below_300": "line 5 ran 1473 times for 1473 test rows (0 for 64): "
    "a Python-level loop over test rows\n"
    "    return np.array([y[((X - t) ** 2).sum(1).argmin()] for t in T])",
    "map_with_operators": "line 4 takes 256 items for 256 test rows (64 for 64) one at a time: "
    "a hidden loop over test rows\n"
    '    rows = map(operator.methodcaller("argmin"), ((T[:, None] - X) ** 2).sum(2))',
    "list_sort_by_key": "line 5 takes 256 items for 256 test rows (64 for 64) one at a time: "
    "a hidden loop over test rows\n    order.sort(key=D.min(1).item)",
    "apply_along_axis": "one call on line 4 repeats Python code of a library 258 times for 256 "
    "test rows (66 for 64): a loop over test rows\n"
    "    return y[np.apply_along_axis(np.argmin, 1, D)]",
    "recursion": "the function on line 6 was called 511 times for 256 test rows (127 for 64): "
    "once for every few test rows\n    def predict(X, y, T):",
    "list_of_pairs": "around line 3 some 18 Python objects are alive for each of the test rows: "
    "arithmetic object by object over test rows\n"
    "    D = np.array(((T[:, None] - X) ** 2).sum(2).tolist())",
    "written_out": "the code that runs gets longer with the test rows: "
    "it spells out a loop over test rows",
}


@cache
def measured(kind):
    """Measure one table of candidates, once for all tests."""
    return verdicts(kind.SOURCES)


@pytest.mark.parametrize("name", vectorised.SOURCES)
def test_vectorised_answers_are_accepted(name):
    """No figure of a vectorised answer grows, and its results are the right ones."""
    found = measured(vectorised)[name]
    assert (found["sentence"], found["right"]) == (None, True)


@pytest.mark.parametrize("name", allowed.SOURCES)
def test_allowed_loops_are_accepted(name):
    """Features, classes, stages and blocks of 8 rows or more pass, also inside each other."""
    found = measured(allowed)[name]
    assert (found["sentence"], found["right"]) == (None, True)


@pytest.mark.parametrize("name", hidden.SOURCES)
def test_hidden_loops_are_named(name):
    """A loop over rows is found however it is written, and its results stay right."""
    found = measured(hidden)[name]
    assert found["sentence"] is not None
    assert found["right"]


@pytest.mark.parametrize("name", SENTENCES)
def test_the_sentence_names_the_line(name):
    """The message names line, passes and rows, the same on every Python."""
    assert measured(hidden)[name]["sentence"] == SENTENCES[name]


def test_vectorised_answers_take_the_same_steps_at_every_size():
    """Counts of an answer without loops do not depend on the size at all."""
    tables = [found["own"] for found in measured(vectorised).values()]
    assert all(table[0] == table[-1] for table in tables)


def test_counts_do_not_depend_on_the_process_or_its_hash_seed():
    """Two more processes with other hash seeds count exactly the same."""
    sources = {**vectorised.SOURCES, **allowed.SOURCES}
    first, second = (verdicts(sources, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second == {**measured(vectorised), **measured(allowed)}
