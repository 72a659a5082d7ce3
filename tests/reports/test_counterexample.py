"""What is kept of the call that broke a promise."""

import json
from collections.abc import Callable

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from reports.made import Document
from test_cli import SCHEMA
from test_expect import answer, raised
from tiebreak.expect import expect_close, expect_equal, expect_refusal
from tiebreak.expect.answers import Answer, CheckFailed
from tiebreak.expect.counterexample import plain
from tiebreak.sandbox import Refused

VALUE = Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/value"})


def kept(judge: Callable[[], None]) -> Document:
    """Return the counterexample of the failure that `judge` raises."""
    with pytest.raises(CheckFailed) as failure:
        judge()
    found = failure.value.counterexample
    assert found is not None
    return json.loads(json.dumps(found, allow_nan=False))


def test_a_wrong_entry_is_kept_with_its_place() -> None:
    """Arguments by name, the answer, what was expected and where they first differ."""
    found = kept(lambda: expect_equal(answer(np.array([1, 5])), np.array([1, 2])))
    assert found["function"] == "f"
    assert found["arguments"] == [
        {"name": "x", "type": "array", "dtype": "float64", "shape": [2], "values": [0.5, 2.0]},
        {"name": "k", "type": "int", "value": 3},
    ]
    assert (found["got"]["values"], found["expected"]["values"]) == ([1, 5], [1, 2])
    assert (found["index"], found["part"]) == ([1], None)


def test_a_part_of_a_tuple_is_named() -> None:
    """The place stands in one of several arrays."""
    got, want = (np.ones(2), np.ones((2, 2))), (np.ones(2), np.array([[1.0, 1.0], [1.0, 2.0]]))
    found = kept(lambda: expect_close(answer(got), want, atol=1e-9))
    assert (found["index"], found["part"]) == ([1, 1], 1)
    assert [item["shape"] for item in found["got"]["items"]] == [[2], [2, 2]]


def test_an_exception_stands_for_the_answer() -> None:
    """What was raised, or should have been."""
    found = kept(lambda: expect_equal(raised("IndexError", "IndexError"), np.ones(1)))
    assert found["got"] == {"type": "raised", "text": "IndexError: no"}
    assert found["expected"]["values"] == [1.0]
    right: Answer = answer(1)
    found = kept(lambda: expect_refusal(answer(7), valid=right, want=1))
    assert found["got"] == {"type": "int", "value": 7}
    assert found["expected"] == {"type": "raised", "text": "ValueError"}


@pytest.mark.parametrize(
    "value",
    [
        np.array([np.nan, np.inf, -np.inf]), np.array([2**63], "u8"), 10**399, np.zeros((10**8, 0)),
        np.zeros(201), np.array(["a\x1b", "é"]), np.array([b"\xff"]), np.array([1 + 2j]),
        np.longdouble(2), np.float16("nan"), True, None, "\ud800", b"\x00", {"a": 1}, [1, (2, 3)],
        (0,) * 1000, Refused("X\x1b"), np.zeros((1,) * 30), np.array("x" * 10**6), float("inf"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_any_value_is_small_plain_json(value: object) -> None:
    """No NaN, no long text, no control characters, few numbers; and as the schema says."""
    text = json.dumps(plain(value), allow_nan=False, ensure_ascii=False)
    assert text.isprintable()
    assert len(text) < 1500
    VALUE.validate(json.loads(text))


def test_a_real_report_carries_it(graded: Callable[[str, str], Document]) -> None:
    """A lost tie comes with the rows that were tied, a loop without its large arrays."""
    report = graded("part1", "wrong/last_of_equals")
    Draft202012Validator(SCHEMA).validate(report)
    ties = next(c for c in report["exercises"][0]["criteria"] if c["id"] == "ties")
    found = ties["checks"][0]["counterexample"]
    assert [argument["name"] for argument in found["arguments"]] == ["X_train", "y_train", "X_test"]
    assert found["index"] == [0]
    report = graded("part1", "wrong/comprehension")
    loops = next(c for c in report["exercises"][0]["criteria"] if c["id"] == "vectorization")
    assert "values" not in loops["checks"][0]["counterexample"]["arguments"][2]
