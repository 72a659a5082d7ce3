"""A folder of submissions -> which of its children are submissions, and which would collide."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from tiebreak.errors import UsageError
from tiebreak.submission.names import safe_name, same_id, stem_of, suffix_of
from tiebreak.submission.parts import Clash, shown
from tiebreak.text import printable

Kind = Literal["folder", "archive", "source", "notebook"]

_KINDS: Final[dict[str, Kind]] = {".zip": "archive", ".py": "source", ".ipynb": "notebook"}
# Left by the tools of whoever collects submissions. Other names with a dot in front are
# candidates', and become ids without it.
_LITTER: Final = frozenset(
    {
        "__MACOSX",
        "__pycache__",
        ".cache",
        ".git",
        ".hg",
        ".idea",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".svn",
        ".tox",
        ".Trashes",
        ".venv",
        ".vscode",
    }
)


def find_submissions(folder: Path) -> tuple[list[Path], list[Clash]]:
    """List the direct children that are submissions, by name, and those that share an id.

    Returns
    -------
    paths : list of Path
        One per submission, sorted.
    clashes : list of Clash
        Children whose ids are the same, compared without case: none of them is in `paths`.

    Raises
    ------
    UsageError
        If `folder` cannot be listed.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise UsageError(f"{shown(str(folder))} cannot be listed: {error.strerror}") from None
    groups: dict[str, list[Path]] = {}
    for name in names:
        if not _is_litter(name) and kind_of(folder / name):
            groups.setdefault(same_id(safe_name(stem_of(name))), []).append(folder / name)
    alone = [paths[0] for paths in groups.values() if len(paths) == 1]
    return alone, [_clash(paths) for paths in groups.values() if len(paths) > 1]


def kind_of(path: Path) -> Kind | None:
    """Tell by its name, or by its being a folder, what kind of submission `path` is.

    A link is of the kind it claims to be, so that it is refused by name and not passed over.
    """
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return None
    if stat.S_ISDIR(mode):
        return "folder"
    if kind := _KINDS.get(suffix_of(path.name)):
        return kind
    return "folder" if stat.S_ISLNK(mode) and os.path.isdir(path) else None


def _is_litter(name: str) -> bool:
    return name in _LITTER or name.startswith("._")


def _clash(paths: Sequence[Path]) -> Clash:
    name = safe_name(stem_of(paths[0].name))
    listed = ", ".join(shown(path.name) for path in paths)
    sentence = f"these would all be called {shown(name)}: {listed}; rename all but one"
    return Clash(name=name, paths=tuple(paths), sentence=printable(sentence))
