"""A worker without a kernel to confine it: an interpreter of its own, within limits if any."""

from typing import Any

from tiebreak.sandbox.confinement import limits
from tiebreak.sandbox.serving import Line
from tiebreak.sandbox.worker import Worker


def serve(source: int, sink: int, config: dict[str, Any]) -> None:
    """Serve one submission over two descriptors; never returns."""
    line, worker = Line(source, sink), Worker(config["output"])
    if config["limits"]:
        budget = limits.Budget(memory_bytes=config["memory"], cpu_seconds=config["cpu"])
        limits.apply(limits.wanted(budget, limits.address_space()), required=False)
    worker.serve(line)
