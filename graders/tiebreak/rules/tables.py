"""What is offered and what is not: the one place where names are listed."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text`: tables of names read best as prose."""
    return frozenset(text.split())


STDLIB = (
    "math",
    "dataclasses",
    "typing",
    "collections",
    "collections.abc",
    "numbers",
    "functools",
    "operator",
    "itertools",
    "__future__",
    "warnings",
)
POLYNOMIALS = tuple(
    f"numpy.polynomial.{name}"
    for name in ("polynomial", "chebyshev", "hermite", "hermite_e", "laguerre", "legendre")
)
NUMPY = (
    "numpy",
    "numpy.linalg",
    "numpy.ma",
    "numpy.random",
    "numpy.polynomial",
    "numpy.fft",
    "numpy.typing",
    "numpy.lib.stride_tricks",
    *POLYNOMIALS,
)
IMPORTABLE = frozenset(STDLIB + NUMPY)

# Public, documented namespaces that `import numpy` brings along: harmless where they are spelt
# as an attribute of numpy, though they are not on the list of imports.
SPELT_OUT = frozenset(
    f"numpy.{name}" for name in words("char strings rec exceptions dtypes emath version")
)
MODULES = IMPORTABLE | SPELT_OUT

# Functions whose calls are judged one by one, so aliases of them are followed.
WATCHED = frozenset(
    {
        "operator.attrgetter",
        "operator.methodcaller",
        "functools.update_wrapper",
        "functools.wraps",
    }
)

# Modules, and names that stand for one in some version, that hang on a module that is offered.
# tests/rules compares this with the modules of every Python and numpy it runs on.
HANGERS_ON: dict[str, frozenset[str]] = {
    "numpy": words(
        "compat conftest core ctypeslib distutils doc f2py lib matlib matrixlib testing tests "
        "math os sys builtins warnings re pickle numarray oldnumeric"
    ),
    "numpy.linalg": words("linalg lapack_lite tests"),
    "numpy.ma": words("core extras mrecords testutils timer_comparison tests"),
    "numpy.random": words("mtrand bit_generator tests"),
    "numpy.polynomial": words("polyutils tests"),
    "numpy.fft": words("helper tests"),
    "numpy.typing": words("mypy_plugin tests"),
    "numpy.char": words("functools overrides"),
    "numpy.emath": words("nx"),
    "dataclasses": words(
        "abc annotationlib builtins copy functools inspect itertools keyword re reprlib sys types"
    ),
    "typing": words(
        "collections contextlib copyreg functools inspect io operator re stdlib_re sys types "
        "warnings annotationlib"
    ),
    "collections": words("sys"),
    "collections.abc": words("sys"),
    "warnings": words("sys linecache tracemalloc re builtins"),
    "functools": words("types abc"),
    "itertools": frozenset(),
}
# Names under which modules of numpy and the standard library import one another.
COMMON_HANGERS_ON = words("np numpy pu la sys os types")

NUMPY_FILES = words(
    "load save savez savez_compressed savetxt loadtxt genfromtxt fromfile fromregex memmap "
    "DataSource open_memmap mafromtxt ndfromtxt recfromtxt recfromcsv test"
)
ARRAY_FILES = words("tofile dump dumps")
RAW_MEMORY = words("ctypes cffi ctypeslib")

EVALUATORS: dict[str, frozenset[str]] = {
    "typing": words(
        "get_type_hints ForwardRef evaluate_forward_ref ABCMeta NamedTupleMeta EnumMeta"
    ),
    "collections.abc": words("ABCMeta"),
    "numbers": words("ABCMeta"),
    "dataclasses": words("make_dataclass"),
    "numpy": words("seterrcall"),
}

BUILTINS = words(
    "exec eval compile open globals locals vars memoryview input breakpoint help exit quit "
    "__import__ __builtins__ __loader__ __spec__ __build_class__ __class__"
)
BY_NAME = words("getattr setattr delattr hasattr")

FRAMES = words(
    "tb_frame tb_next tb_lasti f_back f_builtins f_code f_globals f_lasti f_locals f_trace "
    "f_trace_lines f_trace_opcodes f_generator gi_frame gi_code gi_yieldfrom cr_frame cr_code "
    "cr_await cr_origin ag_frame ag_code ag_await co_code co_consts co_filename "
    "co_firstlineno co_flags co_freevars co_cellvars co_lines co_linetable co_lnotab "
    "co_names co_positions co_exceptiontable co_stacksize co_varnames func_code "
    "func_globals func_closure mro _evaluate"
)

_OPERATORS = words("add and floordiv lshift matmul mod mul or pow rshift sub truediv xor divmod")
DUNDERS = frozenset(
    f"__{name}__"
    for name in (
        *_OPERATORS,
        *(f"r{name}" for name in _OPERATORS),
        *(f"i{name}" for name in _OPERATORS),
        *words("eq ne lt le gt ge hash bool int float complex index round trunc floor ceil"),
        *words("neg pos abs invert concat iconcat contains len length_hint iter next reversed"),
        *words("getitem setitem delitem missing call enter exit aenter aexit aiter anext await"),
        *words("repr str bytes format sizeof copy deepcopy get set delete set_name"),
        *words("init new post_init init_subclass class_getitem instancecheck subclasscheck"),
        *words("subclasshook prepare del dir"),
        *words("array array_ufunc array_function array_finalize array_wrap array_priority"),
        *words("name qualname doc module version slots match_args all author annotations"),
        *words("origin args notes cause context suppress_context dataclass_fields"),
        *words("array_namespace_info setattr type_params future debug file inv not"),
    )
)

# Attributes that are read, not called, among the double-underscore ones.
_READ = words(
    "name qualname doc module version slots match_args all author annotations origin args notes "
    "cause context suppress_context dataclass_fields type_params future debug file array_priority"
)
# Methods by which NumPy computes with arrays of objects: the ufunc's name, asked of each object.
_UFUNCS = words(
    "arccos arccosh arcsin arcsinh arctan arctan2 arctanh cbrt conjugate cos cosh deg2rad degrees "
    "exp exp2 expm1 fabs fmod hypot log log10 log1p log2 rad2deg radians rint sin sinh sqrt tan "
    "tanh bit_count logical_and logical_not logical_or logical_xor"
)
CALLED_BY_C = (DUNDERS - {f"__{name}__" for name in _READ}) | _UFUNCS


def is_reserved(name: str) -> bool:
    """Say whether no source may name the attribute `name` of anything."""
    dunder = name.startswith("__") and name.endswith("__") and len(name) > 4
    return name in FRAMES or (dunder and name not in DUNDERS)


# These lie to numpy about where an array's memory is, so not even defining them is offered.
MEMORY_CLAIMS = frozenset(["__array_interface__", "__array_struct__"])
