"""A recorder's raw figures as plain data, fit to leave the worker."""

from opcode import opname
from types import CodeType

from tiebreak.meters.recorder import Recorder

NOT_PASSES = frozenset(  # these run once more than the loop has passes, or once per call
    (
        *("FOR_ITER", "GET_ITER", "GET_YIELD_FROM_ITER", "END_FOR", "POP_ITER"),
        *("SEND", "END_SEND", "RESUME"),
    )
)


def own_lines(recorder: Recorder) -> dict[int, int]:
    """Return the executions of the busiest instruction of each candidate line."""
    busiest: dict[int, int] = {}
    for key, hits in recorder.hits.items():
        code = recorder.codes[key]
        bytecode, lines = code.co_code, _lines(code)
        entered = [(recorder.line(key, 0) or code.co_firstlineno, recorder.entries.get(key, 0))]
        passes = [
            (recorder.homes.get(key, lines.get(offset, 0)), count)
            for offset, count in hits.items()
            if opname[bytecode[offset]] not in NOT_PASSES
        ]
        for line, count in entered + passes:
            busiest[line] = max(count, busiest.get(line, 0))
    busiest.pop(0, None)  # instructions that stand on no line
    return busiest


def _lines(code: CodeType) -> dict[int, int]:
    return {
        offset: line
        for start, end, line in code.co_lines()
        if line is not None
        for offset in range(start, end, 2)
    }


def library_places(recorder: Recorder) -> list[list[object]]:
    """Return ``[candidate line, place, most executions within one step]`` rows."""
    recorder.close_step()
    most: dict[tuple[int, str], int] = {}
    for (key, offset, library, at), count in recorder.deepest.items():
        place = (recorder.line(key, offset), _place(recorder.codes[library], at))
        most[place] = max(count, most.get(place, 0))
    return [[line, place, count] for (line, place), count in sorted(most.items())]


def _place(code: CodeType, offset: int) -> str:
    parts = code.co_filename.replace("\\", "/").split("/")
    home = parts.index("numpy") if "numpy" in parts else len(parts) - 1
    line = _lines(code).get(offset, 0) if offset else code.co_firstlineno
    return f"{'/'.join(parts[home:])}:{line} ({code.co_name})"


def generated(recorder: Recorder) -> int:
    """Return how many different instructions ran."""
    return sum(len(hits) for hits in recorder.hits.values())


def pairs(table: dict[int, int]) -> list[list[int]]:
    """Return a table as sorted ``[line, number]`` rows: JSON would turn its keys into text."""
    return [[line, number] for line, number in sorted(table.items())]
