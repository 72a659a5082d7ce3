"""Failures that are the same for many, so that one comment can serve them all."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tiebreak.team.cohort import Document, graded

Json = dict[str, Any]

CALL: Final = re.compile(r"(?:^|\n)in (?=\w+\()")  # what follows is the call that failed
ECHO: Final = re.compile(r"\n {4}.*")  # a line of the candidate's own code
VALUE: Final = re.compile(
    r"""'[^'\n]*'|"[^"\n]*"|(?<![\w.])[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf)(?!\w)|\b(?:True|False)\b"""
)
# How far one mistake reaches, and where in a notebook it was made.
SPREAD: Final = re.compile(r" \(\d+ of \d+ entries differ\)| of cell \d+")
LIST: Final = re.compile(r"\[(?:#(?:, #)*)?\]")


@dataclass(frozen=True, kw_only=True)
class Failure:
    """One way to fail one check, or to have a whole exercise refused (no criterion then)."""

    exercise: str
    criterion: str | None
    check: str
    pattern: str
    call: str

    @property
    def key(self) -> str:
        """A name that is the same in every run and every cohort."""
        parts = (self.exercise, self.criterion or "", self.check, self.pattern, self.call)
        return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:12]


@dataclass(kw_only=True)
class _Seen:
    title: str
    messages: dict[str, str] = field(default_factory=dict)  # by submission

    def typical(self) -> str:
        counted = Counter(self.messages.values())
        return min(counted, key=lambda message: (-counted[message], message))


def failure_clusters(documents: Sequence[Document]) -> list[Json]:
    """Group what failed by exercise, check, message and counterexample, largest groups first.

    Numbers, strings and lists in a message count as the same, lines of candidates' code are
    passed over, and the call in the message, which the suite chose, must be the same. Checks of
    one exercise that exactly the same submissions fail make one cluster.

    Returns
    -------
    list of dict
        ``exercise``, ``size``, ``members`` (ids), ``comment`` (empty, for a person to fill), and
        ``failures``: ``key``, ``criterion`` and ``check`` (for an exercise that is missing or
        cannot be run None and the status), ``title``, ``message`` (the commonest one),
        ``typical`` (the first member whose report says that) and ``counterexample`` (the call in
        the message, or None).
    """
    seen: dict[Failure, _Seen] = {}
    for document in graded(documents):
        for failure, title, message in _failures(document):
            entry = seen.setdefault(failure, _Seen(title=title))
            entry.messages[document["submission"]] = message
    merged: dict[tuple[str, tuple[str, ...]], list[Failure]] = {}
    for failure, entry in seen.items():
        merged.setdefault((failure.exercise, tuple(entry.messages)), []).append(failure)
    clusters = [
        _cluster(exercise, members, {failure: seen[failure] for failure in failures})
        for (exercise, members), failures in merged.items()
    ]
    return sorted(clusters, key=lambda cluster: -cluster["size"])  # else in the suites' order


def pattern_of(message: str) -> tuple[str, str]:
    """Split `message` into what went wrong, with its values masked, and the call."""
    places = list(CALL.finditer(message))
    head, call = (
        (message[: places[-1].start()], message[places[-1].end() :]) if places else (message, "")
    )
    masked = VALUE.sub("#", SPREAD.sub("", ECHO.sub("", head)))
    while (shorter := LIST.sub("#", masked)) != masked:
        masked = shorter
    return masked, call


def with_comments(clusters: Sequence[Json], *earlier: object) -> tuple[list[Json], list[Json]]:
    """Carry the comments of `earlier` clusters over to `clusters`, failure by failure.

    Returns
    -------
    clusters : list of dict
        With the comments that belong to any of their failures, one below the other.
    unused : list of dict
        Earlier clusters whose comment has no failure to belong to any more.
    """
    commented = [c for listed in earlier for c in _commented(listed)]
    filled = []
    used: set[str] = set()
    for cluster in clusters:
        keys = {failure["key"] for failure in cluster["failures"]}
        mine = [c["comment"] for c in commented if keys & _keys(c)]
        used |= keys
        filled.append({**cluster, "comment": "\n".join(dict.fromkeys(mine))})
    return filled, [c for c in commented if not used & _keys(c)]


def _commented(earlier: object) -> Iterator[Json]:
    for cluster in earlier if isinstance(earlier, list) else []:
        comment = cluster.get("comment") if isinstance(cluster, dict) else None
        if comment and isinstance(comment, str):
            yield cluster


def _keys(cluster: Mapping[str, Any]) -> set[str]:
    failures = cluster.get("failures")
    listed = failures if isinstance(failures, list) else []
    return {str(failure.get("key")) for failure in listed if isinstance(failure, dict)}


def _failures(document: Document) -> Iterator[tuple[Failure, str, str]]:
    for exercise in document["exercises"]:
        if exercise["status"] in ("missing", "error"):
            message = str(exercise.get("message") or "")
            yield _failure(exercise["id"], None, exercise["status"], message), "", message
        for criterion in exercise["criteria"]:
            for check in criterion["checks"]:
                if check["status"] in ("failed", "error"):
                    message = str(check.get("message") or "")
                    failure = _failure(exercise["id"], criterion["id"], check["id"], message)
                    yield failure, check["title"], message


def _failure(exercise: str, criterion: str | None, check: str, message: str) -> Failure:
    pattern, call = pattern_of(message)
    return Failure(exercise=exercise, criterion=criterion, check=check, pattern=pattern, call=call)


def _cluster(exercise: str, members: Sequence[str], seen: Mapping[Failure, _Seen]) -> Json:
    return {
        "exercise": exercise,
        "size": len(members),
        "members": list(members),
        "comment": "",
        "failures": [
            {
                "key": failure.key,
                "criterion": failure.criterion,
                "check": failure.check,
                "title": entry.title,
                "message": message,
                "typical": next(n for n, said in entry.messages.items() if said == message),
                "counterexample": failure.call or None,
            }
            for failure, entry, message in ((f, e, e.typical()) for f, e in seen.items())
        ],
    }
