"""Lock a freshly forked worker, in an order where each step is still allowed."""

import os
import signal
from dataclasses import dataclass

from tiebreak.sandbox.confinement import landlock, libc, limits, seccomp

NOBODY = 65534
_FIRST_CLOSED, _LAST_CLOSED = 1, 1 << 20


@dataclass(frozen=True, kw_only=True)
class Lock:
    """What the zygote prepares once: the machine, its filter, the ruleset (None: no Landlock)."""

    machine: str
    filter: bytes
    ruleset: int | None
    size: int | None
    zygote: int


def prepare(machine: str) -> Lock:
    """Make the parts of the lock that every worker shares; forbid new privileges for good."""
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    libc.prctl(libc.PR_SET_DUMPABLE, 0)
    version = landlock.abi()
    ruleset = landlock.deny_all(version) if version else None
    return Lock(
        machine=machine,
        filter=seccomp.template(machine),
        ruleset=ruleset,
        size=limits.address_space(),
        zygote=os.getpid(),
    )


def _drop_user() -> None:
    """Become nobody where this process is root: limits on processes do not bind root."""
    if os.getuid() == 0 or os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def _die_with(zygote: int) -> None:
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != zygote:
        os._exit(0)


def engage(lock: Lock, budget: limits.Budget) -> None:
    """Lock this process; of its descriptors only 0 stays open."""
    os.setsid()
    _drop_user()
    _die_with(lock.zygote)  # after the change of user, which clears it
    if lock.ruleset is not None:
        landlock.restrict(lock.ruleset)
    os.closerange(_FIRST_CLOSED, _LAST_CLOSED)
    limits.apply(limits.wanted(budget, lock.size), required=True)
    seccomp.install(lock.machine, seccomp.bind(lock.filter, os.getpid()))
