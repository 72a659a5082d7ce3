"""What a report depends on beside the submission, and the key under which a report stays good."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tiebreak import __version__
from tiebreak.errors import AuthorError
from tiebreak.model import Exercise
from tiebreak.submission import Submission

Version = Mapping[str, str]

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = ("numpy", "hypothesis", "pytest")  # asked by name: importing them takes half a second


def version_of(exercises: Sequence[Exercise]) -> Version:
    """Return everything that can move a score of `exercises`: kit, suites, libraries.

    The kit and the suites count by their content, so that a change in a checkout counts as well.
    """
    return {
        "tiebreak": f"{__version__} ({_digest(sorted(_PACKAGE.rglob('*.py')))})",
        "suites": _digest(_content(exercises)),
        "python": ".".join(platform.python_version_tuple()[:2]),
        **{name: _installed(name) for name in _LIBRARIES},
    }


def differences(mine: Version, theirs: Version) -> str:
    """Word where two versions differ; empty when they do not."""
    return ", ".join(
        f"{name} is {theirs.get(name)} there and {here} here"
        for name, here in mine.items()
        if theirs.get(name) != here
    )


def key_of(submission: Submission, order: Mapping[str, object]) -> str:
    """Return the key of the report on `submission`: equal keys, equal reports.

    Parameters
    ----------
    submission : Submission
        What was read, which is all that a grader sees of it.
    order : mapping
        Everything else that decides, as values that JSON knows.
    """
    decides = f"{json.dumps(order, sort_keys=True)}\n{submission!r}"
    return hashlib.sha256(decides.encode("utf-8", "backslashreplace")).hexdigest()


def _content(exercises: Iterable[Exercise]) -> list[Path]:
    files: dict[Path, None] = {}
    for exercise in exercises:
        screen = exercise.stub.with_name("screen.toml")
        files |= dict.fromkeys((screen, exercise.suite, exercise.solution, exercise.stub))
    return list(files)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise AuthorError(f"{file}: it cannot be read: {error.strerror}. Mend it.") from None
        digest.update(f"{file.parent.name}/{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
