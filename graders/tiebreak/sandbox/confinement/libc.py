"""The few C functions that Python does not wrap, through ctypes."""

import ctypes
import os
from functools import cache

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, value: int) -> None:
    """Call ``prctl(option, value, 0, 0, 0)``; raise OSError where it fails."""
    zero = ctypes.c_ulong(0)
    result = _library().prctl(option, ctypes.c_ulong(value), zero, zero, zero)
    _checked(result, f"prctl({option})")


def syscall(number: int, *arguments: int | ctypes.c_void_p | None) -> int:
    """Make one system call by its number; raise OSError where it fails."""
    wide = [ctypes.c_long(item) if isinstance(item, int) else item for item in arguments]
    function = _library().syscall
    function.restype = ctypes.c_long
    return _checked(function(ctypes.c_long(number), *wide), f"system call {number}")


def address(structure: ctypes.Structure) -> ctypes.c_void_p:
    """Return the address of `structure`, which the caller keeps alive."""
    return ctypes.c_void_p(ctypes.addressof(structure))
