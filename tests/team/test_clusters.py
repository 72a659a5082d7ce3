"""Failures that are the same for many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from team.cohorts import Document, report
from tiebreak.team.clusters import failure_clusters, pattern_of, with_comments

CALL = "\nin f(X=np.array([[1.0]]))"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("result[3] is 1, expected 7", "result[0] is -2.5e-3, expected 7"),
        ("result[0] is 'fig', expected 'kiwi'", "result[0] is 'pear', expected 'kiwi'"),
        ("result[0] is 1, expected 7 (2 of 4 entries differ)", "result[0] is 1, expected 7"),
        ("the result is np.array([[True, False]])", "the result is np.array([[False], [nan]])"),
        ("line 4 ran 9 times\n    for x in X:", "line 30 ran 12 times\n    while True:"),
    ],
)
def test_values_do_not_tell_failures_apart(one: str, other: str) -> None:
    """Numbers, texts, lists and the candidate's own lines are masked."""
    assert pattern_of(one + CALL) == pattern_of(other + CALL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"result[0] is 1{CALL}", "result[0] is 1\nin f(X=np.array([[2.0]]))"),
        ("f raised ValueError on line 4: no", "f raised KeyError on line 4: no"),
        ("result is float32, expected float64", "result is float16, expected float64"),
        ("in predict_1nn: it hangs", "in predict_2nn: it hangs"),
    ],
)
def test_kinds_and_counterexamples_do(one: str, other: str) -> None:
    """Another call, error, dtype or name is another failure."""
    assert pattern_of(one) != pattern_of(other)


def cohort() -> list[Document]:
    """Make four submissions that fail in three ways."""
    both = {"correctness": [f"x is 1{CALL}", None], "ties": [f"y is 1{CALL}"]}
    like = {"correctness": [f"x is 2{CALL}", None], "ties": [f"y is 1{CALL}"]}
    return [
        report("anna", one=both),
        report("bert", one=like),
        report("cleo", one={"correctness": [None, "it hangs"], "ties": ["-"]}),
        report("dora", one="missing"),
    ]


def test_co_failing_checks_are_one_cluster() -> None:
    """Largest first; what was not run is a consequence; a missing exercise is a failure too."""
    clusters = failure_clusters(cohort())
    assert [(c["size"], c["members"]) for c in clusters] == [
        (2, ["anna", "bert"]),
        (1, ["cleo"]),
        (1, ["dora"]),
    ]
    first = clusters[0]["failures"]
    assert [f["check"] for f in first] == ["correctness_0", "ties_0"]
    assert first[0]["message"] == f"x is 1{CALL}"
    assert first[0]["counterexample"] == "f(X=np.array([[1.0]]))"
    assert clusters[2]["failures"][0]["check"] == "missing"


@given(st.permutations(cohort()))
def test_the_order_of_reports_is_irrelevant(documents: list[Document]) -> None:
    """Clusters, their order and their messages are the same."""
    assert failure_clusters(documents) == failure_clusters(cohort())


def test_comments_follow_their_failure() -> None:
    """A comment stays with its failure as the cohort grows; without one it is kept apart."""
    earlier = failure_clusters(cohort()[:1])
    earlier[0]["comment"] = "see page 3"
    gone = failure_clusters([report("x", two={"ties": ["it hangs"]})])[0] | {"comment": "old"}
    clusters, unused = with_comments(failure_clusters(cohort()), [*earlier, "foreign"], [gone])
    assert [c["comment"] for c in clusters] == ["see page 3", "", ""]
    assert unused == [gone]
