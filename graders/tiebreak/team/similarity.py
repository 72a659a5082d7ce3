"""Answers that are much alike, listed for a person to look at; nothing is scored by this.

No library is used: the one on PyPI that winnows tokens (copydetect) has had no release since
early 2024, picks other fingerprints in every process, drops repeated passages as boilerplate,
compares pairs one by one, and loads Matplotlib.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tiebreak.model import Exercise
from tiebreak.submission import Source, Submission
from tiebreak.team.fingerprints import Hashes, grams, names_in, normalised, winnow

SCHEMA = "tiebreak.similar.v1"
FLOOR: Final = (
    30  # fingerprints, some 75 tokens or 6 lines: answers shorter than that are all alike
)
COMMON: Final = 10  # answers; in fewer than that, half of them may well be one copied answer
PARTNERS: Final = 5  # where many copied from each other, not every pair needs a look
_BLOCK: Final = 4096
Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Submissions whose answer to one exercise has the same tokens."""

    members: tuple[str, ...]
    same_text: bool
    prints: Hashes


def similar_answers(
    submissions: Sequence[Submission],
    exercises: Sequence[Exercise],
    threshold: float,
) -> Json:
    """List answers to the same exercise that have at least `threshold` in common.

    What the stub holds is left out, and so are passages in more than half of the answers, where
    there are at least COMMON. Answers that are short without these are not listed.

    Returns
    -------
    dict
        ``schema``; ``threshold``; ``exercises``: for each ``id``, ``answers`` (their number),
        ``short`` (how many of them are too short to be listed), ``identical`` (``members`` of
        answers with the same tokens, and ``same_text``: whether to the letter) and ``pairs``,
        most alike first: ``first`` and ``second`` (ids; several where identical), ``share_first``
        and ``share_second`` (how much of each is in the other, 0 to 1) and ``shared``
        (fingerprints in common).
    """
    listed = [_compare(exercise, submissions, threshold) for exercise in exercises]
    return {"schema": SCHEMA, "threshold": threshold, "exercises": listed}


def _compare(exercise: Exercise, submissions: Sequence[Submission], threshold: float) -> Json:
    texts = {
        submission.name: answer.text
        for submission in sorted(submissions, key=lambda one: one.name)
        if isinstance(answer := submission.answers.get(exercise.id), Source)
    }
    groups = _without_common(_groups(texts, exercise.stub.read_text(encoding="utf-8")))
    long = [group for group in groups if len(group.prints) >= FLOOR]
    pairs, more = _pairs(long, threshold)
    return {
        "id": exercise.id,
        "answers": len(texts),
        "short": len(texts) - sum(len(group.members) for group in long),
        "identical": [
            {"members": list(group.members), "same_text": group.same_text}
            for group in sorted(long, key=lambda group: -len(group.members))
            if len(group.members) > 1
        ],
        "pairs": pairs,
        "more_pairs": more,
    }


def _groups(texts: Mapping[str, str], stub: str) -> list[Group]:
    kept = names_in(stub)
    given = grams(normalised(stub, kept))
    tokens = {text: normalised(text, kept) for text in set(texts.values())}
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, text in texts.items():
        alike.setdefault(tokens[text], []).append(name)
    return [
        Group(
            members=tuple(names),
            same_text=len({texts[name] for name in names}) == 1,
            prints=np.setdiff1d(winnow(grams(words)), given),
        )
        for words, names in alike.items()
    ]


def _without_common(groups: Sequence[Group]) -> list[Group]:
    if len(groups) < COMMON:
        return list(groups)
    prints, counts = np.unique(np.concatenate([g.prints for g in groups]), return_counts=True)
    common = prints[counts > len(groups) / 2]
    return [
        Group(
            members=group.members,
            same_text=group.same_text,
            prints=np.setdiff1d(group.prints, common),
        )
        for group in groups
    ]


def _pairs(groups: Sequence[Group], threshold: float) -> tuple[list[Json], int]:
    """Return the pairs to look at, most alike first, and how many more there are."""
    shared = _shared(groups)
    sizes = np.array([len(group.prints) for group in groups])
    first, second = np.nonzero(np.triu(shared >= threshold * np.minimum.outer(sizes, sizes), 1))
    shares = shared[first, second] / np.array([sizes[first], sizes[second]])
    order = np.lexsort((second, first, -shares.min(axis=0), -shares.max(axis=0)))
    listed: Counter[int] = Counter()
    pairs = []
    for i, j in zip(first[order].tolist(), second[order].tolist(), strict=True):
        if min(listed[i], listed[j]) < PARTNERS:
            listed.update((i, j))
            pairs.append(_pair(groups[i], groups[j], int(shared[i, j])))
    return pairs, len(first) - len(pairs)


def _pair(one: Group, other: Group, shared: int) -> Json:
    return {
        "first": list(one.members),
        "second": list(other.members),
        "share_first": round(shared / len(one.prints), 4),
        "share_second": round(shared / len(other.prints), 4),
        "shared": shared,
    }


def _shared(groups: Sequence[Group]) -> NDArray[np.float32]:
    """Count the fingerprints that each two groups have in common, by blocks of fingerprints."""
    total = np.zeros((len(groups), len(groups)), np.float32)
    every = [group.prints for group in groups] or [np.zeros(0, np.uint64)]
    prints, counts = np.unique(np.concatenate(every), return_counts=True)
    prints = prints[counts > 1]
    columns = [np.searchsorted(prints, np.intersect1d(g.prints, prints)) for g in groups]
    for start in range(0, len(prints), _BLOCK):
        has = np.zeros((len(groups), _BLOCK), np.float32)
        for row, mine in zip(has, columns, strict=True):
            first, last = np.searchsorted(mine, (start, start + _BLOCK))
            row[mine[first:last] - start] = 1
        total += has @ has.T
    return total
