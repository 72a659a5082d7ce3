"""The zygote and the workers forked from it, as the trusted side sees them."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tiebreak.errors import IsolationError, KitError
from tiebreak.sandbox import kernel
from tiebreak.sandbox.channel import SocketChannel
from tiebreak.sandbox.limits import Limits
from tiebreak.sandbox.processes import DEATH_SECONDS, command, described, environment, paths

_START_SECONDS = 60.0


class Zygote:
    """The running zygote, from which workers are forked."""

    def __init__(self, wrapper: Sequence[str], machine: str) -> None:
        self._control, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_START_SECONDS)
        self._turn = threading.Lock()
        self._dead: list[int] = []
        self._process = subprocess.Popen(  # noqa: S603 (a command of ours, without a shell)
            [*wrapper, *command("fork")], stdin=far.fileno(), stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=environment(), cwd="/", start_new_session=True,
        )  # fmt: skip
        far.close()
        self.hello = self._greet({"paths": paths(), "machine": machine})
        self._namespaced = bool(wrapper)

    def spawn(self, limits: Limits) -> tuple[SocketChannel, "Forked"]:
        """Fork a worker; return the line to it and its process."""
        near, far = socket.socketpair()
        try:
            with self._turn, far:
                request = {"reap": self._buried(), **limits.budget()}
                socket.send_fds(self._control, [json.dumps(request).encode()], [far.fileno()])
                raw, handles, _, _ = socket.recv_fds(self._control, 1 << 12, 1)
            inner = json.loads(raw)["pid"]
            handle = handles[0]
        except (OSError, ValueError, IndexError) as error:
            near.close()
            raise KitError(f"the sandbox could not start a worker: {self._end()}") from error
        pid = kernel.pid_behind(handle) if self._namespaced else inner
        worker = Forked(
            zygote=self, pid=pid, inner=inner, handle=handle, lifetime=limits.cpu_seconds
        )
        return SocketChannel(near), worker

    def bury(self, pid: int) -> None:
        """Note that worker `pid` (the zygote's number) was killed and is to be waited for."""
        self._dead.append(pid)

    def status(self, pid: int) -> int:
        """Return the exit status, as of ``os.waitpid``, of worker `pid`, which has ended."""
        with self._turn:
            request = {"reap": self._buried(), "status": pid}
            try:
                self._control.send(json.dumps(request).encode())
                return int(json.loads(self._control.recv(1 << 12))["status"])
            except (OSError, ValueError) as error:
                raise KitError(f"the sandbox died: {self._end()}") from error

    def close(self) -> None:
        """Hang up, which ends the zygote and with it every worker."""
        self._end()

    def _end(self) -> str:
        """Hang up and return the last line that the zygote wrote, or its exit status."""
        self._control.close()
        try:
            _, said = self._process.communicate(timeout=DEATH_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, said = self._process.communicate()
        lines = said.decode("utf-8", "backslashreplace").split("\n") if said else []
        spoken = [line for line in lines if line.strip()]
        return spoken[-1] if spoken else f"exit status {self._process.returncode}"

    def _buried(self) -> list[int]:
        dead, self._dead = self._dead, []
        return dead

    def _greet(self, config: dict[str, Any]) -> dict[str, Any]:
        try:
            self._control.send(json.dumps(config).encode())
            hello: dict[str, Any] = json.loads(self._control.recv(1 << 12))
        except (OSError, ValueError) as error:
            raise IsolationError(f"the sandbox did not start: {self._end()}") from error
        return hello


@dataclass(kw_only=True)
class Forked:
    """A worker forked from a zygote; `handle` is its pidfd, `inner` the zygote's number for it."""

    zygote: Zygote
    pid: int
    inner: int
    handle: int
    lifetime: float
    gone: bool = False
    born: float = field(default_factory=time.monotonic)

    def kill(self) -> None:
        """End the process at once."""
        if not self.gone:
            self.gone = True
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)
            self.zygote.bury(self.inner)
            os.close(self.handle)

    def ending(self) -> str | None:
        """Wait a moment for its end and say how it came, None while it lives.

        Raises
        ------
        KitError
            If somebody else killed it: it cannot do so itself, and was too young for its limit of
            processor time.
        """
        waiter = select.poll()
        waiter.register(self.handle, select.POLLIN)
        if self.gone or not waiter.poll(DEATH_SECONDS * 1000):
            return None
        self.gone = True
        os.close(self.handle)
        code = os.waitstatus_to_exitcode(self.zygote.status(self.inner))
        if code == -signal.SIGKILL and time.monotonic() - self.born < self.lifetime:
            raise KitError(
                "a worker was killed from outside, as a system without memory to spare does; "
                "free some, or use fewer processes, and grade again"
            )
        return described(code)
