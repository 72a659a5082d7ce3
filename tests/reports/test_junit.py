"""JUnit XML, read back by a program that lives on it."""

import re
from collections.abc import Callable

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

from reports.made import (
    Document,
    check,
    exercise,
    hostile_report,
    made_report,
    not_gradable,
)
from tiebreak.reports.junit import to_junit


def read(report: Document) -> list[TestSuite]:
    """Return the test suites that a reader of JUnit XML finds."""
    return list(JUnitXml.fromstring(to_junit(report).encode()))


def test_a_real_report_is_a_suite_an_exercise(graded: Callable[[str, str], Document]) -> None:
    """Counts, names, points and the message of the one lost check."""
    (suite,) = read(graded("part1", "wrong/comprehension"))
    assert (suite.name, suite.failures, suite.errors, suite.skipped) == ("part1", 1, 0, 0)
    assert {p.name: p.value for p in suite.properties()}["score"] == "90"
    (lost,) = [case for case in suite if case.result]
    assert lost.classname == "nearest_neighbor.part1.vectorization"
    assert lost.name == "no_loop_over_test_rows"
    assert re.search(r"line 19 ran \d+ times", lost.result[0].message)
    assert "in predict_1nn(" in lost.result[0].text


@pytest.mark.parametrize(
    ("made", "kind", "counts"),
    [
        (exercise("passed", [check("passed")]), None, (0, 0, 0)),
        (exercise("failed", [check("failed", "no")]), Failure, (1, 0, 0)),
        (exercise("failed", [check("error", "no")]), Error, (0, 1, 0)),
        (exercise("failed", [check("not_run", "no")]), Skipped, (0, 0, 1)),
        (exercise("error", [], "ex.py: line 3: no"), Error, (0, 1, 0)),
        (exercise("missing", [], "ex.py was not handed in"), Error, (0, 1, 0)),
    ],
)
def test_every_status_has_its_element(
    made: Document, kind: type | None, counts: tuple[int, int, int]
) -> None:
    """Lost is a failure, not judged an error, not run is skipped."""
    (suite,) = read(made_report(made))
    assert (suite.failures, suite.errors, suite.skipped) == counts
    (case,) = list(suite)
    assert [type(result) for result in case.result] == ([] if kind is None else [kind])


def test_a_fault_of_the_kit_is_an_error() -> None:
    """What was not graded is neither passed nor failed."""
    (suite,) = read(not_gradable())
    (case,) = list(suite)
    assert (case.name, type(case.result[0])) == ("not_gradable", Error)
    assert case.result[0].message == "the sandbox died"


def test_hostile_text_stays_text() -> None:
    """Markup, control characters, lone surrogates and non-characters are shown escaped."""
    text = to_junit(hostile_report())
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "<script>" not in text
    lost, refused = read(hostile_report())
    (case,) = [case for case in lost if case.result]
    assert case.result[0].message.startswith("<script>alert(1)</script> &")
    assert r"\x1b[31m \x00 \ud800 \ufffe \u202e" in refused.__iter__().__next__().result[0].text
