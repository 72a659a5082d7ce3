"""The calls that checks make, written down once, so that a submission answers them in one go.

Most checks call the candidate's functions on arguments that do not depend on any answer. Those
calls are recorded with the reference solution in the candidate's place and kept. A submission is
then sent all of them at once, and a check is run on its answers as if it had asked one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import NoReturn

from tiebreak.expect.answers import Candidate, CheckFailed
from tiebreak.model import Function
from tiebreak.sandbox import Packed, Raised, Reply, WireError, encode, prepack

Planned = tuple[str, bytes]
"""A function and its arguments, encoded."""


class OffPlan(Exception):
    """A check does not make the calls that were recorded, or more than calls."""


@dataclass(frozen=True)
class Plan:
    """The calls of the checks of one suite, by the name of the check, in the order of the suite."""

    calls: Mapping[str, Sequence[Planned]]

    @cached_property
    def packed(self) -> Packed:
        """The message that asks a worker for all answers."""
        blobs: list[bytes] = []
        size, checks = 0, []
        for calls in self.calls.values():
            spans: list[tuple[str, int, int]] = []
            for function, blob in calls:
                spans.append((function, size, size + len(blob)))
                blobs.append(blob)
                size += len(blob)
            checks.append(spans)
        return prepack({"op": "replay", "checks": checks}, b"".join(blobs))


class Recording:
    """Stands in for a worker: the reference answers, and the calls are written down."""

    alive = True
    waited = 0.0

    def __init__(self, reference: ModuleType) -> None:
        self.calls: list[Planned] = []
        self._reference = reference

    def call(self, function: str, args: Sequence[object]) -> Reply:
        """Answer as a worker with the reference in it would."""
        self.calls.append((function, encode(list(args))))
        try:
            return Reply(status="returned", value=getattr(self._reference, function)(*args))
        except Exception as error:  # a refusal, which is an answer
            bases = tuple(base.__name__ for base in type(error).__mro__)
            raised = Raised(type_name=bases[0], message=str(error), builtin_bases=bases)
            return Reply(status="raised", error=raised)

    def close(self) -> None:
        """Do nothing: there is no process."""


class Answered:
    """Stands in for a worker that has answered all calls of a check in advance."""

    alive = True
    waited = 0.0

    def __init__(self, calls: Sequence[Planned], replies: Sequence[Reply]) -> None:
        if len(calls) != len(replies):
            raise OffPlan
        self._ahead = iter(zip(calls, replies, strict=True))
        self.asked = 0

    def call(self, function: str, args: Sequence[object]) -> Reply:
        """Return the answer to this very call."""
        planned, reply = next(self._ahead, (None, None))
        if reply is None or planned != (function, encode(list(args))):
            raise OffPlan
        self.asked += 1
        return reply

    def close(self) -> None:
        """Do nothing: the process serves other checks."""


def off_plan() -> NoReturn:
    """Stand in for opening a worker, which no planned check does."""
    raise OffPlan


def record(
    functions: Sequence[Function],
    reference: ModuleType,
    seed: Sequence[int],
    run: Callable[[Candidate], CheckFailed | None],
) -> list[Planned] | None:
    """Return the calls that `run` makes of a candidate, None if it does more than to call it."""
    recording = Recording(reference)
    candidate = Candidate(functions=functions, open_worker=off_plan, worker=recording, seed=seed)
    try:
        failure = run(candidate)
    except (OffPlan, WireError):
        return None
    return recording.calls if failure is None and recording.calls else None
