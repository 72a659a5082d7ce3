"""Comparisons that build the sentence they fail with."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from tiebreak.expect.answers import Answer, CheckFailed
from tiebreak.expect.wording import dtype_name, kind_of, value_of
from tiebreak.sandbox import Refused
from tiebreak.text import printable

Array = npt.NDArray[np.generic]


def expect_equal(answer: Answer, want: object) -> None:
    """Demand exactly `want`: plain arrays of its shape, dtype and values, tuples of its length."""
    answer.want = want
    _compare(answer, _returned(answer), want, "the result", _first_unequal)


def expect_close(
    answer: Answer, want: object, *, atol: float | npt.NDArray[np.float64], rtol: float = 0.0
) -> None:
    """Demand `want` within ``atol + rtol * |want|`` element by element; NaN equals nothing."""

    def first_far(got: Array, expected: Array) -> npt.NDArray[np.intp] | None:
        with np.errstate(all="ignore"):
            near = np.abs(got - expected) <= atol + rtol * np.abs(expected)  # type: ignore[operator]
        return _first(~(near | (got == expected)))

    answer.want = want
    _compare(answer, _returned(answer), want, "the result", first_far)


def expect_shape(answer: Answer, shape: tuple[int, ...], dtype: npt.DTypeLike) -> None:
    """Demand a plain array of `shape` and `dtype`, whatever its values."""
    _plain(answer, _returned(answer), np.empty(shape, dtype), "the result")


def expect_property(answer: Answer, predicate: Callable[[object], bool], what: str) -> None:
    """Demand that the call returned and that `predicate` holds for what it returned.

    `what` words the promise: "every row sums to 1". A predicate that cannot be evaluated on what
    came back (another type, another shape) does not hold.
    """
    got = _returned(answer)
    with np.errstate(all="ignore"):
        holds = _evaluate(predicate, got)
    if not holds:
        raise answer.fail(f"{what} does not hold: the result is {value_of(got)}")


def _evaluate(predicate: Callable[[object], bool], got: object) -> bool:
    try:
        return bool(predicate(got))
    except (TypeError, ValueError, IndexError, AttributeError, np.linalg.LinAlgError):
        return False


def returned(answer: Answer) -> object:
    """Return the value of a call that returned; fail in the candidate's terms otherwise."""
    return _returned(answer)


def failure_of(answer: Answer, expected: str = "") -> str | None:
    """Say what a call came to when it did not return, or None when it did."""
    reply, name = answer.reply, answer.function.name
    if reply.status == "returned":
        return None
    if reply.status != "raised" or reply.error is None:
        return f"{name} {reply.detail}{expected}"
    error = reply.error
    if error.type_name == "NotImplementedError":
        return f"{name} is not written yet (it raises NotImplementedError)"
    where = f" on line {error.line}" if error.line else ""
    line = f"\n    {printable(error.text.strip(), 200)}" if error.text else ""
    said = f": {error.message}" if error.message else ""
    return f"{name} raised {error.type_name}{where}{said}{expected}{line}"


def _returned(answer: Answer) -> object:
    answer.judged = True
    failure = failure_of(answer)
    if failure is not None:
        raise answer.fail(failure)
    return answer.reply.value


def _compare(
    answer: Answer,
    got: object,
    want: object,
    what: str,
    first_wrong: Callable[[Array, Array], npt.NDArray[np.intp] | None],
    part: int | None = None,
) -> None:
    if isinstance(want, tuple):
        if not isinstance(got, tuple) or len(got) != len(want):
            raise answer.fail(f"{what} is {_kind(got)}, expected a tuple of {len(want)}")
        for i, (one, wanted) in enumerate(zip(got, want, strict=True)):
            _compare(answer, one, wanted, f"part {i} of the result", first_wrong, i)
        return
    expected = np.asarray(want)
    plain = _plain(answer, got, expected, what)
    wrong = first_wrong(plain, expected)
    if wrong is not None:
        place = tuple(int(i) for i in wrong)
        raise answer.fail(_differs(what, plain, expected, place), place, part)


def _plain(answer: Answer, got: object, want: Array, what: str) -> Array:
    if type(got) is not np.ndarray:
        raise answer.fail(f"{what} is {_kind(got)}, expected an array {kind_of(want)}")
    if got.shape != want.shape:
        raise answer.fail(f"{what} has shape {got.shape}, expected {want.shape}")
    if got.dtype != want.dtype:
        names = f"{dtype_name(got.dtype)}, expected {dtype_name(want.dtype)}"
        raise answer.fail(f"{what} has dtype {names}")
    return got


def _kind(got: object) -> str:
    if isinstance(got, Refused):
        return f"of type {got.type_name}"
    return f"{value_of(got)} (of type {type(got).__name__})"


def _first_unequal(got: Array, want: Array) -> npt.NDArray[np.intp] | None:
    return _first(got != want)


def _first(wrong: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp] | None:
    places = np.argwhere(wrong)
    return places[0] if len(places) else None


def _differs(what: str, got: Array, want: Array, place: tuple[int, ...]) -> str:
    at = f"{what.removeprefix('the ')}[{', '.join(map(str, place))}]" if place else what
    many = int(np.count_nonzero(got != want))
    more = f" ({many} of {want.size} entries differ)" if many > 1 else ""
    return f"{at} is {_entry(got[place])}, expected {_entry(want[place])}{more}"


def _entry(entry: object) -> str:
    return printable(repr(entry.item() if isinstance(entry, np.generic) else entry), 80)


__all__ = ["CheckFailed", "expect_close", "expect_equal", "expect_property", "expect_shape"]
