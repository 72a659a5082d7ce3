"""What a worker may use."""

from dataclasses import dataclass

from tiebreak.sandbox.values import FRAME_LIMIT

# A frame and the arrays rebuilt from it, so that a budget counts from above the arguments.
_ROOM_FOR_FRAMES = 2 * FRAME_LIMIT


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of one worker; seconds are those of the processor while the machine is busy.

    `call_seconds` bounds one call, `cpu_seconds` the whole life of a worker, `memory_bytes` what
    it may use above the interpreter, NumPy and its arguments, `output_bytes` the printed text
    that is kept of a call, `source_bytes` the source. What a worker waits for the processor is no
    time of its own; `stretch` is how many times `call_seconds` a call may take by the clock where
    it waits for something else, pages for instance.
    """

    call_seconds: float = 10.0
    cpu_seconds: int = 150
    memory_bytes: int = 1 << 30
    output_bytes: int = 64 << 10
    source_bytes: int = 256 << 10
    stretch: float = 4.0

    def budget(self) -> dict[str, int]:
        """Return what the zygote needs to know."""
        return {
            "memory": self.memory_bytes + _ROOM_FOR_FRAMES,
            "cpu": self.cpu_seconds,
            "output": self.output_bytes,
        }
