"""The candidate's functions as a check sees them: calls that return answers to be judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tiebreak.errors import AuthorError
from tiebreak.expect.wording import describe_call
from tiebreak.meters import Header
from tiebreak.model import Function
from tiebreak.sandbox import Reply, Worker


class CheckFailed(Exception):
    """The answer is not what the contract promises; the text is for the candidate."""


@dataclass(kw_only=True)
class Answer:
    """What a call came to, until an ``expect_`` function has judged it."""

    function: Function
    args: tuple[object, ...]
    reply: Reply
    judged: bool = False

    @property
    def call(self) -> str:
        """The call in words, with the values of small arguments."""
        return describe_call(self.function, self.args)

    def fail(self, sentence: str) -> CheckFailed:
        """Return the failure that says `sentence` about this call."""
        return CheckFailed(f"{sentence}\nin {self.call}")


@dataclass(kw_only=True)
class Candidate:
    """The functions of one submission, each check in workers of its own."""

    functions: Sequence[Function]
    open_worker: Callable[[bool], Worker]
    answers: list[Answer] = field(default_factory=list)
    worker: Worker | None = None
    observe: Callable[[Reply], None] = lambda _reply: None
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
        error = self.answers[-1].reply.error if self.answers else None
        return error is not None and error.type_name == "NotImplementedError"

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
            candidate.worker = candidate.open_worker(False)
        reply = candidate.worker.call(self.function.name, args)
        candidate.observe(reply)
        answer = Answer(function=self.function, args=args, reply=reply)
        candidate.answers.append(answer)
        return answer
