"""A function sees the same world, whether its call is measured or not."""

from collections.abc import Sequence

import pytest

from sandbox.conftest import function
from tiebreak.sandbox import Reply, Run, Sandbox

SEEN = {
    "frames": """
frame, seen = sys._getframe(), []
while frame:
    seen.append([frame.f_code.co_filename, frame.f_lineno])
    frame = frame.f_back
""",
    "warned_places": """
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for level in range(1, 9):
        warnings.warn("x", stacklevel=level)
seen = [[w.filename, w.lineno] for w in caught][1:]
""",
    "settings": """
seen = [str(np.get_printoptions()), str(np.geterr()), str(warnings.filters)]
seen += [type(warnings.showwarning).__name__, gc.isenabled()]
""",
    "routines": """
made = [map, zip, sum, sorted, min, iter, functools.reduce, itertools.count, itertools.chain,
        operator.itemgetter, operator.itemgetter(0), np.fromiter, np.frompyfunc, math.prod]
seen = [[repr(m), type(m).__name__, m.__module__, str(getattr(m, "__doc__", ""))] for m in made]
""",
    "hints_asked": """
seen = []
class Hinted:
    def __iter__(self):
        return iter([1, 2])
    def __len__(self):
        seen.append("asked")
        return 2
sorted(Hinted()), sum(Hinted()), list(map(abs, Hinted())), np.fromiter(Hinted(), float)
""",
}
HEAD = "import functools, itertools, math, operator, warnings\nimport numpy as np\n"
REACH = "box = np.load.__globals__\nsys = box['os'].sys\ngc = sys.modules['gc']\n"


def values(replies: Sequence[Reply]) -> list[object]:
    """Return what each call gave."""
    assert [reply.status for reply in replies] == ["returned"] * len(replies)
    return [reply.value for reply in replies]


@pytest.mark.parametrize("what", SEEN)
def test_a_measured_call_looks_like_any_other(sandbox: Sandbox, what: str) -> None:
    """Frames, settings and routines are those of a call that nobody measures."""
    body = "".join(f"    {line}\n" for line in SEEN[what].splitlines())
    source = f"{HEAD}{REACH}def f(x):\n{body}    return seen\n"
    runs = [Run(args=(1,), warm=((2,),)), Run(args=(1,), warm=())]
    with sandbox.worker(source, [function("f", "x")]) as worker:
        plain = worker.call("f", (1,))
        steps = [reply for reply, _ in worker.measure_steps("f", runs)]
        memory = [reply for reply, _ in worker.measure_memory("f", runs)]
    first, *others = values([plain, *steps, *memory])
    assert all(other == first for other in others)
