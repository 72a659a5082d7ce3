"""One worker for all that goes well: it parses, tries and answers ahead for a whole submission."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Self

from tiebreak.model import Function
from tiebreak.rules import Finding
from tiebreak.sandbox.analysed import Analysed, read_analysed
from tiebreak.sandbox.frames import Packed
from tiebreak.sandbox.session import Replayed, Worker

SECONDS = 2.0
"""What takes longer is left to a worker of its own, which has more time."""


class Shared:
    """What one worker says of a submission; nothing that costs points rests on it.

    A worker that hangs or dies is replaced, and what it was asked for is answered with no. Sources
    must be analysed before anything is loaded.
    """

    def __init__(self, open_worker: Callable[[], Worker]) -> None:
        self._open_worker = open_worker
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._worker is not None:
            self._worker.close()

    def analyse(self, source: str, roots: Sequence[str], name: str) -> Analysed:
        """Parse `source`, which is not executed, and return what the rules say."""
        message = {"op": "analyse", "name": name, "source": source, "roots": list(roots)}
        reply = self._living().request(message)
        if reply.status == "returned":
            with contextlib.suppress(ValueError):
                return read_analysed(reply.value)
        sentence = f"reading this source {reply.detail or 'failed'}"
        return Analysed(refusals=(Finding(line=1, rule="syntax", sentence=sentence),))

    def loads(self, name: str, source: str, functions: Sequence[Function], code: bytes) -> bool:
        """Load `source`, whose `code` came from its analysis; tell whether all went well."""
        worker = self._living()
        worker.load(name, source, functions, code=code, seconds=SECONDS)
        return worker.loaded.status == "returned"

    def replay(self, packed: Packed, checks: int) -> Iterator[Replayed]:
        """Yield the answers of what was loaded to the calls of `checks` checks, or fewer."""
        worker, whole = self._living(), False
        try:
            yield from worker.replay(packed, checks, SECONDS)
            whole = True
        finally:
            if not whole:  # answers that nobody has read yet stand in the line
                worker.close()

    def _living(self) -> Worker:
        if self._worker is None or not self._worker.alive:
            self._worker = self._open_worker()
        return self._worker
