"""The tables against the modules of the Python and numpy that are here."""

import importlib
import types
import warnings

import pytest

from tiebreak.rules import analyse
from tiebreak.rules.tables import BUILTINS, IMPORTABLE, MODULES, SPELT_OUT

# `emath` is spelt so, and called something else inside.
REAL_NAMES = {"numpy.emath": "numpy.lib.scimath"}


def members(module: str) -> dict[str, object]:
    """Return the attributes of `module` that can be had."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        there = importlib.import_module(REAL_NAMES.get(module, module))
        names = {*dir(there), *getattr(there, "__all__", ())}
        found = {name: getattr(there, name, None) for name in sorted(names)}
    return found


def verdict(module: str, name: str) -> tuple[object, ...]:
    """Return what is said of the attribute `name` of `module`."""
    package = module.partition(".")[0]
    return analyse(f"import {package}\npredict = {module}.{name}\n", ["predict"]).refusals


@pytest.mark.parametrize("module", sorted(MODULES - {"__future__"}))
def test_no_module_leads_to_one_that_is_not_offered(module):
    """Each attribute that is a module is itself on the list, or refused."""
    if module in IMPORTABLE:
        assert analyse(f"import {module}\n", []).refusals == ()
    for name, value in members(module).items():
        if isinstance(value, types.ModuleType) and f"{module}.{name}" not in MODULES:
            assert verdict(module, name) or name == "lib", (module, name)


@pytest.mark.parametrize("module", sorted(IMPORTABLE - {"__future__"}))
def test_public_functions_are_offered(module):
    """What a module says it offers is offered, files and evaluators aside."""
    there = importlib.import_module(module)
    refused = {name for name in getattr(there, "__all__", ()) if verdict(module, name)}
    allowed = {
        "numpy": {
            "core", "ctypeslib", "f2py", "lib", "testing", "test", "object_", "seterrcall",
            "load", "save", "savez", "savez_compressed", "savetxt", "loadtxt", "genfromtxt",
            "fromfile", "fromregex", "memmap",
        },
        "typing": {"get_type_hints", "ForwardRef", "evaluate_forward_ref"},
        "dataclasses": {"make_dataclass"},
        "numpy.ma": {"core", "extras", "fromfile"},
    }  # fmt: skip
    assert refused - {"test"} <= allowed.get(module, set())


def test_spelt_out_namespaces_exist_but_are_not_imports():
    """They are reached as attributes of numpy; importing them by name is off the list."""
    for module in SPELT_OUT:
        assert not verdict(*module.rsplit(".", 1))
        assert analyse(f"import {module}\n", []).refusals


@pytest.mark.parametrize("name", sorted(BUILTINS))
def test_builtins_are_refused_as_values_and_as_calls(name):
    """Each name of the table is refused wherever it is read."""
    for source in (f"x = {name}\n", f"{name}('1')\n", f"def predict(): return [{name}]\n"):
        assert analyse(source, ["predict"]).refusals
