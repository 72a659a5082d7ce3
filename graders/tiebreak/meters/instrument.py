"""The instruments that run beside the candidate's code, in the worker that serves it alone.

What they report is the word of an untrusted process: the judges read it as a claim.
"""

import sys
from collections.abc import Sequence
from types import FunctionType

from tiebreak.meters import counts, patches
from tiebreak.meters.calling import Function, Outcome, Script
from tiebreak.meters.iteration import Exhausted, Tally
from tiebreak.meters.recorder import Recorder
from tiebreak.meters.sorting import SortWatch

if sys.version_info >= (3, 12):
    from tiebreak.meters.monitoring import Watch
else:
    from tiebreak.meters.tracing import Watch

BUDGET = 500_000
"""Steps after which a run is ended: honest ones take some thousands at 1,500 rows."""

CANARY_PASSES = 11


class Meter:
    """One worker's instruments: the patches it made and the tally that they share."""

    def __init__(self) -> None:
        if not sys.getallocatedblocks():
            raise RuntimeError("live objects cannot be counted: Python runs without its allocator")
        self.tally = Tally()
        self.patches = patches.install(self.tally)

    def run(
        self, function: Function, args: Sequence[object], filename: str, budget: int
    ) -> Script[tuple[Outcome, dict[str, object]]]:
        """Call `function` once under the instruments."""
        self.tally.open(filename, budget)
        recorder = Recorder(filename, budget)
        watch = Watch(recorder, SortWatch(self.tally))
        watch.start()
        outcome = yield function, args
        stopped = recorder.left < 0 or self.tally.left < 0
        blind = not stopped and not _canary_seen(recorder)
        off = not watch.stop()
        self.tally.close()
        unpatched = not self.patches.in_place(_globals_of(function, filename))
        tampered = off or blind or unpatched
        return outcome, self._report(recorder, stopped=stopped, tampered=tampered)

    def _report(self, recorder: Recorder, *, stopped: bool, tampered: bool) -> dict[str, object]:
        peak_line = recorder.line(*recorder.peak_at) if recorder.peak_at else 0
        return {
            "own": counts.pairs(counts.own_lines(recorder)),
            "library": counts.library_places(recorder),
            "fed": counts.pairs(self.tally.lines()),
            "objects": [peak_line, recorder.peak - recorder.start],
            "generated": counts.generated(recorder),
            "steps": recorder.budget - recorder.left,
            "stopped": stopped,
            "tampered": tampered,
        }


def _globals_of(function: Function, filename: str) -> object:
    """Return the globals of a function of the candidate's own; a decorator may be NumPy's."""
    if type(function) is FunctionType and function.__code__.co_filename == filename:
        return function.__globals__
    return None


# The patches hold for the whole process, so the meter that reads their tally does too.
_METERS: list[Meter] = []


def deoptimise() -> dict[str, object]:
    """Make iteration in C visible in this process; return builtins for the candidate.

    Patches ``np.fromiter``, ``np.frompyfunc`` (`np.vectorize` included), ``functools.reduce``,
    `itertools`, and parts of `math`, `operator` and `collections`. Call it once, after numpy is
    imported and before the candidate's source runs; put the returned ``{name: replacement}``
    (``map``, ``zip``, ``sorted``, ``sum``, ...) into the ``__builtins__`` mapping of its
    namespace. Results are unchanged, and where nothing is measured an item costs a fraction of a
    microsecond. A second call returns the same replacements.
    """
    if not _METERS:
        _METERS.append(Meter())
    return dict(_METERS[0].patches.builtins)


def count_steps(
    function: Function, args: Sequence[object], filename: str, budget: int = BUDGET
) -> Script[tuple[Outcome, dict[str, object]]]:
    """Call `function` and count its Python-level steps.

    Parameters
    ----------
    function : callable of the candidate's; its source was compiled under `filename`.
    args : positional arguments.
    filename : what the candidate's source was compiled as; nothing else may bear this name.
    budget : steps after which the run is ended; its outcome is an exception then.

    Returns
    -------
    ``(outcome, counts)``; counts is plain data that `tiebreak.meters.read_counts` reads.

    `deoptimise` must have been called first. Let the function run once before, on other data of
    the same shapes, and switch the garbage collector off: it frees blocks at moments of its own.
    """
    return _METERS[0].run(function, args, filename, budget)


def _canary() -> None:
    for _ in range(CANARY_PASSES):
        pass


def _canary_seen(recorder: Recorder) -> bool:
    """Run a known loop as if it were the candidate's; tell whether its passes were counted."""
    code = _canary.__code__.replace(co_filename=recorder.filename)
    known, left, peak = set(recorder.hits), recorder.left, (recorder.peak, recorder.peak_at)
    try:
        FunctionType(code, globals())()
    except Exhausted:  # the run itself had used up nearly all its steps
        return True
    except Exception:  # whatever it is, the events no longer work as they did
        return False
    recorder.left, (recorder.peak, recorder.peak_at) = left, peak
    seen = recorder.hits.pop(id(code), {})
    recorder.entries.pop(id(code), None)
    return CANARY_PASSES in seen.values() and recorder.hits.keys() == known
