"""What a call may do besides returning: refuse, keep its hands off, say nothing."""

import numpy as np
import numpy.typing as npt

from tiebreak.expect.answers import Answer, Candidate, CheckFailed
from tiebreak.expect.equality import expect_close, expect_equal, failure_of, returned
from tiebreak.expect.wording import value_of
from tiebreak.sandbox import Raised
from tiebreak.text import printable

Tolerance = float | npt.NDArray[np.float64]


def expect_refusal(
    answer: Answer, *, valid: Answer, want: object, atol: Tolerance | None = None
) -> None:
    """Demand a ValueError from `answer`, and `want` from `valid`, a call that differs only in that.

    The second half is what keeps a function that always raises from passing.
    """
    answer.judged, answer.want = True, Raised(type_name="ValueError", message="")
    reply, name = answer.reply, answer.function.name
    if reply.status == "returned":
        raise answer.fail(f"{name} returned {value_of(reply.value)}, expected a ValueError")
    if reply.error is None or "ValueError" not in reply.error.builtin_bases:
        raise answer.fail(failure_of(answer, ", expected a ValueError") or "")
    _expect_right(valid, want, atol)


def expect_pure(answer: Answer, want: object, *, atol: Tolerance | None = None) -> None:
    """Demand the right answer, arguments left as they were, and nothing printed."""
    _expect_right(answer, want, atol)
    if answer.reply.changed:
        name = answer.function.parameters[answer.reply.changed[0]]
        raise answer.fail(f"{answer.function.name} changed its argument {name}")
    if answer.reply.printed:
        said = printable(answer.reply.printed.strip()[:200], 200)
        raise answer.fail(f"{answer.function.name} printed {said!r}, expected no output")


def expect_fresh(answer: Answer, want: object, *, atol: Tolerance | None = None) -> None:
    """Demand the right answer in a writeable array that shares memory with nothing else."""
    _expect_right(answer, want, atol)
    name = answer.function.name
    if answer.reply.shares:
        raise answer.fail(f"the result of {name} shares memory with {answer.reply.shares[0]}")
    if answer.reply.read_only:
        raise answer.fail(f"the result of {name} is read-only")


def expect_conduct(candidate: Candidate) -> None:
    """Demand that no call of any check so far has changed, printed or shared anything.

    For the check under `final`, which runs after all others of its exercise.
    """
    if candidate.misconduct:
        raise CheckFailed(candidate.misconduct[0])


def expect_silent(answer: Answer) -> None:
    """Demand that the call returned and that nothing was warned of on the way."""
    returned(answer)
    if answer.reply.warnings:
        raise answer.fail(f"{answer.function.name} warned: {answer.reply.warnings[0]}")


def _expect_right(answer: Answer, want: object, atol: Tolerance | None) -> None:
    if atol is None:
        expect_equal(answer, want)
    else:
        expect_close(answer, want, atol=atol)
