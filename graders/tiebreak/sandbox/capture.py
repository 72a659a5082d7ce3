"""What a call says on the side: printed text and warnings, both bounded."""

import gc
import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

DEPTH = 1000
DEPTH_VARIES = 64
WARNINGS_KEPT = 20
_MESSAGE_LIMIT = 500


class Printed(io.TextIOBase):
    """A text stream that keeps its first `limit` bytes and drops the rest without a word."""

    def __init__(self, limit: int) -> None:
        self._limit = self._room = limit
        self._kept: list[str] = []

    def writable(self) -> bool:
        """Say yes, as any standard stream does."""
        return True

    def write(self, text: str) -> int:
        """Keep as much of `text` as there is room for, and claim to have kept it all."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._room > 0:
            part = str.__getitem__(text, slice(self._room))
            raw = part.encode("utf-8", "backslashreplace")[: self._room]
            self._kept.append(raw.decode("utf-8", "ignore"))
            self._room -= len(raw)
        return len(text)

    def take(self) -> str:
        """Return what was kept and start anew."""
        text, self._kept, self._room = "".join(self._kept), [], self._limit
        return text


class Warned:
    """Collects warnings as sentences, each once, with the candidate's line where there is one."""

    def __init__(self, filename: str) -> None:
        self._filename = filename
        self._sentences: dict[str, None] = {}

    def show(self, message: Warning | str, category: type[Warning], *place: Any) -> None:
        """Take down one warning; stands in for ``warnings.showwarning``."""
        filename, lineno, *_ = place
        if len(self._sentences) >= WARNINGS_KEPT:
            return
        try:
            text = f"{category.__name__}: {str(message)[:_MESSAGE_LIMIT]}"
        except Exception:  # a warning class of the candidate's may raise anything
            text = "a warning that cannot be shown"
        where = lineno if filename == self._filename else self._line()
        self._sentences[f"{text} (line {where})" if where else text] = None

    def sentences(self) -> list[str]:
        """Return the warnings so far, in order."""
        return list(self._sentences)

    def _line(self) -> int | None:
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self._filename:
                return frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]
        return None


@contextmanager
def conditions(filename: str, chance: int) -> Iterator[Warned]:
    """Set up what a call of a function in `filename` meets, the same whether it is measured.

    A left-over print costs a constant, cycles wait for the collector until the call is over, and
    how deep it may recurse is left to `chance`, as instruments take some of it.
    """
    warned, collecting = Warned(filename), gc.isenabled()
    sys.setrecursionlimit(DEPTH + chance % DEPTH_VARIES)
    gc.disable()
    try:
        with warnings_into(warned), np.printoptions(threshold=0, edgeitems=1):
            yield warned
    finally:
        if collecting:
            gc.enable()


@contextmanager
def warnings_into(warned: Warned) -> Iterator[None]:
    """Show every warning to `warned`, whatever filters were left behind; restore them after."""
    with warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.simplefilter("always")
        show: Any = warned.show
        warnings.showwarning = show
        yield
