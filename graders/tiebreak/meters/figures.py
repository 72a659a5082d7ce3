"""The counts of one measured run, as the trusted side reads them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StepCounts:
    """Python-level steps of one run, by place of the candidate's source.

    `own`: executions of each line's busiest instruction. `library`: most executions of one
    library place within one step of a line. `fed`: items that a line's busiest C-level iteration
    pulled. `objects`: line and number of live Python blocks at their peak. `generated`: different
    instructions executed.
    """

    own: Mapping[int, int]
    library: Mapping[tuple[int, str], int]
    fed: Mapping[int, int]
    objects: tuple[int, int]
    generated: int
    steps: int
    stopped: bool
    tampered: bool

    def library_lines(self) -> dict[int, int]:
        """Return the highest library count of each candidate line."""
        most: dict[int, int] = {}
        for (line, _), count in self.library.items():
            most[line] = max(count, most.get(line, 0))
        return most


def read_counts(raw: object) -> StepCounts:
    """Read what `measure_steps` gave for one run.

    Raises
    ------
    ValueError
        If it is not that: it came from a process that may send anything.
    """
    if not isinstance(raw, dict):
        raise ValueError("step counts are not a mapping")
    try:
        return StepCounts(
            own=_table(raw["own"]),
            library={(_count(line), str(at)): _count(n) for line, at, n in _rows(raw["library"])},
            fed=_table(raw["fed"]),
            objects=_objects(raw["objects"]),
            generated=_count(raw["generated"]),
            steps=_count(raw["steps"]),
            stopped=_flag(raw["stopped"]),
            tampered=_flag(raw["tampered"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"step counts are malformed: {error}") from error


def _table(rows: object) -> dict[int, int]:
    return {_count(line): _count(number) for line, number in _rows(rows)}


def _rows(rows: object) -> list[list[object]]:
    if not isinstance(rows, (list, tuple)):
        raise ValueError("a table of step counts is not a list")
    return [list(row) for row in rows]


def _objects(value: object) -> tuple[int, int]:
    line, blocks = value if isinstance(value, (list, tuple)) else (None, None)
    return _count(line), blocks if isinstance(blocks, int) else _count(blocks)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r:.40} is not a count")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r:.40} is not a flag")
    return value
