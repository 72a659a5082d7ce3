"""Prove that workers are confined, by letting trusted code try to break out of one."""

from collections.abc import Callable

from tiebreak.errors import IsolationError
from tiebreak.sandbox.probes import FATAL_PROBES, PROBES
from tiebreak.sandbox.reply import Reply
from tiebreak.sandbox.session import Worker

_BLOCKED = "blocked"
_SECONDS = 5.0


def self_test(open_worker: Callable[[], Worker]) -> str:
    """Make every probe and return how many were stopped, as "18/18".

    Raise IsolationError if one was not, or if that cannot be told.
    """
    with open_worker() as worker:
        for name in PROBES:
            reply = _attempt(worker, name)
            if reply.status != "returned" or reply.value != _BLOCKED:
                raise _through(name, reply)
    for name in FATAL_PROBES:
        with open_worker() as worker:
            reply = _attempt(worker, name)
            if not _stopped(reply):
                raise _through(name, reply)
    count = len(PROBES) + len(FATAL_PROBES)
    return f"{count}/{count}"


def _attempt(worker: Worker, name: str) -> Reply:
    return worker.request({"op": "probe", "probe": name}, seconds=_SECONDS)


def _stopped(reply: Reply) -> bool:
    if reply.status == "died":
        return "SIGSYS" in reply.detail
    return reply.status == "returned" and reply.value == _BLOCKED


def _through(name: str, reply: Reply) -> IsolationError:
    said = reply.detail or (reply.error.message if reply.error else reply.value)
    return IsolationError(f"a worker that tried to {name} was not stopped ({reply.status}: {said})")
