"""The trusted side's end of the line: whole frames or a reason, under one deadline."""

import queue
import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from tiebreak.sandbox.frames import HEADER, Header, parse_header
from tiebreak.sandbox.values import WireError

_SHORTEST_WAIT = 0.001
Received = tuple[Header, bytearray, bytearray]


class HungUpError(Exception):
    """The worker closed its end, so it is dead or about to be."""


class TooLateError(Exception):
    """The exchange did not end before its deadline."""


@dataclass(kw_only=True)
class Deadline:
    """The end of one exchange; `extend` may grant more seconds once it is reached."""

    seconds: float
    extend: Callable[[], float] = lambda: 0.0
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.seconds

    def remaining(self) -> float:
        """Return the seconds left, more than 0; raise TooLateError where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            left = self.extend()
            if left <= 0:
                raise TooLateError
            self.end = time.monotonic() + left
        return max(left, _SHORTEST_WAIT)


class Channel(Protocol):
    """Frames to and from one worker."""

    def send(self, frame: bytes, deadline: Deadline) -> None:
        """Send the whole of `frame`."""

    def receive(self, deadline: Deadline) -> Received:
        """Return the next frame."""

    def close(self) -> None:
        """Hang up."""


class SocketChannel:
    """Frames over a stream socket that never blocks beyond the deadline."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._socket = end
        self._readable, self._writeable = select.poll(), select.poll()
        self._readable.register(end, select.POLLIN)
        self._writeable.register(end, select.POLLOUT)

    def send(self, frame: bytes, deadline: Deadline) -> None:
        """Send the whole of `frame`, however slowly the worker reads."""
        rest = memoryview(frame)
        while rest:
            try:
                rest = rest[self._socket.send(rest) :]
            except BlockingIOError:
                self._writeable.poll(deadline.remaining() * 1000)
            except OSError:
                raise HungUpError from None

    def receive(self, deadline: Deadline) -> Received:
        """Return the next frame, all of it before the deadline however it is dripped."""
        header = parse_header(self._read(HEADER.size, deadline))
        return header, self._read(header.head, deadline), self._read(header.body, deadline)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _read(self, count: int, deadline: Deadline) -> bytearray:
        buffer = bytearray(count)
        rest = memoryview(buffer)
        while rest:
            try:
                got = self._socket.recv_into(rest)
            except BlockingIOError:
                self._readable.poll(deadline.remaining() * 1000)
                continue
            except OSError:
                raise HungUpError from None
            if got == 0:
                raise HungUpError
            rest = rest[got:]
        return buffer


class PipeChannel:
    """Frames over two pipes, with threads, for systems where pipes cannot be polled."""

    def __init__(self, sink: BinaryIO, source: BinaryIO) -> None:
        self._sink, self._source = sink, source
        self._arrived: queue.SimpleQueue[Received | Exception] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, frame: bytes, deadline: Deadline) -> None:
        """Send the whole of `frame`."""
        failed: list[bool] = []
        writer = threading.Thread(target=self._write, args=(frame, failed), daemon=True)
        writer.start()
        while writer.is_alive():
            writer.join(deadline.remaining())
        if failed:
            raise HungUpError

    def receive(self, deadline: Deadline) -> Received:
        """Return the next frame."""
        while True:
            try:
                arrived = self._arrived.get(timeout=deadline.remaining())
            except queue.Empty:
                continue
            if isinstance(arrived, Exception):
                raise arrived
            return arrived

    def close(self) -> None:
        """Hang up, once the worker is dead and nothing blocks on the pipes any more."""
        for end in (self._sink, self._source):
            try:
                end.close()
            except OSError:
                continue

    def _write(self, frame: bytes, failed: list[bool]) -> None:
        rest = memoryview(frame)
        try:
            while rest:
                rest = rest[self._sink.write(rest) or 0 :]
        except (OSError, ValueError):
            failed.append(True)

    def _listen(self) -> None:
        try:
            while True:
                header = parse_header(self._read(HEADER.size))
                self._arrived.put((header, self._read(header.head), self._read(header.body)))
        except (HungUpError, WireError) as error:
            self._arrived.put(error)
        except (OSError, ValueError):
            self._arrived.put(HungUpError())

    def _read(self, count: int) -> bytearray:
        buffer = bytearray(count)
        rest = memoryview(buffer)
        while rest:
            got = self._source.readinto(rest)  # type: ignore[attr-defined]
            if not got:
                raise HungUpError
            rest = rest[got:]
        return buffer
