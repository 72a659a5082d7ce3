"""The closed world of modules: what is loaded before a worker exists is all there will ever be."""

import codecs
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy

from tiebreak.rules.tables import STDLIB

# What a submission may import. Parts of these that are loaded may be named too.
OFFERED = frozenset(STDLIB) | {"numpy", "numpy.lib", "numpy.lib.stride_tricks"}
OFFERED_WITH_PARTS = (
    "numpy.linalg",
    "numpy.ma",
    "numpy.random",
    "numpy.polynomial",
    "numpy.fft",
    "numpy.typing",
)

# What those load only when first used, and what Python loads for its own messages.
LAZY = (
    *(name for name in sorted(OFFERED | set(OFFERED_WITH_PARTS))),
    "numpy.ma.extras",
    "numpy.ma.mrecords",
    "numpy.rec",
    "numpy.char",
    "numpy.dtypes",
    "numpy.exceptions",
    "numpy.lib.recfunctions",
    "ast",
    "contextlib",
    "copy",
    "ctypes",
    "heapq",
    "inspect",
    "linecache",
    "pickle",
    "re",
    "secrets",
    "stringprep",
    "textwrap",
    "tokenize",
    "traceback",
    "tracemalloc",
    "unicodedata",
)
CORE = ("_dtype", "_dtype_ctypes", "_internal", "_methods", "_exceptions", "_string_helpers",
        "_type_aliases", "_ufunc_config", "arrayprint", "einsumfunc", "strings")  # fmt: skip
CODECS = (
    "ascii", "latin_1", "utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32",
    "utf_32_le", "utf_32_be", "utf_7", "cp1252", "iso8859_15", "idna", "punycode",
    "unicode_escape", "raw_unicode_escape", "hex_codec", "base64_codec", "rot_13", "charmap",
)  # fmt: skip
# Not there on every system, or in every NumPy.
OPTIONAL = ("resource", "fcntl", "annotationlib", "_suggestions", "numpy.strings")


def preload() -> None:
    """Import everything that submissions may need, here and now."""
    for name in LAZY:
        importlib.import_module(name)
    for name in (*OPTIONAL, *_internals()):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    for codec in CODECS:
        codecs.lookup(codec)


def _internals() -> list[str]:
    core = "numpy._core" if hasattr(numpy, "_core") else "numpy.core"
    return [f"{core}.{name}" for name in CORE]


def not_offered(name: str) -> ImportError:
    """Return the error for an import of `name`."""
    return ImportError(f"module '{name}' is not offered here", name=name)


class ClosedFinder:
    """The only finder of a closed world: it finds nothing."""

    @staticmethod
    def find_spec(name: str, *_where: object) -> ModuleSpec | None:
        """Raise ImportError, since whatever is not loaded is not there."""
        raise not_offered(name)


def close() -> None:
    """Forget how modules are found; those that are loaded stay."""
    numpy.__all__[:] = [name for name in numpy.__all__ if name in vars(numpy)]  # for import *
    sys.path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    sys.meta_path[:] = [ClosedFinder]


def offered(name: str) -> bool:
    """Tell whether a submission may import `name`."""
    return name in OFFERED or any(
        name == whole or name.startswith(whole + ".") for whole in OFFERED_WITH_PARTS
    )


def importer(own_name: str, real: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
    """Return the ``__import__`` of the submission `own_name`: the offered modules and itself."""

    def import_offered(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Iterable[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        by_c_code = type(fromlist) is list  # NumPy's C code imports what it needs when first called
        if level or not (by_c_code or offered(name) or name == own_name):
            raise not_offered("." * level + name)
        return real(name, globals, locals, tuple(fromlist or ()), level)

    return import_offered
