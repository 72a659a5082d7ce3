"""The statistics of a cohort."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from team.cohorts import Document, report, ungradable
from tiebreak.team.statistics import cohort_statistics

pytest.importorskip("scipy")
NO = "result[0] is 1, expected 2"


def cohort() -> list[Document]:
    """Make five graded submissions that differ in one criterion of each exercise."""
    patterns = [(0, 0), (1, 0), (1, 2), (2, 2), (2, 1)]
    return [
        report(
            name,
            one={"correctness": [None] * passed + [NO] * (2 - passed), "ties": [None]},
            two={"correctness": [NO], "ties": [None] * ties + [NO] * (2 - ties)},
        )
        for name, (passed, ties) in zip("abcde", patterns, strict=True)
    ]


def test_figures_of_a_small_cohort() -> None:
    """Means, extremes, difficulty, correlations, alpha: by hand."""
    found = cohort_statistics([*cohort(), ungradable("f")])
    assert found["submissions"] == 5
    score = found["score"]
    assert (score["min"], score["median"], score["max"], score["mean"]) == (20, 55, 70, 48)
    assert score["histogram"]["counts"] == [0, 0, 1, 1, 0, 1, 1, 1, 0, 0]
    shares = {
        (exercise["id"], criterion["id"]): criterion["mean_share"]
        for exercise in found["exercises"]
        for criterion in exercise["criteria"]
    }
    assert shares == {
        ("one", "correctness"): 0.6,
        ("one", "ties"): 1,
        ("two", "correctness"): 0,
        ("two", "ties"): 0.5,
    }
    constant = found["exercises"][0]["criteria"][1]
    assert constant["item_total"] is None
    assert constant["sentence"] == "everybody has the same points here"
    assert found["alpha"]["low"] < found["alpha"]["value"] < found["alpha"]["high"]
    json.dumps(found, allow_nan=False)


def test_points_that_tell_nobody_apart() -> None:
    """Criteria and checks that all earn, and that none does."""
    earned = cohort_statistics(cohort())["earned"]
    places = {
        side: [(one["exercise"], one["criterion"]) for one in earned[side]["criteria"]]
        for side in ("nobody", "everybody")
    }
    assert places == {"nobody": [("two", "correctness")], "everybody": [("one", "ties")]}
    assert [one["check"] for one in earned["everybody"]["checks"]] == ["ties_0"]
    missing = report("f", one="missing", two="missing")
    earned = cohort_statistics([*cohort(), missing])["earned"]
    assert earned["everybody"] == {"criteria": [], "checks": []}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_cohorts_get_a_sentence(count: int) -> None:
    """No figure is made up where there are too few."""
    found = cohort_statistics(cohort()[:count])
    assert found["alpha"]["value"] is None
    assert str(count) in found["alpha"]["sentence"]
    assert "fewer than 3" in found["earned"]["sentence"]
    assert sum(found["score"]["histogram"]["counts"]) == count
    assert (found["score"]["mean"] is None) == (count == 0)
    for exercise in found["exercises"]:
        assert all(one["item_total"] is None for one in exercise["criteria"])
    json.dumps(found, allow_nan=False)


def test_one_item_and_equal_scores_get_a_sentence() -> None:
    """Alpha is not defined for either."""
    alone = cohort()
    for one in alone:
        del one["exercises"][1:]
        del one["exercises"][0]["criteria"][1:]
    assert cohort_statistics(alone)["alpha"]["sentence"] == "alpha needs two criteria"
    same = [report(name, one={"correctness": [None], "ties": [NO]}) for name in "abc"]
    assert "all scores are the same" in cohort_statistics(same)["alpha"]["sentence"]


def test_reports_that_hold_less_are_said_and_left_out_of_correlations() -> None:
    """A run over one exercise does not count as 0 in the other; mixed seeds are named."""
    short = report("f", one={"correctness": [None], "ties": [None]}) | {"seed": 7}
    found = cohort_statistics([*cohort(), short])
    assert found["alpha"] == cohort_statistics(cohort())["alpha"]
    assert found["exercises"][1] == cohort_statistics(cohort())["exercises"][1]
    assert any("1 of 6 reports" in note for note in found["notes"])
    assert any("2 seeds: 0, 7" in note for note in found["notes"])


def test_without_scipy_only_the_interval_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the extra."""
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    alpha = cohort_statistics(cohort())["alpha"]
    assert alpha["value"] is not None
    assert alpha["low"] is None
    assert "tiebreak[stats]" in alpha["sentence"]


@given(st.permutations(cohort()))
def test_the_order_of_reports_is_irrelevant(documents: list[Document]) -> None:
    """Not a digit changes."""
    assert cohort_statistics(documents) == cohort_statistics(cohort())
