"""What one measured run executed, by place: filled by the back end of each Python version."""

import sys
from types import CodeType

from tiebreak.meters.iteration import Exhausted

SAMPLES = 2000  # counting live blocks costs microseconds; past this, the steps say enough

_KIT = __file__.rsplit("meters", 1)[0]


class Recorder:
    """Executions per place of the candidate's code, and per library place within one step."""

    def __init__(self, filename: str, budget: int) -> None:
        self.filename = filename
        self.left = budget
        self.budget = budget
        self.hits: dict[int, dict[int, int]] = {}
        self.entries: dict[int, int] = {}
        self.codes: dict[int, CodeType] = {}
        self.homes: dict[int, int] = {}
        self.here: tuple[int, int] | None = None
        self.step: dict[tuple[int, int], int] = {}
        self.deepest: dict[tuple[int, int, int, int], int] = {}
        self.start = self.peak = sys.getallocatedblocks()
        self.peak_at: tuple[int, int] | None = None

    def kind(self, code: CodeType) -> str:
        """Tell whose code this is: ``own``, ``made`` (by text), ``kit`` or ``library``."""
        name = code.co_filename
        if name == self.filename:
            return "own"
        if name.startswith(_KIT):
            return "kit"
        made = name.startswith("<") and not name.startswith(("<frozen", "<__array_function__"))
        return "made" if made else "library"

    def enter(self, code: CodeType) -> None:
        """Note that a function of the candidate's was entered."""
        key = id(code)
        if key not in self.codes:
            self.codes[key] = code  # kept alive: its id must stay its own
            self.hits[key] = {}
            if code.co_filename != self.filename and self.here is not None:
                self.homes[key] = self.line(*self.here)
        self.entries[key] = self.entries.get(key, 0) + 1
        self._step(key, 0)

    def instruction(self, code: CodeType, offset: int) -> None:
        """Note that an instruction of the candidate's is about to run."""
        hits = self.hits.get(id(code))
        if hits is None:  # entered before the run began: a generator kept from elsewhere
            self.codes[id(code)] = code
            hits = self.hits[id(code)] = {}
        hits[offset] = hits.get(offset, 0) + 1
        self._step(id(code), offset)

    def library(self, code: CodeType, offset: int) -> None:
        """Note that a library function was entered (offset 0) or jumped back."""
        place = (id(code), offset)
        self.codes.setdefault(id(code), code)
        self.step[place] = self.step.get(place, 0) + 1
        self._spend()

    def _step(self, key: int, offset: int) -> None:
        if self.step:
            self.close_step()
        self.here = (key, offset)
        if self.budget - self.left < SAMPLES:
            blocks = sys.getallocatedblocks()
            if blocks > self.peak:
                self.peak, self.peak_at = blocks, self.here
        self._spend()

    def _spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Exhausted

    def close_step(self) -> None:
        """Keep the highest count of each library place reached by the step that ends."""
        here = self.here or (0, 0)
        for place, count in self.step.items():
            if count > self.deepest.get((*here, *place), 0):
                self.deepest[(*here, *place)] = count
        self.step.clear()

    def line(self, key: int, offset: int) -> int:
        """Return the source line of an instruction (0 where it has none)."""
        code = self.codes.get(key)
        if code is None or key in self.homes:
            return self.homes.get(key, 0)
        for start, end, line in code.co_lines():
            if start <= offset < end:
                return line or 0
        return 0
