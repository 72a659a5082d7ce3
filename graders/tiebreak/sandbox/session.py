"""One worker as the trusted side sees it: requests in, replies out, and dead after a failure."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from tiebreak.errors import AuthorError
from tiebreak.model import Function
from tiebreak.sandbox import kernel
from tiebreak.sandbox.channel import Channel, Deadline, HungUpError, TooLateError
from tiebreak.sandbox.encoding import Encoder
from tiebreak.sandbox.frames import Packed, pack, parse_head
from tiebreak.sandbox.kernel import KernelFigures
from tiebreak.sandbox.limits import Limits
from tiebreak.sandbox.processes import Process
from tiebreak.sandbox.reply import Reply, parse_replies, parse_reply, parse_runs
from tiebreak.sandbox.values import HEAD_LIMIT, WireError

Parse = Callable[[dict[str, Any], bytearray, int], Any]
_NEGLIGIBLE = 0.005
_UNNOTICED = 0.5  # shorter exchanges are not looked into


@dataclass(frozen=True, kw_only=True)
class Run:
    """One measured call: its arguments, and those of the calls to warm up with, if any."""

    args: Sequence[object]
    warm: Sequence[Sequence[object]]


class Worker:
    """A worker that serves one submission; killed when the context ends.

    `waited` is the time that the last request took, in seconds, less what others took of it.
    After the first time-out, death or violation it is dead, and every further request gets the
    same reply at once.
    """

    def __init__(
        self, channel: Channel, process: Process, limits: Limits, call_seconds: float
    ) -> None:
        self.loaded = Reply(status="returned")
        self.waited = 0.0
        self._channel, self._process = channel, process
        self._limits, self._call_seconds = limits, call_seconds
        self._failed: Reply | None = None
        self._earlier = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """False once a call has hung, died or broken the protocol."""
        return self._failed is None

    def close(self) -> None:
        """Kill the worker."""
        if self._failed is None:
            self._fail(Reply(status="died", detail="was closed"))

    def load(
        self,
        name: str,
        source: str,
        functions: Sequence[Function],
        *,
        code: bytes = b"",
        seconds: float | None = None,
    ) -> None:
        """Give the worker its submission; `loaded` says what came of it.

        `code` is what `Sandbox.analyse` made of the source, empty to have the worker parse it.
        """
        raw = source.encode("utf-8", "surrogatepass")
        if len(raw) > self._limits.source_bytes:
            detail = f"is larger than {self._limits.source_bytes >> 10} KiB"
            self.loaded = self._fail(Reply(status="violation", detail=detail))
            return
        encoder = Encoder(layout=True)
        wanted = [asdict(function) for function in functions]
        message = {"op": "load", "name": name, "source": source, "functions": wanted}
        self.loaded = self.request({**message, "code": encoder.node(code)}, encoder, seconds)

    def call(
        self, function: str, args: Sequence[object], *, call_seconds: float | None = None
    ) -> Reply:
        """Call `function` with `args`, within `call_seconds` if given."""
        encoder = Encoder(layout=True)
        message = {"op": "call", "function": function, "args": _sendable(encoder, list(args))}
        return self.request(message, encoder, call_seconds)

    def example(self, source: str) -> Reply:
        """Run one statement of a doctest; the reply's value is the text it printed."""
        return self.request({"op": "example", "source": source})

    def measure_steps(
        self, function: str, runs: Sequence[Run]
    ) -> list[tuple[Reply, dict[str, Any]]]:
        """Call `function` once per run and count its Python-level steps.

        There are fewer pairs than runs if one of them used up its budget of steps: what follows
        would do the same.
        """
        measured = self._measure("steps", function, runs, fewest=1)
        return [(reply, counts or {}) for reply, counts in measured]

    def measure_memory(self, function: str, runs: Sequence[Run]) -> list[tuple[Reply, int | None]]:
        """Call `function` once per run and trace the peak of its memory, in bytes."""
        return self._measure("memory", function, runs, fewest=len(runs))

    def replay(self, packed: Packed, checks: int, seconds: float) -> Iterator["Replayed"]:
        """Send the calls of many checks at once and yield what came of each check in turn.

        It ends early, without a word, when the worker takes longer than `seconds` for one of them,
        dies or says what it should not. What it answered till then is as good as any answer.
        """
        if self._failed is not None:
            return
        nonce = _nonce()
        try:
            self._channel.send(packed.frame(nonce), self._deadline(seconds))
            for _ in range(checks):
                head, body = self._answer(nonce, self._deadline(seconds))
                yield Replayed(head=head, body=body, output_bytes=self._limits.output_bytes)
        except (TooLateError, HungUpError, WireError):
            self.close()

    def kernel(self) -> KernelFigures:
        """Return what the kernel says about the worker so far."""
        return KernelFigures() if self._failed else kernel.figures(self._process.pid)

    def request(
        self, message: dict[str, Any], encoder: Encoder | None = None, seconds: float | None = None
    ) -> Reply:
        """Send one request and return the reply."""
        seconds = seconds or self._call_seconds
        reply = self._exchange(message, encoder, seconds, parse_reply)
        return reply.reply if isinstance(reply, _Failure) else reply

    def _measure(
        self, operation: str, function: str, runs: Sequence[Run], *, fewest: int
    ) -> list[tuple[Reply, Any]]:
        encoder = Encoder(layout=True)
        pairs = _sendable(encoder, [(tuple(run.args), tuple(run.warm)) for run in runs])
        message = {"op": operation, "function": function, "runs": pairs}
        seconds = self._call_seconds  # for all runs together: their sizes are small
        measured = self._exchange(message, encoder, seconds, parse_runs)
        if not isinstance(measured, _Failure) and not fewest <= len(measured) <= len(runs):
            measured = self._violation("measured runs are missing")
        if isinstance(measured, _Failure):
            return [(measured.reply, None) for _ in runs]
        return list(measured)

    def _exchange(
        self, message: dict[str, Any], encoder: Encoder | None, seconds: float, parse: Parse
    ) -> Any:
        if self._failed is not None:
            return _Failure(self._failed)
        nonce = _nonce()
        frame = pack(nonce, message, encoder)
        if len(frame) - (encoder.size if encoder else 0) > HEAD_LIMIT:
            raise AuthorError("a check passes more than 8 MiB of items that are no arrays.")
        start = time.monotonic()
        deadline = self._deadline(seconds)
        try:
            self._channel.send(frame, deadline)
            head, body = self._answer(nonce, deadline)
            self._earlier += time.monotonic() - start
            return parse(parse_head(head), body, self._limits.output_bytes)
        except TooLateError:
            reply = Reply(status="timeout", detail=f"ran past the {seconds:g} s limit")
        except HungUpError:
            reply = Reply(status="died", detail=self._ending())
        except WireError as error:
            return self._violation(str(error))
        finally:
            self.waited = self._own(time.monotonic() - start)
        return _Failure(self._fail(reply))

    def _answer(self, nonce: int, deadline: Deadline) -> tuple[bytearray, bytearray]:
        header, head, body = self._channel.receive(deadline)
        if header.nonce != nonce:
            raise WireError("an answer that nobody asked for")
        return head, body

    def _own(self, seconds: float) -> float:
        """Return what a submission answers for of `seconds` by the clock."""
        if seconds <= _UNNOTICED:
            return seconds
        return max(0.0, seconds - kernel.starved_seconds(self._process.pid))

    def _deadline(self, seconds: float) -> Deadline:
        extend = _Overtime(self._process.pid, seconds, self._limits.stretch, self._earlier)
        return Deadline(seconds=seconds, extend=extend)

    def _violation(self, what: str) -> "_Failure":
        detail = f"broke the line to the grader: {what}"
        return _Failure(self._fail(Reply(status="violation", detail=detail)))

    def _ending(self) -> str:
        return self._process.ending() or "closed the line to the grader"

    def _fail(self, reply: Reply) -> Reply:
        self._failed = reply
        self._process.kill()
        self._channel.close()
        return reply


