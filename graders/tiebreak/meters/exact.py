"""Loops told by one run: places that ran exactly as often as there are rows.

The ladder tells loops by growth, while the other side stays small: whoever loops over the smaller
side shows nothing there. Nor is growth the judge where both sides are large, as blocks of both
multiply. But in a run with a prime number of rows on each side no product of blocks comes to it.
"""

from collections.abc import Mapping, Sequence

from tiebreak.meters import wording
from tiebreak.meters.figures import StepCounts


def judge_sides(
    sides: Mapping[str, int], run: StepCounts, *, source_lines: Sequence[str]
) -> str | None:
    """Return the sentence about a place that ran once per row of a side, or None.

    Parameters
    ----------
    sides : number of rows, a prime, by the plural for the message, as "test rows".
    run : figures of the run.
    source_lines : the candidate's source, for the line that is quoted.
    """
    if run.tampered:
        return "the measurement was switched off or changed while it ran"
    ways = (
        (run.own, "line {} ran {} times: a Python-level loop over"),
        (run.fed, "line {} takes {} items one at a time: a hidden loop over"),
        (run.library_lines(), "one call on line {} loops {} times inside a library: a loop over"),
    )
    for table, words in ways:
        for rows, count in sides.items():
            lines = [line for line, times in table.items() if times == count]
            if lines:
                sentence = f"{words.format(min(lines), count)} the {count} {rows}"
                return wording.with_source(sentence, source_lines, min(lines))
    return "a run was stopped: far too many Python-level steps" if run.stopped else None
