"""The page on one submission and the page on all of them, as documents."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from reports.made import (
    HOSTILE,
    Document,
    check,
    counterexample,
    exercise,
    hostile_report,
    made_report,
    not_gradable,
)
from tiebreak.reports.cohort import Cohort, to_cohort_html
from tiebreak.reports.page import to_html
from tiebreak.reports.standing import Standing, standing

VOID = {"meta", "path", "use"}


class Page(HTMLParser):
    """The elements and the visible text of a page; unbalanced tags raise."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element `tag`."""
        return [attributes for name, attributes in self.elements if name == tag]


def accessible(text: str) -> Page:
    """Return the page, after what every page has to have."""
    page = Page(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert len(page.all("title")) == 1 + len(page.all("svg"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(th.get("scope") in ("col", "row") for th in page.all("th"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        for id in (attributes.get("aria-labelledby") or "").split():
            assert id in ids
        for name in attributes:
            assert not name.startswith("on")
    policy = next(meta for meta in page.all("meta") if "http-equiv" in meta)["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "iframe", "object")]
    assert not re.search(r"(?i)\b(?:src|href)=\"(?:https?:|//|javascript:)", text)
    assert all(character.isprintable() or character == "\n" for character in text)
    return page


def test_a_real_report(graded: Callable[[str, str], Document]) -> None:
    """Scores by criterion, the first failing example, its picture and the hint."""
    page = accessible(to_html(graded("part1", "wrong/last_of_equals")))
    for said in (
        "85 of 100 points", "First failure, in ties", r"result\[0\] is -?\d+, expected -?\d+",
        "of X_train are nearest to the query, row 0 of X_test, all equally.",
        "Hint: np.argmin takes the first minimum", "1 more lost check", "points lost",
    ):  # fmt: skip
        assert re.search(said, re.sub(r"\s+", " ", page.text))
    (svg,) = page.all("svg")
    assert svg["role"] == "img"


def test_full_marks_need_no_advice() -> None:
    """Nothing but the scores."""
    page = accessible(to_html(made_report(exercise("passed", [check("passed")]))))
    assert "100 of 100 points" in page.text
    assert "First failure" not in page.text


def test_every_status_is_said_in_words() -> None:
    """No status is told by colour or sign alone."""
    made = made_report(
        exercise("missing", [], "ex.py was not handed in"),
        exercise("error", [], "ex.py: line 3"),
        exercise("failed", [check("not_run", "no time was left")]),
    )
    made["isolation"]["tier"] = 1
    made["review"] = ["ex: a note"]
    page = accessible(to_html(made))
    for said in (
        "not handed in", "ex.py was not handed in", "cannot be run", "not run", "no time was left",
        "without kernel isolation", "For a person to look at", "ex: a note",
    ):  # fmt: skip
        assert said in page.text


def test_not_gradable_is_no_zero() -> None:
    """It is said, with the reason, and no score is shown."""
    page = accessible(to_html(not_gradable("the sandbox died")))
    assert "Not graded" in page.text
    assert "the sandbox died" in page.text
    assert not re.search(r"\d of \d", page.text)


def test_what_is_not_geometric_becomes_a_table() -> None:
    """The entries around the first wrong one, given beside expected."""
    lost = check("failed", "no")
    lost["counterexample"] = counterexample(
        [[1]], [1], [[0]], got=list(range(30)), want=[*range(20), -1, *range(21, 30)], index=20
    )
    page = accessible(to_html(made_report(exercise("failed", [lost]))))
    assert not page.all("svg")
    text = re.sub(r"\s+", " ", page.text)
    assert "Entries of the result of f" in text
    assert "[20] (first difference)20-1" in text
    assert "[26]" not in text
    lost["counterexample"] |= {"got": {"type": "raised", "text": "IndexError: no"}, "index": None}
    page = accessible(to_html(made_report(exercise("failed", [lost]))))
    assert "raised IndexError: no" in page.text


@pytest.mark.parametrize("found", [None, {}, [], "x", {"index": [0]}, {"got": 1, "index": None}])
def test_a_strange_counterexample_is_left_out(found: object) -> None:
    """A report of another make still becomes a page."""
    lost = check("failed", "no") | {"counterexample": found}
    accessible(to_html(made_report(exercise("failed", [lost]) | {"metric": "euclidean"})))


def test_hostile_text_stays_text() -> None:
    """Nothing from a submission is markup, template or control character."""
    for text in (
        to_html(hostile_report()),
        to_html(not_gradable(HOSTILE)),
        to_cohort_html(
            [standing(hostile_report(), "<b>\udce9"), standing(not_gradable(HOSTILE), "x")]
        ),
    ):
        page = accessible(text)
        assert "<script>alert(1)</script>" in page.text
        assert r"\x1b[31m \x00 \ud800 \ufffe \u202e {{ 7 * 7 }} end" in page.text


def cohort(*scores: float) -> list[Standing]:
    """Return submissions with these scores out of 100."""
    made = []
    for i, score in enumerate(scores):
        one = exercise("failed", [check("failed", "no")])
        one["score"] = one["criteria"][0]["score"] = score
        made.append(standing(made_report(one, submission=f"s{i}"), f"s{i}"))
    return made


def test_the_cohort_counts_and_links() -> None:
    """Number, histogram, mean, shares by criterion, and a link to every page."""
    rows = [*cohort(0, 9.99, 10, 95, 100, 100), standing(not_gradable(), "lost one?#")]
    page = accessible(to_cohort_html(rows))
    text = re.sub(r"\s+", " ", page.text)
    assert "6 submissions graded, 1 not graded through a fault of the kit" in text
    assert "Mean 52 %, median 52 %" in text
    assert "ex ties52 %2 of 6100" in text.replace(" 52 % ", "52 %")
    links = [a["href"] for a in page.all("a")]
    assert "reports/s0/report.html" in links
    assert "reports/lost%20one%3F%23/report.html" in links
    counts = [bin.count for bin in Cohort(rows=rows).histogram]
    assert counts == [2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    assert "Not graded: the sandbox died" in text


def test_an_empty_cohort_is_a_page() -> None:
    """Nobody graded: no division by zero."""
    assert "0 submissions graded" in accessible(to_cohort_html([])).text
    accessible(to_cohort_html([standing(not_gradable(), "x")]))


def test_statistics_have_a_place() -> None:
    """Texts, facts and tables by title."""
    page = accessible(
        to_cohort_html(
            cohort(1, 2),
            {"Note": "few", "Reliability": {"alpha": 0.81}, "Items": [{"id": "ties", "r": 0.4}]},
        )
    )
    for said in ("few", "alpha", "0.81", "Items", "ties", "0.4"):
        assert said in page.text
