"""The system-call filter: an allow-list as a small program in the kernel's own machine code.

Kernel documentation: ``Documentation/userspace-api/seccomp_filter.rst``. The program looks at the
machine, then at the three calls whose arguments matter, then searches a sorted table.
"""

import ctypes
import errno
import struct
from collections.abc import Iterable

from tiebreak.sandbox.confinement import libc
from tiebreak.sandbox.confinement.syscalls import ALLOWED, FCNTL, MACHINES, REFUSED, TGKILL, Numbers

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _MACHINE_AT, _ARGUMENT_AT = 0, 4, 16
_KILL, _ALLOW, _REFUSE = 0x80000000, 0x7FFF0000, 0x00050000 | errno.EPERM

_X32_BIT = 0x40000000
_F_GETFD, _F_GETFL = 1, 3
_SIGKILL = 9
_UNBORN = 0x7AB0_BEEF  # stands for a process id; no process has one so large
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _GET_ACTION_AVAIL = 1, 2

Instruction = tuple[int, int, int, int]
Interval = tuple[int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def available(machine: str) -> bool:
    """Tell whether the kernel can filter system calls by killing the process."""
    if machine not in _SECCOMP:
        return False
    try:
        action = ctypes.c_uint32(_KILL)
        pointer = ctypes.c_void_p(ctypes.addressof(action))
        libc.syscall(_SECCOMP[machine], _GET_ACTION_AVAIL, 0, pointer)
    except OSError:
        return False
    return True


def _numbers(table: Iterable[Numbers], column: int) -> set[int]:
    return {number for row in table if (number := row[column]) is not None}


def _intervals(column: int) -> list[Interval]:
    """Return (first call, action) of each run of calls that share an action, from call 0 up."""
    actions = dict.fromkeys(_numbers(REFUSED.values(), column), _REFUSE)
    actions |= dict.fromkeys(_numbers(ALLOWED.values(), column), _ALLOW)
    runs = [(0, actions.get(0, _KILL))]
    for number in range(1, max(actions) + 2):
        action = actions.get(number, _KILL)
        if action != runs[-1][1]:
            runs.append((number, action))
    return runs


def _search(runs: list[Interval]) -> list[Instruction]:
    """Return a binary search for the run that holds the call's number."""
    if len(runs) == 1:
        return [(_RETURN, 0, 0, runs[0][1])]
    middle = len(runs) // 2
    below, above = _search(runs[:middle]), _search(runs[middle:])
    return [(_AT_LEAST, len(below), 0, runs[middle][0]), *below, *above]


def _only(
    call: int | None, argument: int, values: Iterable[int], never: tuple[Interval, ...] = ()
) -> list[Instruction]:
    """Return code that allows `call` for these values of one argument alone.

    It is refused where `never` has an (argument, value) of it. Only the low half is compared: the
    kernel reads these arguments as ints.
    """
    code: list[Instruction] = []
    for other, value in never:
        code.append((_LOAD, 0, 0, _ARGUMENT_AT + 8 * other))
        code += [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _REFUSE)]
    code.append((_LOAD, 0, 0, _ARGUMENT_AT + 8 * argument))
    for value in values:
        code += [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    code.append((_RETURN, 0, 0, _REFUSE))
    return [(_EQUAL, 0, len(code), call or 0), *code]


def program(machine: str, own_pid: int) -> list[Instruction]:
    """Return the filter for `machine` and the process `own_pid`, which may signal only itself.

    SIGKILL it may not even send itself: whoever dies of that was killed by somebody else.
    """
    column, architecture = MACHINES[machine]
    runs = _intervals(column)
    return [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 0, 1, _X32_BIT),
        (_RETURN, 0, 0, _KILL),
        *_only(FCNTL[column], 1, (_F_GETFD, _F_GETFL)),
        *_only(TGKILL[column], 0, (own_pid,), never=((2, _SIGKILL),)),
        *_search(runs),
    ]


def assemble(code: list[Instruction]) -> bytes:
    """Return `code` as the kernel reads it."""
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def template(machine: str) -> bytes:
    """Return the assembled filter of a process yet unborn; `bind` makes it that of one."""
    return assemble(program(machine, _UNBORN))


def bind(template: bytes, own_pid: int) -> bytes:
    """Return the filter of the process `own_pid`."""
    return template.replace(struct.pack("=I", _UNBORN), struct.pack("=I", own_pid))


def install(machine: str, binary: bytes) -> None:
    """Bind this thread to the filter, for good; needs ``no_new_privs``."""
    buffer = ctypes.create_string_buffer(binary, len(binary))
    filter_ = _Program(len(binary) // 8, ctypes.addressof(buffer))
    libc.syscall(_SECCOMP[machine], _SET_MODE_FILTER, 0, libc.address(filter_))
