"""Attempts that a locked worker must not get away with; trusted code, run before any submission."""

import contextlib
import ctypes
import os
import socket
import sys
import threading
from collections.abc import Callable

if sys.platform != "win32":
    import fcntl

_FILE = "/tiebreak-probe"
_GIBIBYTE = 1 << 30
_PR_SET_PDEATHSIG = 1
_PTRACE_ATTACH = 16


def _open() -> object:
    return os.open("/", os.O_RDONLY)


def _stat() -> object:
    return os.stat("/")


def _write() -> object:
    return os.open(_FILE, os.O_WRONLY | os.O_CREAT)


def _unlink() -> None:
    os.unlink(_FILE)


def _environment() -> object:
    return os.open("/proc/self/environ", os.O_RDONLY)


def _tcp() -> object:
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def _udp() -> object:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def _unix() -> object:
    return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def _fork() -> object:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return pid


def _thread() -> object:
    thread = threading.Thread(target=int)
    thread.start()
    return thread


def _kill() -> None:
    os.kill(os.getppid() or 1, 0)


def _own_signals() -> object:
    return fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())


def _memory_file() -> object:
    return os.memfd_create("probe")


def _parent_death() -> None:
    _succeeds(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 0, 0, 0, 0))


def _memory() -> object:
    return bytearray(2 * _GIBIBYTE)


def _exec() -> object:
    return os.execv("/bin/true", ["true"])  # noqa: S606 (it must fail)


def _read_others() -> None:
    _succeeds(ctypes.CDLL(None).process_vm_readv(os.getppid(), None, 0, None, 0, 0))


def _trace() -> None:
    _succeeds(ctypes.CDLL(None).ptrace(_PTRACE_ATTACH, os.getppid(), 0, 0))


def _succeeds(result: int) -> None:
    if result < 0:
        raise OSError("refused")


PROBES: dict[str, Callable[[], object]] = {
    "open a file": _open,
    "look at a file": _stat,
    "write a file": _write,
    "delete a file": _unlink,
    "read the environment": _environment,
    "open a TCP socket": _tcp,
    "open a UDP socket": _udp,
    "open a Unix socket": _unix,
    "start a process": _fork,
    "start a thread": _thread,
    "signal the parent": _kill,
    "own a descriptor's signals": _own_signals,
    "make a file in memory": _memory_file,
    "survive its parent": _parent_death,
    "take 2 GiB": _memory,
}
"""Probes that fail with an exception."""

FATAL_PROBES: dict[str, Callable[[], object]] = {
    "run a program": _exec,
    "read another process": _read_others,
    "trace another process": _trace,
}
"""Probes that the filter answers by ending the process."""


def run(name: str) -> str:
    """Make the attempt `name`; return "blocked" or what it managed to do."""
    try:
        with contextlib.redirect_stderr(sys.stdout):
            ({**PROBES, **FATAL_PROBES}[name])()
    except (OSError, RuntimeError, MemoryError):
        return "blocked"
    return f"could {name}"
