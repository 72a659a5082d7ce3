"""Which ways of confining a worker there are here, and which one was asked for."""

import os
import platform
import shutil
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tiebreak.errors import IsolationError

Kind = Literal["auto", "kernel", "bubblewrap", "weak"]
KINDS = ("auto", "kernel", "bubblewrap", "weak")
NOT_RUN = "not run"

_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
_NOBODY = "65534"


@dataclass(frozen=True, kw_only=True)
class Isolation:
    """How workers are confined, as a report states it.

    `tier` is 3 inside bubblewrap and filtered by the kernel, 2 filtered by the kernel, 1 with
    resource limits only, 0 with nothing but a process of its own. `self_test` says how many of
    the probes were stopped.
    """

    tier: int
    mechanisms: tuple[str, ...]
    self_test: str


def machine() -> str | None:
    """Return the machine whose system calls can be filtered here, None elsewhere."""
    if not sys.platform.startswith("linux") or struct.calcsize("P") != 8:
        return None
    return _MACHINES.get(platform.machine().lower())


def weak() -> Isolation:
    """Return what a fresh interpreter per worker amounts to on this system."""
    limited = os.name == "posix"
    return Isolation(
        tier=int(limited), mechanisms=("rlimits",) if limited else (), self_test=NOT_RUN
    )


def strong(hello: dict[str, object], *, wrapped: bool, self_test: str) -> Isolation:
    """Return what the zygote that said `hello` amounts to."""
    landlock = ("landlock",) if hello["landlock"] else ()
    wrapper = ("bubblewrap",) if wrapped else ()
    return Isolation(
        tier=3 if wrapped else 2,
        mechanisms=(*wrapper, "seccomp", *landlock, "rlimits"),
        self_test=self_test,
    )


def bubblewrap(folders: list[str]) -> list[str]:
    """Return the start of a command under which nothing but `folders` exists to read."""
    program = shutil.which("bwrap")
    if program is None:
        raise IsolationError("bubblewrap was asked for, but there is no bwrap on the path")
    system = ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache"]
    prefixes = [sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parents[1])]
    binds: list[str] = []
    for folder in dict.fromkeys([*system, *prefixes, *folders]):
        binds += ["--ro-bind-try", folder, folder]
    return [
        program, "--unshare-user", "--unshare-all", "--uid", _NOBODY, "--gid", _NOBODY,
        "--cap-drop", "ALL", *binds, "--proc", "/proc", "--chdir", "/", "--",
    ]  # fmt: skip
