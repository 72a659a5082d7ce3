"""Resource limits of a worker: hard equals soft, so nothing can lift them again."""

import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":  # which has no such limits
    import resource


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What one worker may use: bytes above its present size, seconds of processor time."""

    memory_bytes: int
    cpu_seconds: int


def address_space() -> int | None:
    """Return the size of this process in bytes, None where the system does not say."""
    if sys.platform == "win32":
        return None
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return None
    return pages * resource.getpagesize()


def wanted(budget: Budget, size: int | None) -> dict[str, int]:
    """Return the limits by name; memory only where the present size is known."""
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_CPU": budget.cpu_seconds,
        "RLIMIT_NOFILE": 0,
    }
    return limits if size is None else {"RLIMIT_AS": size + budget.memory_bytes, **limits}


def apply(limits: dict[str, int], *, required: bool) -> None:
    """Set `limits`; where `required`, raise if the system refuses one of them."""
    for name, value in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, ValueError, OSError):
            if required and name != "RLIMIT_MSGQUEUE":
                raise
