"""Landlock with no rules at all: no file, no TCP port, no signal or socket outside.

Kernel documentation: ``Documentation/userspace-api/landlock.rst``. The layer is independent of the
system-call filter and covers what a mistake there would open.
"""

import ctypes

from tiebreak.sandbox.confinement import libc

CREATE_RULESET = 444
RESTRICT_SELF = 446
_VERSION_FLAG = 1

# Access rights that each ABI knows, as masks of the first n bits of <linux/landlock.h>.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK_FROM, _NETWORK_RIGHTS = 4, 2
_SCOPES_FROM, _SCOPES = 6, 2


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def abi() -> int:
    """Return the Landlock ABI of the running kernel, 0 where there is none."""
    try:
        return libc.syscall(CREATE_RULESET, None, 0, _VERSION_FLAG)
    except OSError:
        return 0


def _mask(bits: int) -> int:
    return (1 << bits) - 1


def deny_all(version: int) -> int:
    """Make the ruleset that grants nothing and return its descriptor."""
    rules = _Ruleset(handled_access_fs=_mask(_FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]))
    size = 8
    if version >= _NETWORK_FROM:
        rules.handled_access_net, size = _mask(_NETWORK_RIGHTS), 16
    if version >= _SCOPES_FROM:
        rules.scoped, size = _mask(_SCOPES), 24
    return libc.syscall(CREATE_RULESET, libc.address(rules), size, 0)


def restrict(ruleset: int) -> None:
    """Bind this thread and its children to `ruleset`, for good."""
    libc.syscall(RESTRICT_SELF, ruleset, 0)
