"""Where exercise files were found -> the answers of a folder or an archive."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tiebreak.model import Exercise
from tiebreak.submission.decoding import decode_source
from tiebreak.submission.parts import Problem, Source, UnreadableError, problem, shown

_NAMED: Final = 4
_PASSED_OVER: Final = frozenset(
    {"__MACOSX", "__pycache__", "site-packages", "dist-packages", "node_modules"}
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something that bears the name of an exercise file, and how to get its bytes."""

    path: str
    read: Callable[[], bytes]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What a folder or an archive holds.

    Attributes
    ----------
    places : dict
        By exact file name, everything that bears it.
    others : list
        Paths of the other files.
    unseen : list
        Clauses that say which parts could not be looked into.
    """

    places: dict[str, list[Place]] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


Answers = tuple[dict[str, Source | Problem], dict[str, str]]


def file_name(exercise: Exercise) -> str:
    """Name the file that answers `exercise`."""
    return f"{exercise.id}.py"


def passed_over(folder: str) -> bool:
    """Tell whether a folder of this name holds the copies of a tool, not the candidate's work.

    Hidden folders (version control, checkpoints, local history, environments), the shadow
    folder that macOS puts into archives, caches, and installed packages.
    """
    return folder.startswith(".") or folder in _PASSED_OVER


def answers_in(listing: Listing, exercises: Sequence[Exercise]) -> Answers:
    """Read the answer to each exercise that stands in one place; word what the others lack."""
    answers: dict[str, Source | Problem] = {}
    notes: dict[str, str] = {}
    for exercise in exercises:
        if places := listing.places.get(file_name(exercise)):
            answers[exercise.id] = _answer(exercise, places)
        elif listing.unseen:
            answers[exercise.id] = problem(
                exercise.id, f"no {file_name(exercise)} was found, but {listing.unseen[0]}"
            )
        elif near := _near_misses(exercise, listing.others):
            notes[exercise.id] = _note(exercise, near)
    return answers, notes


def source_of(exercise: str, path: str, data: bytes) -> Source:
    """Decode the file that answers `exercise`; raise UnreadableError if it cannot be."""
    return Source(
        exercise=exercise,
        text=decode_source(data),
        path=shown(path),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def all_problems(exercises: Iterable[Exercise], sentence: str) -> dict[str, Source | Problem]:
    """Give every exercise the same problem."""
    return {exercise.id: problem(exercise.id, sentence) for exercise in exercises}


def _answer(exercise: Exercise, places: Sequence[Place]) -> Source | Problem:
    if len(places) > 1:
        found = _listed(sorted(place.path for place in places))
        return problem(exercise.id, f"{file_name(exercise)} was found more than once: {found}")
    try:
        return source_of(exercise.id, places[0].path, places[0].read())
    except UnreadableError as refusal:
        return problem(exercise.id, f"{shown(places[0].path)} {refusal}")


def _near_misses(exercise: Exercise, others: Iterable[str]) -> list[str]:
    return [path for path in others if _is_near(exercise.id, path.rsplit("/", 1)[-1])]


def _is_near(exercise_id: str, name: str) -> bool:
    plain = name.casefold()
    alike = plain.startswith(exercise_id.casefold()) and plain.endswith((".py", ".txt"))
    return alike or plain.endswith((".ipynb", ".zip"))


def _note(exercise: Exercise, near: Sequence[str]) -> str:
    sentence = f"no {file_name(exercise)} was found; not read: {_listed(near)}"
    return problem(exercise.id, sentence).sentence


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(map(shown, names[:_NAMED])) + more
