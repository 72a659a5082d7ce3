"""Parts of the sentences that name a loop."""

from collections.abc import Sequence

from tiebreak.meters.growth import Series


def figures(series: Series, noun: str, rows: str, *, stopped: bool) -> str:
    """Word the figures at the largest and the smallest size."""
    (small, few), (large, many) = series[0], series[-1]
    shown = at_least(many) if stopped else str(many)
    return f"{shown} {noun} for {large} {rows} ({few} for {small})"


def at_least(count: int) -> str:
    """Word a count that was cut off, where its last digits mean nothing."""
    return f"more than {10 ** (len(str(count)) - 1)}"


def with_source(sentence: str, source: Sequence[str], line: int) -> str:
    """Put the source line, if there is one, under the sentence."""
    if not 0 < line <= len(source) or not source[line - 1].strip():
        return sentence
    return f"{sentence}\n    {source[line - 1].strip()}"
