"""Expectations: what they let pass, what they refuse, and the sentence they refuse it with."""

from typing import Any

import numpy as np
import pytest

from tiebreak.expect import (
    expect_close,
    expect_equal,
    expect_fresh,
    expect_property,
    expect_pure,
    expect_refusal,
    expect_shape,
    expect_silent,
)
from tiebreak.expect.answers import Answer, CheckFailed
from tiebreak.model import Function
from tiebreak.sandbox import Raised, Refused, Reply

FUNCTION = Function(name="f", parameters=("x", "k"))
INTEGERS = np.array([1, 2, 3])


def answer(value: object = None, **facts: Any) -> Answer:
    """Return an answer that came back as `value`."""
    reply = Reply(status="returned", value=value, **facts)
    return Answer(function=FUNCTION, args=(np.array([0.5, 2.0]), 3), reply=reply)


def raised(name: str, *bases: str) -> Answer:
    """Return an answer that raised an exception with these builtin bases."""
    error = Raised(type_name=name, message="no", builtin_bases=bases, line=4, text="    raise no")
    return Answer(function=FUNCTION, args=(), reply=Reply(status="raised", error=error))


@pytest.mark.parametrize(
    ("got", "want", "said"),
    [
        (np.array([1, 2, 4]), INTEGERS, "result[2] is 4, expected 3"),
        (np.array([3, 1, 2]), INTEGERS, "result[0] is 3, expected 1 (3 of 3 entries differ)"),
        (INTEGERS[:, None], INTEGERS, "the result has shape (3, 1), expected (3,)"),
        (INTEGERS[:1], INTEGERS, "the result has shape (1,), expected (3,)"),
        (INTEGERS.astype("i4"), INTEGERS, "the result has dtype int32, expected int64"),
        (INTEGERS.astype(">i8"), INTEGERS, "the result has dtype >i8, expected int64"),
        ([1, 2, 3], INTEGERS, "the result is [1, 2, 3] (of type list), expected an array int64"),
        (None, INTEGERS, "the result is None (of type NoneType)"),
        (Refused("MaskedArray"), INTEGERS, "the result is of type MaskedArray"),
        (INTEGERS, (INTEGERS, INTEGERS), "expected a tuple of 2"),
        ((INTEGERS,), (INTEGERS, INTEGERS), "expected a tuple of 2"),
        ((INTEGERS, INTEGERS + 1), (INTEGERS, INTEGERS), "part 1 of the result[0] is 2"),
        (np.array([np.nan]), np.array([np.nan]), "result[0] is nan, expected nan"),
        (np.array(["a"]), np.array(["b"]), "result[0] is 'a', expected 'b'"),
    ],
)
def test_equal_is_exact(got: object, want: object, said: str) -> None:
    """Type, shape, dtype and values; nothing broadcasts, NaN equals nothing."""
    with pytest.raises(CheckFailed) as failure:
        expect_equal(answer(got), want)
    first, second = str(failure.value).split("\n")
    assert said in first
    assert second == "in f(x=np.array([0.5, 2.0]), k=3)"


def test_equal_lets_the_right_answer_pass() -> None:
    """Arrays, and tuples of them."""
    expect_equal(answer(INTEGERS), [1, 2, 3])
    expect_equal(answer((INTEGERS, INTEGERS)), (INTEGERS, INTEGERS))
    expect_equal(answer(np.zeros((0, 3))), np.zeros((0, 3)))


@pytest.mark.parametrize(
    "got", [np.array([1.0, 2.1]), np.array([1.0, np.nan]), np.array([1.0, np.inf]), np.ones(1)]
)
def test_close_has_a_limit(got: np.ndarray) -> None:
    """Beyond the tolerance, NaN, infinity and other shapes fail."""
    with pytest.raises(CheckFailed):
        expect_close(answer(got), np.array([1.0, 2.0]), atol=0.05)


def test_close_takes_a_tolerance_for_each_entry() -> None:
    """Absolute and relative tolerances add up."""
    expect_close(answer(np.array([1.0, 2.1])), np.array([1.0, 2.0]), atol=np.array([0.0, 0.2]))
    expect_close(answer(np.array([1.0, 2.1])), np.array([1.0, 2.0]), atol=0.0, rtol=0.06)


def test_a_refusal_needs_a_value_error_and_a_right_answer() -> None:
    """Neither always raising nor never raising passes."""
    refused, right = raised("BadShape", "Exception", "ValueError"), answer(INTEGERS)
    expect_refusal(refused, valid=right, want=INTEGERS)
    with pytest.raises(CheckFailed, match="raised ValueError on line 4: no"):
        expect_refusal(refused, valid=raised("ValueError", "ValueError"), want=INTEGERS)
    with pytest.raises(CheckFailed, match="f returned 7, expected a ValueError"):
        expect_refusal(answer(7), valid=right, want=INTEGERS)
    with pytest.raises(CheckFailed, match="raised ValueError on line 4: no, expected a ValueError"):
        expect_refusal(raised("ValueError", "Exception"), valid=right, want=INTEGERS)


def test_conduct_is_seen() -> None:
    """Changed arguments, output, shared memory, locked results and warnings each fail."""
    for facts, said in (
        ({"changed": (1,)}, "f changed its argument k"),
        ({"printed": "hello\n"}, "f printed 'hello', expected no output"),
    ):
        with pytest.raises(CheckFailed, match=said):
            expect_pure(answer(INTEGERS, **facts), INTEGERS)
    for facts, said in (
        ({"shares": ("argument 0",)}, "shares memory with argument 0"),
        ({"read_only": True}, "is read-only"),
    ):
        with pytest.raises(CheckFailed, match=said):
            expect_fresh(answer(INTEGERS, **facts), INTEGERS)
    with pytest.raises(CheckFailed, match="warned: RuntimeWarning"):
        expect_silent(answer(INTEGERS, warnings=("RuntimeWarning: overflow (line 3)",)))


def test_properties_and_shapes() -> None:
    """A property that cannot be evaluated does not hold."""
    expect_property(answer(INTEGERS), lambda got: got.sum() == 6, "the sum is 6")
    for value in (np.array([1]), None, Refused("X")):
        with pytest.raises(CheckFailed, match="the sum is 6 does not hold"):
            expect_property(answer(value), lambda got: got.sum() == 6, "the sum is 6")
    expect_shape(answer(INTEGERS), (3,), np.int64)
    with pytest.raises(CheckFailed, match=r"shape \(3,\), expected \(4,\)"):
        expect_shape(answer(INTEGERS), (4,), np.int64)


def test_endings_are_told_in_the_candidates_terms() -> None:
    """Time-outs, deaths and unwritten stubs read like sentences."""
    hung = Answer(
        function=FUNCTION, args=(), reply=Reply(status="timeout", detail="ran past the 10 s limit")
    )
    with pytest.raises(CheckFailed, match="f ran past the 10 s limit"):
        expect_equal(hung, INTEGERS)
    with pytest.raises(CheckFailed, match="f is not written yet"):
        expect_equal(raised("NotImplementedError", "NotImplementedError"), INTEGERS)


def test_large_arguments_are_shown_by_type() -> None:
    """A call stays readable, whatever it was given."""
    large = Answer(
        function=FUNCTION, args=(np.zeros((99, 9), "f4"), 5), reply=Reply(status="returned")
    )
    assert large.call == "f(x: float32 (99, 9), k=5)"
    text = Answer(function=FUNCTION, args=(np.array(["é\x1b"]),), reply=Reply(status="returned"))
    assert "\x1b" not in text.call
