"""Where the fed routines go: the candidate's builtins, and modules a candidate can import."""

import builtins
import collections
import functools
import itertools
import math
import operator
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from tiebreak.meters import getters, iteration
from tiebreak.meters.iteration import Routine, Tally

FED_CLASSES = {  # what takes an iterable -> position and name of that argument
    builtins: {"map": (1, ""), "zip": (0, ""), "filter": (1, ""), "enumerate": (0, "iterable")},
    itertools: {
        "accumulate": (0, "iterable"), "batched": (0, "iterable"), "compress": (0, "data"),
        "dropwhile": (1, ""), "filterfalse": (1, ""), "groupby": (0, "iterable"),
        "islice": (0, ""), "pairwise": (0, ""), "starmap": (1, ""), "takewhile": (1, ""),
    },
}  # fmt: skip
COUNTED_CLASSES = (
    *("count", "cycle", "repeat", "product", "permutations"),
    *("combinations", "combinations_with_replacement", "zip_longest"),
)
FED_FUNCTIONS = {
    builtins: {"sorted": 0, "sum": 0, "any": 0, "all": 0},
    functools: {"reduce": 1},
    itertools: {"tee": 0},
    math: {"fsum": 0, "prod": 0, "dist": 0, "sumprod": 0},
    operator: {"countOf": 0, "indexOf": 0},
    collections: {"_count_elements": 1},  # what Counter(rows) runs; the class stays as it is
    np: {"fromiter": 0},
}


@dataclass(frozen=True, kw_only=True)
class Patches:
    """Replacements made in this process, to be found in place when a run ends."""

    builtins: Mapping[str, object]
    modules: tuple[tuple[ModuleType, str, object], ...]

    def in_place(self, namespace: object) -> bool:
        """Tell whether modules, and the builtins that `namespace` uses, are still patched."""
        used = namespace.get("__builtins__") if isinstance(namespace, dict) else None
        if isinstance(used, dict) and any(
            used.get(name) is not fed for name, fed in self.builtins.items()
        ):
            return False
        return all(vars(module).get(name) is fed for module, name, fed in self.modules)


def install(tally: Tally) -> Patches:
    """Patch the modules of this process and make the builtins to go with them."""
    made = [*_fed_classes(tally), *_counted_classes(tally), *_fed_functions(tally)]
    made += [*_ufunc_makers(tally), *getters.made(tally)]
    modules = tuple(patch for patch in made if patch[0] is not builtins)
    for module, name, fed in modules:
        setattr(module, name, fed)
    fed_builtins = {name: fed for module, name, fed in made if module is builtins}
    return Patches(builtins=fed_builtins, modules=modules)


Patch = tuple[ModuleType, str, object]


def _fed_classes(tally: Tally) -> list[Patch]:
    return [
        (module, name, iteration.fed_class(getattr(module, name), position, keyword, tally))
        for module, entries in FED_CLASSES.items()
        for name, (position, keyword) in entries.items()
        if hasattr(module, name)  # some are newer than the oldest Python served
    ]


def _counted_classes(tally: Tally) -> list[Patch]:
    counted = [
        (itertools, name, iteration.counted_class(getattr(itertools, name), tally))
        for name in COUNTED_CLASSES
    ]
    return [*counted, (itertools, "chain", iteration.chain_class(itertools.chain, tally))]


def _fed_functions(tally: Tally) -> list[Patch]:
    fed: list[Patch] = [
        (module, name, iteration.fed_function(getattr(module, name), position, tally))
        for module, entries in FED_FUNCTIONS.items()
        for name, position in entries.items()
        if hasattr(module, name)
    ]
    fed += [(builtins, fn.__name__, iteration.fed_extremum(fn, tally)) for fn in (min, max)]
    return [*fed, (builtins, "iter", iteration.fed_iter(iter, tally))]


def _ufunc_makers(tally: Tally) -> list[Patch]:
    maker = _tallied_frompyfunc(np.frompyfunc, tally)
    home = sys.modules[np.vectorize.__init__.__module__]  # where np.vectorize looks it up
    return [(np, "frompyfunc", maker), (home, "frompyfunc", maker)]


def _tallied_frompyfunc(original: Callable[..., Any], tally: Tally) -> Routine:
    def frompyfunc(func: Callable[..., Any], /, nin: int, nout: int, **identity: Any) -> Any:
        if not callable(func):
            return original(func, nin, nout, **identity)

        def called(*args: Any) -> Any:
            tally.add(None)
            return func(*args)

        called.__name__ = getattr(func, "__name__", "?")
        return original(called, nin, nout, **identity)

    return Routine(original, frompyfunc)
