"""Runs in a process of its own: measures candidate sources read from standard input.

The instruments patch the process that they run in, so no test loads them beside itself.
"""

import ast
import builtins
import gc
import json
import sys
import zlib

import numpy as np

from tiebreak.meters import FAR, LADDER, header_lines, instrument, judge_steps, read_counts
from tiebreak.meters.calling import Script, perform

BUILTINS = instrument.deoptimise()
gc.disable()
np.set_printoptions(threshold=0, edgeitems=1)


def problem(size: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return data in which every test row is an exact tie of twins with the same label."""
    rng = np.random.default_rng([size, seed])
    cells = rng.permutation(81)[:8]  # different rows, so that only twins have different indices
    half = np.stack([cells // 9, cells % 9], axis=1) - 4.0
    X, y = np.concatenate([half, half]), np.tile(np.arange(8) % 3, 2)
    return X, y, half[rng.integers(0, 8, size)]


def load(name: str, source: str) -> object:
    """Return the candidate's ``predict``, with the builtins it would have in a worker."""
    namespace = {"__builtins__": {**vars(builtins), **BUILTINS}, "__name__": f"candidate_{name}"}
    sys.modules[f"candidate_{name}"] = type(sys)(f"candidate_{name}")  # for dataclasses
    exec(compile(source, f"<{name}>", "exec", dont_inherit=True), namespace)
    return namespace["predict"]


def counted(function: object, args: list, warm: list, filename: str) -> Script[list]:
    """Count the steps of each call of `args`, up to one that is stopped."""
    reports = []
    for given, before in zip(args, warm, strict=True):
        yield function, before
        reports.append((yield from instrument.count_steps(function, given, filename)))
        if reports[-1][1]["stopped"]:
            break
    return reports


def measured(function: object, name: str, sizes: tuple[int, ...]) -> tuple[list, bool]:
    """Return the counts at `sizes`, and whether all answers were right."""
    args = [problem(size, 1) for size in sizes]
    warm = [problem(size, 2) for size in sizes]
    reports = perform(counted(function, args, warm, f"<{name}>"))
    right = all(
        how == "returned" and np.array_equal(value, nearest(*given))
        for ((how, value), _), given in zip(reports, args, strict=False)
    )
    return [json.loads(json.dumps(counts)) for _, counts in reports], right


def nearest(X: np.ndarray, y: np.ndarray, T: np.ndarray) -> np.ndarray:
    """Return the right labels."""
    return y[((T[:, None] - X) ** 2).sum(2).argmin(1)]


def examined(name: str, source: str) -> dict[str, object]:
    """Measure and judge one candidate as a suite would: the far size only if nothing grew."""
    source = f"import numpy as np{source}"
    function, sizes = load(name, source), LADDER
    headers = header_lines(ast.parse(source))
    raw, right = measured(function, name, sizes)
    words = {"rows": "test rows", "source_lines": source.splitlines(), "headers": headers}
    sentence = judge_steps(sizes, [read_counts(one) for one in raw], **words)
    if sentence is None:
        far, right_far = measured(function, name, (FAR,))
        raw, right, sizes = raw + far, right and right_far, (*LADDER, FAR)
        sentence = judge_steps(sizes, [read_counts(one) for one in raw], **words)
    mark = zlib.crc32(json.dumps([[c["own"], c["fed"], c["generated"]] for c in raw]).encode())
    return {"sentence": sentence, "right": right, "mark": mark, "own": [c["own"] for c in raw]}


if __name__ == "__main__":
    sources = json.load(sys.stdin)
    json.dump({name: examined(name, source) for name, source in sources.items()}, sys.stdout)
