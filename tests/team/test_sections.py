"""Statistics on the page about a cohort."""

from team.cohorts import report
from tiebreak.reports.cohort import to_cohort_html
from tiebreak.team.sections import sections

RIGHT = {"correctness": [None, None], "ties": [None]}
LATE = {"correctness": [None, "result[0] is 3, expected 4\nin f(x=1)"], "ties": [None]}
WRONG = {"correctness": ["no", "result[0] is 5, expected 4\nin f(x=1)"], "ties": ["no"]}


def test_every_figure_has_a_section() -> None:
    """Alpha, criteria, what tells nobody apart, and what failed alike."""
    found = sections(
        [report(n, part1=c) for n, c in zip("abcd", (RIGHT, LATE, WRONG, RIGHT), strict=False)]
    )
    assert "Cronbach's alpha is" in str(found["How the criteria hang together"])
    assert [row["criterion"] for row in found["Criteria"]] == ["correctness", "ties"]
    assert found["What failed alike"][0]["submissions"] == 2
    page = to_cohort_html([], found)
    assert all(title in page for title in found)


def test_a_small_cohort_gets_sentences() -> None:
    """Two submissions are too few for figures."""
    found = sections([report("a", part1=RIGHT), report("b", part1=WRONG)])
    assert "alpha needs" in str(found["How the criteria hang together"])
