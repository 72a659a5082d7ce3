"""A zip to upload to Gradescope: the kit, its content, and the two scripts that it calls."""

import importlib.metadata
import io
import json
import shlex
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tiebreak import __version__
from tiebreak.catalog import content_root
from tiebreak.reports.gradescope import ungraded

PACKAGE = Path(__file__).resolve().parent.parent
SCRIPTS = Path(__file__).with_name("autograder")
CONTENT = ("exercises", "solutions", "graders/suites")
PINNED = ("click", "hypothesis", "numpy", "pytest", "rich")
NEVER = {"__pycache__", "content"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same zip
PROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "tiebreak"
version = "{version}"
requires-python = ">=3.11"
dependencies = {pins}

[tool.hatch.build.targets.wheel]
packages = ["tiebreak"]
"""


def autograder_zip(exercises: Sequence[str], *, allow_weak: bool = False) -> bytes:
    """Return the zip that grades `exercises` (all if empty), with this kit and these versions."""
    isolation = "auto" if allow_weak else "kernel"
    arguments = shlex.join(["--isolation", isolation, *exercises])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for script in ("setup.sh", "run_autograder"):
            text = (SCRIPTS / script).read_text(encoding="utf-8")
            _add(archive, script, text.replace("__ARGUMENTS__", arguments).encode(), 0o755)
        _add(archive, "ungraded.json", ungraded().encode())
        _add(archive, "kit/pyproject.toml", _project().encode())
        for name, file in _files():
            _add(archive, f"kit/tiebreak/{name}", file.read_bytes())
    return packed.getvalue()


def _files() -> Iterator[tuple[str, Path]]:
    """Name the package's files, and below ``content`` those that a wheel takes along."""
    yield from _below(PACKAGE, "")
    for folder in CONTENT:
        yield from _below(content_root() / folder, f"content/{folder}/")


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        inner = file.relative_to(folder)
        if file.is_file() and not NEVER & set(inner.parts):
            yield f"{prefix}{inner.as_posix()}", file


def _project() -> str:
    pins = [f"{name}=={importlib.metadata.version(name)}" for name in PINNED]
    return PROJECT.format(version=__version__, pins=json.dumps(pins))


def _add(archive: zipfile.ZipFile, name: str, data: bytes, mode: int = 0o644) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 3  # Unix: the mode below is read
    entry.external_attr = (0o100000 | mode) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)
