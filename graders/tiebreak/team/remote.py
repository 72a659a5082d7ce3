"""What a Dask worker does: say what it has installed, and grade."""

import threading
from typing import Any

from distributed import get_worker

from tiebreak.catalog import content_root, load_catalog
from tiebreak.team.version import differences, version_of
from tiebreak.team.work import Order, Task, unpacked

_TURN = threading.Lock()  # pytest runs once at a time in a process, whatever threads a worker has


def examine(order: dict[str, Any]) -> str:
    """Return where the version installed here differs from the client's; empty if nowhere."""
    exercises = load_catalog(content_root()).select(order["exercises"])
    other = differences(order["version"], version_of(exercises))
    return other and f"it has another version: {other}"


def grade(order: dict[str, Any], submission: dict[str, Any], key: str) -> dict[str, str | None]:
    """Grade one submission on this worker, whose sandbox serves the next one too."""
    worker = get_worker()
    with _TURN:
        bench = _bench(worker, Order(**order))
        reply = bench.reply(Task(submission=unpacked(submission), key=key))
    return {
        "worker": worker.address,
        "report": reply.report,
        "fault": reply.fault,
        "unfit": reply.unfit,
    }


def _bench(worker: Any, order: Order) -> Any:
    """Return the worker's bench, set up anew when another batch has begun."""
    from tiebreak.team.bench import Bench

    bench = getattr(worker, "tiebreak_bench", None)
    if bench is None or bench.order != order:
        if bench is not None:
            bench.close()
        bench = worker.tiebreak_bench = Bench(order)
    return bench
