"""The worker's end of the line: frames in, frames out, over two descriptors."""

import io
from typing import Any

from tiebreak.sandbox.frames import HEADER, Header, parse_head, parse_header


class Line:
    """Blocking frames over `source` and `sink`, opened before the process is locked."""

    def __init__(self, source: int, sink: int) -> None:
        self._source = io.FileIO(source, "rb", closefd=False)
        self._sink = io.FileIO(sink, "wb", closefd=False)

    def receive(self) -> tuple[Header, dict[str, Any], bytearray] | None:
        """Return the next frame, None when the other side has hung up."""
        raw = self._read(HEADER.size)
        if raw is None:
            return None
        header = parse_header(raw)
        head, body = self._read(header.head), self._read(header.body)
        if head is None or body is None:
            return None
        return header, parse_head(head), body

    def send(self, frame: bytes) -> None:
        """Write the whole of `frame`."""
        rest = memoryview(frame)
        while rest:
            rest = rest[self._sink.write(rest) or 0 :]

    def _read(self, count: int) -> bytearray | None:
        buffer = bytearray(count)
        rest = memoryview(buffer)
        while rest:
            got = self._source.readinto(rest)
            if not got:
                return None
            rest = rest[got:]
        return buffer
