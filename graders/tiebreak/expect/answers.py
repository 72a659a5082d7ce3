"""The candidate's functions as a check sees them: calls that return answers to be judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from tiebreak.errors import AuthorError
from tiebreak.expect.counterexample import Plain, counterexample
from tiebreak.expect.wording import describe_call
from tiebreak.meters import Header
from tiebreak.model import Function
from tiebreak.sandbox import Reply, Worker
from tiebreak.text import printable


class CheckFailed(Exception):
    """The answer is not what the contract promises; the text is for the candidate."""

    def __init__(self, text: str, counterexample: Callable[[], Plain] | None = None) -> None:
        super().__init__(text)
        self._counterexample = counterexample

    @property
    def counterexample(self) -> Plain | None:
        """The call as plain data, where one call is to blame."""
        return self._counterexample() if self._counterexample else None


@dataclass(kw_only=True)
class Answer:
    """What a call came to, until an ``expect_`` function has judged it."""

    function: Function
    args: tuple[object, ...]
    reply: Reply
    judged: bool = False
    want: object = None

    @property
    def call(self) -> str:
        """The call in words, with the values of small arguments."""
        return describe_call(self.function, self.args)

    def fail(
        self, sentence: str, place: Sequence[int] = (), part: int | None = None
    ) -> CheckFailed:
        """Return the failure that says `sentence` about this call, wrong first at `place`."""
        seen = self.function, self.args, self.reply, self.want, place, part
        found = None if self.unwritten else partial(counterexample, *seen)
        return CheckFailed(f"{sentence}\nin {self.call}", found)

    @property
    def unwritten(self) -> bool:
        """True when the call met the stub's NotImplementedError."""
        error = self.reply.error
        return error is not None and error.type_name == "NotImplementedError"


class Line(Protocol):
    """What answers calls: a worker, or what stands in for one."""

    waited: float

    @property
    def alive(self) -> bool:
        """False once nothing more will be answered."""

    def call(self, function: str, args: Sequence[object], /) -> Reply:
        """Answer one call."""

    def close(self) -> None:
        """Answer nothing more."""


@dataclass(kw_only=True)
class Candidate:
    """The functions of one submission, each check in workers of its own."""

    functions: Sequence[Function]
    open_worker: Callable[[], Worker]
    answers: list[Answer] = field(default_factory=list)
    worker: Line | None = None
    observe: Callable[[Reply, float], None] = lambda _reply, _seconds: None
    misconduct: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    headers: Sequence[Header] = ()
    source: Sequence[str] = ()
    seed: Sequence[int] = (0,)

    def __getattr__(self, name: str) -> "Call":
        for function in self.functions:
            if function.name == name:
                return Call(self, function)
        raise AuthorError(f"a check calls {name}, which the exercise does not ask for")

    def close(self) -> None:
        """Kill the worker of this check."""
        if self.worker is not None:
            self.worker.close()

    @property
    def unwritten(self) -> bool:
        """True when the last call met the stub's NotImplementedError."""
        return bool(self.answers) and self.answers[-1].unwritten

    @property
    def unjudged(self) -> bool:
        """True when the check asked for an answer and judged none, so that it cannot fail."""
        return not any(answer.judged for answer in self.answers)


@dataclass(frozen=True)
class Call:
    """One function of the candidate's, ready to be called or measured."""

    candidate: Candidate
    function: Function

    def __call__(self, *args: object) -> Answer:
        """Call the function in the worker of this check; never raises for the candidate's sake."""
        candidate = self.candidate
        if candidate.worker is None:
            candidate.worker = candidate.open_worker()
        reply = candidate.worker.call(self.function.name, args)
        candidate.observe(reply, candidate.worker.waited)
        candidate.misconduct += misconduct_of(self.function, args, reply)
        answer = Answer(function=self.function, args=args, reply=reply)
        candidate.answers.append(answer)
        return answer


def misconduct_of(function: Function, args: Sequence[object], reply: Reply) -> list[str]:
    """Say what a call did that no call may do, whatever it was asked."""
    name, call = function.name, describe_call(function, args)
    found = [f"{name} changed its argument {function.parameters[i]}" for i in reply.changed[:1]]
    if reply.printed:
        said = printable(reply.printed.strip(), 200)
        found.append(f"{name} printed {said!r}, expected no output")
    found += [f"the result of {name} shares memory with {place}" for place in reply.shares[:1]]
    if reply.read_only:
        found.append(f"the result of {name} is read-only")
    return [f"{sentence}\nin {call}" for sentence in found]
