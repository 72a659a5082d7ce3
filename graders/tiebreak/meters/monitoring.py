"""Back end for Python 3.12 and later: `sys.monitoring`."""

import sys
from collections.abc import Callable
from types import CodeType

from tiebreak.meters.recorder import Recorder
from tiebreak.meters.sorting import SortWatch

assert sys.version_info >= (3, 12)  # noqa: S101 - tells mypy, which knows no sys.monitoring in 3.11

EVENTS = sys.monitoring.events
TOOL = 4
NAME = "tiebreak"
GLOBAL = EVENTS.PY_START | EVENTS.PY_RESUME | EVENTS.JUMP
LOCAL = EVENTS.INSTRUCTION | EVENTS.CALL


class Watch:
    """Feeds a recorder with the events of the run between `start` and `stop`."""

    def __init__(self, recorder: Recorder, sorts: SortWatch) -> None:
        self._recorder = recorder
        self._watched: dict[int, CodeType] = {}
        self._callbacks: dict[int, Callable[..., object]] = {
            EVENTS.PY_START: self._entered,
            EVENTS.PY_RESUME: self._resumed,
            EVENTS.JUMP: self._jumped,
            EVENTS.INSTRUCTION: recorder.instruction,
            EVENTS.CALL: sorts.called,
        }

    def start(self) -> None:
        """Switch the events on."""
        if sys.monitoring.get_tool(TOOL) is None:
            sys.monitoring.use_tool_id(TOOL, NAME)
        for event, callback in self._callbacks.items():
            sys.monitoring.register_callback(TOOL, event, callback)
        sys.monitoring.restart_events()
        sys.monitoring.set_events(TOOL, GLOBAL)

    def stop(self) -> bool:
        """Switch the events off; tell whether everything was still in place until now."""
        intact = sys.monitoring.get_tool(TOOL) == NAME
        if not intact:  # its events go on all the same, and only a holder can end them
            sys.monitoring.free_tool_id(TOOL)
            sys.monitoring.use_tool_id(TOOL, NAME)
        intact &= sys.monitoring.get_events(TOOL) == GLOBAL
        sys.monitoring.set_events(TOOL, 0)
        for code in self._watched.values():
            intact &= sys.monitoring.get_local_events(TOOL, code) == LOCAL
            sys.monitoring.set_local_events(TOOL, code, 0)
        for event, callback in self._callbacks.items():
            intact &= sys.monitoring.register_callback(TOOL, event, None) == callback
        return intact

    def _entered(self, code: CodeType, _offset: int) -> object:
        kind = self._recorder.kind(code)
        if kind == "kit":
            return sys.monitoring.DISABLE
        if kind == "library":
            self._recorder.library(code, 0)
            return None
        self._watch(code)
        self._recorder.enter(code)
        return None

    def _watch(self, code: CodeType) -> None:
        if id(code) not in self._watched:
            self._watched[id(code)] = code
            sys.monitoring.set_local_events(TOOL, code, LOCAL)

    def _resumed(self, code: CodeType, offset: int) -> object:
        kind = self._recorder.kind(code)
        if kind == "kit":
            return sys.monitoring.DISABLE
        if kind == "library":
            self._recorder.library(code, offset)
        else:
            self._watch(code)  # a generator that was started before the run
        return None

    def _jumped(self, code: CodeType, offset: int, destination: int) -> object:
        kind = self._recorder.kind(code)
        if kind != "library" or destination > offset:
            return sys.monitoring.DISABLE
        self._recorder.library(code, offset)
        return None
