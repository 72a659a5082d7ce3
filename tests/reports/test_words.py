"""Answers in words: on the pages, and in no figure."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reports.made import Document, check, exercise, in_words, made_report
from reports.test_page import accessible
from test_cli import SCHEMA
from tiebreak.errors import UsageError
from tiebreak.reports.cohort import to_cohort_html
from tiebreak.reports.gradescope import to_gradescope
from tiebreak.reports.junit import to_junit
from tiebreak.reports.page import to_html
from tiebreak.reports.reading import read_document
from tiebreak.reports.standing import standing


def answered(*answers: Document) -> Document:
    """Return a report of full marks with answers in words."""
    return made_report(exercise("passed", [check("passed")]) | {"written": list(answers)})


MARKED = answered(
    in_words(3.5, "Names the scan.\n\n- no way that loses it"), in_words(None) | {"id": "cost"}
)


def test_the_candidate_sees_points_comment_and_what_is_awaited() -> None:
    """Question by question, apart from the score."""
    page = accessible(to_html(MARKED))
    text = re.sub(r"\s+", " ", page.text)
    assert "ada 100 of 100 points Answers in words, marked by a person and not in this" in text
    assert "score: 3.5 of 10, 1 not marked yet" in text
    assert "why Why does the first win? 3.5 of 5 points, given by a person Comment: Names" in text
    assert "cost Why does the first win? … not marked yet, 5 points to be had" in text
    assert "Names the scan.\n\n- no way that loses it" in page.text


def test_without_questions_nothing_is_said_of_words() -> None:
    """Plain submissions have none."""
    plain = made_report(exercise("passed", [check("passed")]))
    for text in (to_html(plain), to_html(answered()), to_cohort_html([standing(plain, "a")])):
        assert "in words" not in accessible(text).text.lower()


def test_the_cohort_has_a_column_and_a_row_for_each_question() -> None:
    """Whose marks are awaited, and how hard a question is."""
    rows = [standing(MARKED, "a"), standing(answered(in_words(0.5)), "b")]
    text = re.sub(r"\s+", " ", accessible(to_cohort_html(rows)).text)
    assert "Still to be marked: 1 of 3." in text
    assert "3.5 of 10, 1 not marked yet" in text
    assert "0.5 of 5" in text
    assert "ex why40 %2 of 25" in text
    assert "ex cost–0 of 15" in text
    assert "Mean 100 %" in text


def test_no_figure_counts_them() -> None:
    """JUnit, Gradescope and statistics are the same with and without."""
    pytest.importorskip("scipy")
    from tiebreak.team.cohort import Cohort
    from tiebreak.team.regrade import regrade_diff
    from tiebreak.team.sections import sections

    plain = answered()
    del plain["exercises"][0]["written"]
    assert to_junit(MARKED) == to_junit(plain)
    assert to_gradescope(MARKED) == to_gradescope(plain)
    assert sections([MARKED]) == sections([plain])
    old, new = (Cohort(documents=(one,), left_out={}) for one in (plain, MARKED))
    difference = regrade_diff(old, new)
    assert difference["compared"] == 1
    assert difference["changed"] == difference["unscored"] == []


def test_the_schema_has_them() -> None:
    """What the page takes is what the schema allows."""
    errors = list(Draft202012Validator(SCHEMA).iter_errors(MARKED))
    assert not errors, errors[0]


@pytest.mark.parametrize(
    "wrong",
    [{"score": "3"}, {"comment": 3}, {"question": 3}, {"max_score": None}, {"id": None}],
    ids=lambda one: next(iter(one)),
)
def test_broken_ones_are_named(tmp_path: Path, wrong: Document) -> None:
    """A report of another make is refused, not half shown."""
    path = tmp_path / "report.json"
    path.write_text(json.dumps(answered(in_words(1) | wrong)), encoding="utf-8")
    place = rf"report\.exercises\[0\]\.written\[0\]\.{next(iter(wrong))} is missing or is of"
    with pytest.raises(UsageError, match=place):
        read_document(path)
    path.write_text(json.dumps(MARKED), encoding="utf-8")
    assert read_document(path) == MARKED
