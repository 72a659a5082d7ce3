"""Parts of the sentences that name a loop."""

from collections.abc import Sequence


def ladder_words(series: Sequence[tuple[int, int]], rows: str, noun: str) -> str:
    """Word the figures at the largest and the smallest size."""
    (small, few), (large, many) = series[0], series[-1]
    if len(series) == 1:
        return f"{many} {noun} for {large} {rows}"
    return f"{many} {noun} for {large} {rows} ({few} for {small})"


def with_source(sentence: str, source: Sequence[str], line: int) -> str:
    """Put the source line, if there is one, under the sentence."""
    if not 0 < line <= len(source) or not source[line - 1].strip():
        return sentence
    return f"{sentence}\n    {source[line - 1].strip()}"
