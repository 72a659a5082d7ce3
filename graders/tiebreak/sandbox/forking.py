"""What the zygote does once it is ready: fork workers, lock them, bury them."""

import json
import os
import socket
from typing import Any, NoReturn

from tiebreak.sandbox.confinement import landlock, lockdown, seccomp
from tiebreak.sandbox.confinement.limits import Budget
from tiebreak.sandbox.serving import Line
from tiebreak.sandbox.worker import Worker

_LOCKING_FAILED = 71
_PARENT_CHECK_SECONDS = 1.0
_LONGEST_REQUEST = 1 << 16


def serve(control: socket.socket, machine: str) -> NoReturn:
    """Say hello over `control`, then obey what comes until it closes."""
    forker = Forker(control, machine)
    forker.greet()
    while True:
        forker.obey()


class Forker:
    """Forks one worker per request and reports its exit status when asked.

    That its parent is gone shows in the control socket, which closes; and, should another process
    hold a copy of its other end, in the number of its parent.
    """

    def __init__(self, control: socket.socket, machine: str) -> None:
        control.settimeout(_PARENT_CHECK_SECONDS)
        self._control, self._machine = control, machine
        self._parent = os.getppid()
        self._lock = lockdown.prepare(machine)

    def greet(self) -> None:
        """Say what this kernel offers, and that there is but one thread to fork."""
        self._send(
            threads=len(os.listdir("/proc/self/task")),
            landlock=landlock.abi(),
            seccomp=seccomp.available(self._machine),
        )

    def obey(self) -> None:
        """Wait for one request, for a while, and do what it says."""
        try:
            raw, handles, _, _ = socket.recv_fds(self._control, _LONGEST_REQUEST, 1)
        except TimeoutError:
            if os.getppid() != self._parent:
                os._exit(0)
            return
        if not raw:
            os._exit(0)
        request = json.loads(raw)
        for pid in request["reap"]:
            os.waitpid(pid, 0)
        if "status" in request:
            self._send(status=os.waitpid(request["status"], 0)[1])
        elif handles:
            self._fork(handles[0], request)

    def _fork(self, channel: int, request: dict[str, Any]) -> None:
        pid = os.fork()
        if pid == 0:
            self._become_worker(channel, request)
        os.close(channel)
        handle = os.pidfd_open(pid)
        socket.send_fds(self._control, [json.dumps({"pid": pid}).encode()], [handle])
        os.close(handle)

    def _become_worker(self, channel: int, request: dict[str, Any]) -> NoReturn:
        try:
            self._control.detach()
            os.dup2(channel, 0)
            line, worker = Line(0, 0), Worker(request["output"])
            budget = Budget(memory_bytes=request["memory"], cpu_seconds=request["cpu"])
            lockdown.engage(self._lock, budget)
            worker.serve(line)
        finally:
            os._exit(_LOCKING_FAILED)

    def _send(self, **message: int) -> None:
        self._control.send(json.dumps(message).encode())
