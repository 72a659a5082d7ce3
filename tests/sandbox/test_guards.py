"""Library routines do what they did, and nothing beyond it."""

import pytest

from sandbox.conftest import Run

WINDOWS = "np.lib.stride_tricks.as_strided(x, {}, {}).tolist()"


@pytest.mark.parametrize(
    ("x", "given", "value"),
    [
        ("np.arange(4)", ((3, 2), (8, 8)), [[0, 1], [1, 2], [2, 3]]),
        ("np.arange(4)[::-1]", ((2, 2), (-8, -8)), [[3, 2], [2, 1]]),
        ("np.arange(6)[2:3]", ((2,), (8,)), [2, 3]),
        ("np.arange(2)", ((3,), (0,)), [0, 0, 0]),
        ("[1, 2, 3]", ((2,), (16,)), [1, 3]),
        ("np.arange(0)", ((0, 3), (8, 8)), []),
    ],
)
def test_windows_inside_an_array_are_had(run: Run, x: str, given: tuple, value: list) -> None:
    """Whatever lies in the memory of the array may be looked at."""
    reply = run(f"import numpy as np\ndef f():\n    x = {x}\n    return {WINDOWS.format(*given)}")
    assert reply.value == value


@pytest.mark.parametrize(
    "given", [((5,), (8,)), ((2,), (-8,)), ((2, 2), (24, 16)), ((2,), (1 << 40,))]
)
def test_nothing_outside_of_an_array_is_reached(run: Run, given: tuple) -> None:
    """Memory that is not the array's is a ValueError."""
    x = "np.arange(4)"
    reply = run(f"import numpy as np\ndef f():\n    x = {x}\n    return {WINDOWS.format(*given)}")
    assert reply.error.message == "as_strided would reach beyond the memory of its array"


HONEST = {
    "vectorize": """
def f():
    total = np.vectorize(lambda row: row.sum(), signature="(d)->()")
    return total(np.ones((2, 3))).tolist()
""",
    "dataclass": """
@dataclasses.dataclass(frozen=True, order=True)
class Point:
    x: float
    y: "float" = 2.0
def f():
    return dataclasses.astuple(dataclasses.replace(Point(1.0), y=3.0))
""",
    "dispatch": """
@functools.singledispatch
def kind(x):
    return "any"
@kind.register
def _(x: int):
    return "int"
@kind.register
def _(x: "np.ndarray"):
    return "array"
def f():
    return kind(1.5), kind(1), kind(np.ones(1))
""",
    "getters": """
class Row:
    def __init__(self, x):
        self.x = x
        self.pair = (x, "b")
    def plus(self, y, z=0):
        return self.x + y + z
class Named:
    key = operator.attrgetter("x")
def f():
    row, get = Row(1), operator.itemgetter
    first = Named().key(row), operator.attrgetter("x", "pair")(row), get(1)(row.pair)
    return *first, get(1, 0)(row.pair), operator.methodcaller("plus", 2, z=3)(row)
""",
}
ANSWERS = {
    "vectorize": [3.0, 3.0],
    "dataclass": (1.0, 3.0),
    "dispatch": ("any", "int", "array"),
    "getters": (1, (1, (1, "b")), "b", ("b", 1), 6),
}
HEAD = "import dataclasses, functools, operator\nimport numpy as np\n"


@pytest.mark.parametrize("name", HONEST)
def test_honest_uses_are_as_ever(run: Run, name: str) -> None:
    """Dataclasses, dispatch on types, and getters."""
    assert run(HEAD + HONEST[name]).value == ANSWERS[name]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("return type(operator.attrgetter('x'))('__se' + 'lf__')(len)", "TypeError"),
        ("return operator.attrgetter('real.__se' + 'lf__')(len)", "AttributeError"),
        ("return operator.methodcaller('__getattri' + 'bute__', 'x')(1)", "AttributeError"),
        ("dataclasses.fields(Box)[0].name = '__cl' + 'ass__'", "AttributeError"),
        ("dataclasses.fields(Box)[0].name = 'a if f() else b'", "AttributeError"),
        ("object.__setattr__(dataclasses.fields(Box)[0], 'name', 'a+b')", "AttributeError"),
        ("g.__annotations__ = {'x': 'f()'}; functools.singledispatch(h).register(g)", "TypeError"),
    ],
)
def test_computed_names_lead_nowhere(run: Run, body: str, error: str) -> None:
    """Names that the rules cannot see are looked at when they are used."""
    box = "@dataclasses.dataclass\nclass Box:\n    a: int = 0\ndef g(x): pass\ndef h(x): pass\n"
    assert run(f"{HEAD}{box}def f():\n    {body}").error.type_name == error


def test_numpy_may_stride_as_it_pleases(run: Run) -> None:
    """What NumPy does for itself is not checked: ``np.vectorize`` strides over one element."""
    source = "import numpy as np\ndef f():\n    total = np.vectorize(np.sum, signature='(d)->()')\n"
    assert run(source + "    return total(np.ones((2, 3))).tolist()").value == [3.0, 3.0]
