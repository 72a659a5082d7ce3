"""Two gradings of the same submissions."""

from hypothesis import given
from hypothesis import strategies as st

from team.cohorts import Document, report
from tiebreak.team.cohort import Cohort
from tiebreak.team.regrade import regrade_diff

RIGHT = {"correctness": [None, None], "ties": [None]}


def cohort(*documents: Document, **left_out: str) -> Cohort:
    """Make what would be read from a folder."""
    return Cohort(documents=documents, left_out=left_out)


def test_nothing_changes() -> None:
    """Messages and times are no change."""
    old = report("anna", one={"correctness": ["a", None], "ties": [None]})
    new = report("anna", one={"correctness": ["b", None], "ties": [None]}) | {"seconds": 9}
    found = regrade_diff(cohort(old), cohort(new))
    assert (found["compared"], found["changed"], found["unscored"]) == (1, [], [])


def test_whose_score_changes_and_by_which_check() -> None:
    """Statuses before and after, checks that appear, and what the others weigh since."""
    old = cohort(report("anna", one=RIGHT), report("bert", one=RIGHT))
    lost = {"correctness": [None, "no", None], "ties": [None]}
    new = cohort(report("anna", one=lost), report("bert", one=RIGHT | {"correctness": [None] * 3}))
    found = regrade_diff(old, new)
    (changed,) = found["changed"]
    assert (changed["submission"], changed["before"], changed["after"]) == ("anna", 100, 80)
    by_name = {check["check"]: (check["before"], check["after"]) for check in changed["checks"]}
    assert by_name == {
        "correctness_0": ({"status": "passed", "points": 30}, {"status": "passed", "points": 20}),
        "correctness_1": ({"status": "passed", "points": 30}, {"status": "failed", "points": 20}),
        "correctness_2": (None, {"status": "passed", "points": 20}),
    }
    assert [one["submission"] for one in found["unscored"]] == ["bert"]
    assert found["totals"] == {"mean_before": 100, "mean_after": 90, "rank_changes": 1}


def test_an_exercise_that_is_no_longer_run() -> None:
    """Its status before and after is said, with the score."""
    found = regrade_diff(cohort(report("anna", one=RIGHT)), cohort(report("anna", one="error")))
    (exercise,) = found["changed"][0]["exercises"]
    assert exercise["before"] == {"status": "passed", "score": 100}
    assert exercise["after"] == {"status": "error", "score": 0}


def test_candidates_on_one_side() -> None:
    """Those that are new, gone, and graded on one side only are told apart."""
    old = cohort(report("anna", one=RIGHT), report("bert", one=RIGHT), cleo="is not JSON")
    new = cohort(report("cleo", one=RIGHT), report("dora", one=RIGHT), bert="was not graded: x")
    found = regrade_diff(old, new)
    assert (found["only_old"], found["only_new"]) == (["anna"], ["dora"])
    assert [one["submission"] for one in found["lost"]] == ["bert"]
    assert [one["submission"] for one in found["gained"]] == ["cleo"]
    assert found["totals"]["mean_before"] is None


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_points_of_checks_explain_the_change(passes: list[tuple[bool, bool, bool]]) -> None:
    """What a submission's checks gained and lost sums to the change of its score."""
    for first, second, third in passes:
        old = report("anna", one={"correctness": [None if first else "no"], "ties": [None]})
        messages = [None if second else "no", None if third else "no"]
        new = report("anna", one={"correctness": messages, "ties": [None]})
        found = regrade_diff(cohort(old), cohort(new))
        explained = sum(check["delta"] for check in found["checks"])
        assert abs(explained - (new["score"] - old["score"])) < 1e-6
