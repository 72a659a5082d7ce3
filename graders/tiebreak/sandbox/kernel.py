"""What the kernel says about a worker, which no worker can forge."""

import os
from dataclasses import dataclass

_NANOSECOND = 1e-9


@dataclass(frozen=True, kw_only=True)
class KernelFigures:
    """Processor time and peak of resident memory; None where the system does not say."""

    cpu_seconds: float | None = None
    peak_bytes: int | None = None


def cpu_seconds(pid: int) -> float | None:
    """Return the processor time that process `pid` has used."""
    text = _read(pid, "schedstat")
    return int(text.split()[0]) * _NANOSECOND if text else None


def starved_seconds(pid: int) -> float:
    """Return how long process `pid` has been ready to run while others had the processor.

    The wait that it is in the midst of is not yet part of it.
    """
    text = _read(pid, "schedstat")
    return int(text.split()[1]) * _NANOSECOND if text else 0.0


def peak_bytes(pid: int) -> int | None:
    """Return the largest resident size that process `pid` has had."""
    for line in _read(pid, "status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return None


def state(pid: int) -> str:
    """Return the letter for what process `pid` is at: R has or wants the processor, D a page."""
    return _read(pid, "stat").rpartition(") ")[2][:1]


def figures(pid: int) -> KernelFigures:
    """Return all figures on process `pid`."""
    return KernelFigures(cpu_seconds=cpu_seconds(pid), peak_bytes=peak_bytes(pid))


def pid_behind(handle: int) -> int:
    """Return the pid, as seen from here, of the process that the pidfd `handle` stands for."""
    for line in _read(os.getpid(), f"fdinfo/{handle}").splitlines():
        if line.startswith("Pid:"):
            return int(line.split()[1])
    return -1


def _read(pid: int, name: str) -> str:
    try:
        handle = os.open(f"/proc/{pid}/{name}", os.O_RDONLY)
    except OSError:
        return ""
    try:
        return os.read(handle, 1 << 16).decode("ascii", "replace")
    except OSError:
        return ""
    finally:
        os.close(handle)
