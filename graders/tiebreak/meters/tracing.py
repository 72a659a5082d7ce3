"""Back end for Python 3.11: `sys.settrace`, and `sys.setprofile` for calls into C."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from tiebreak.meters.recorder import Recorder
from tiebreak.meters.sorting import SortWatch

Tracer = Callable[[FrameType, str, Any], Any]


class Watch:
    """Feeds a recorder with the events of the run between `start` and `stop`."""

    def __init__(self, recorder: Recorder, sorts: SortWatch) -> None:
        self._recorder = recorder
        self._sorts = sorts
        self._tracer: Tracer = self._entered
        self._profiler: Tracer = self._profiled
        self._before: tuple[Any, Any] = (None, None)
        self._kinds: dict[int, tuple[CodeType, str]] = {}

    def start(self) -> None:
        """Switch the events on."""
        self._before = (sys.gettrace(), sys.getprofile())
        sys.setprofile(self._profiler)
        sys.settrace(self._tracer)

    def stop(self) -> bool:
        """Switch the events off; tell whether everything was still in place until now."""
        intact = sys.gettrace() is self._tracer and sys.getprofile() is self._profiler
        sys.settrace(self._before[0])
        sys.setprofile(self._before[1])
        return intact

    def _kind(self, code: CodeType) -> str:
        known = self._kinds.get(id(code))
        if known is None:
            known = self._kinds[id(code)] = (code, self._recorder.kind(code))
        return known[1]

    def _entered(self, frame: FrameType, _event: str, _arg: object) -> Tracer | None:
        kind = self._kind(frame.f_code)
        if kind == "kit":
            return None
        if kind == "library":
            self._recorder.library(frame.f_code, 0)
            return _Passes(self._recorder, frame.f_lineno)
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        if frame.f_lasti < 0 or not self._resumes(frame):
            self._recorder.enter(frame.f_code)
        return self._stepped

    def _resumes(self, frame: FrameType) -> bool:
        """Tell whether a generator goes on (its RESUME carries why), rather than starts."""
        return frame.f_code.co_code[frame.f_lasti + 1] != 0

    def _stepped(self, frame: FrameType, event: str, _arg: object) -> Tracer:
        if event == "opcode":
            self._recorder.instruction(frame.f_code, frame.f_lasti)
        return self._stepped

    def _profiled(self, frame: FrameType, event: str, arg: object) -> None:
        if event == "c_call" and self._kind(frame.f_code) in ("own", "made"):
            self._sorts.called(frame.f_code, frame.f_lasti, arg, None)


class _Passes:
    """Counts the passes of loops in one library frame: a line event that goes back."""

    def __init__(self, recorder: Recorder, line: int) -> None:
        self._recorder = recorder
        self._line = line

    def __call__(self, frame: FrameType, event: str, _arg: object) -> "_Passes":
        if event == "line":
            if frame.f_lineno <= self._line:
                self._recorder.library(frame.f_code, max(frame.f_lasti, 1))
            self._line = frame.f_lineno
        return self