@dataclass(frozen=True)
class _Failure:
    """Marks an exchange that failed for good."""

    reply: Reply


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """What a worker answered to the calls of one check, unread."""

    head: bytearray
    body: bytearray
    output_bytes: int

    @property
    def digest(self) -> bytes:
        """Stands for all that the replies say."""
        return hashlib.sha256(len(self.head).to_bytes(8, "little") + self.head + self.body).digest()

    def read(self) -> list[Reply] | None:
        """Return the replies, None where the worker sent anything else."""
        try:
            return parse_replies(parse_head(self.head), self.body, self.output_bytes)
        except WireError:
            return None


def _nonce() -> int:
    return int.from_bytes(os.urandom(8), "little")


class _Overtime:
    """Grants a call more time by the clock while others keep it from the processor.

    What a worker has spent waiting for the processor, in this exchange or before, is added. One
    that waits for it just now may go on until it has had its seconds, one that waits for a page
    for a while; what earlier exchanges took by the clock counts as processor time of theirs, in
    its favour.
    """

    def __init__(self, pid: int, seconds: float, stretch: float, earlier: float) -> None:
        self._pid, self._seconds, self._earlier = pid, seconds, earlier
        self._start, self._longest = time.monotonic(), stretch * seconds

    def __call__(self) -> float:
        waited = time.monotonic() - self._start
        left = self._seconds + kernel.starved_seconds(self._pid) - waited
        used, state = kernel.cpu_seconds(self._pid), kernel.state(self._pid)
        if left <= 0 and used is not None and state in ("R", "D"):
            left = self._seconds - (used - self._earlier)
            left = left if state == "R" else min(left, self._longest - waited)
        return left if left > _NEGLIGIBLE else 0.0


def _sendable(encoder: Encoder, value: object) -> Any:
    node = encoder.node(value)
    if encoder.refused:
        raise AuthorError(
            f"a check passes {encoder.refused[0]} to a candidate. "
            "Pass arrays, numbers, strings and lists of them."
        )
    return node
