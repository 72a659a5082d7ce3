"""``type`` and its like do what they did, but make no class that claims memory."""

from textwrap import dedent, indent

import pytest

from sandbox.conftest import Run

NAME = '"__array_" + "interface__"'
HONEST = {
    "one argument": "return type(x) is np.ndarray and type(int) is type and type(3) is int",
    "instances": "return isinstance(int, type) and not isinstance(3, type)",
    "a class": 'return type("Pair", (), {"first": 1}).first == 1',
    "metaclass": """
        class Meta(type):
            def __call__(cls, *args):
                return super().__call__(*args)
        class Point(metaclass=Meta):
            pass
        return isinstance(Point, Meta) and type(Point()) is Point""",
    "getattr": """
        class Named:
            def __getattr__(self, name):
                return name
        return Named().first == "first" and np.asarray(x) is x""",
    "wraps": """
        @functools.wraps(len)
        def size(x):
            return len(x)
        return size.__name__ == "len" and size.__wrapped__ is len""",
    "cached": """
        class Once:
            @functools.cached_property
            def value(self):
                return []
        once = Once()
        return once.value is once.value""",
}
LIARS = {
    "type": f'type("Liar", (), {{{NAME}: 1}})',
    "of a class": f'type(int)("Liar", (), {{{NAME}: 1}})',
    "in map": f'list(map(type, ["Liar"], [()], [{{{NAME}: 1}}]))',
    "origin": f'typing.Type[int].__origin__("Liar", (), {{{NAME}: 1}})',
    "new": f'type.__new__(type, "Liar", (), {{{NAME}: 1}})',
    "copied": f"functools.update_wrapper(f, f, [{NAME}], [])",
    "cached": f"setattr(functools.cached_property(len), 'attrname', {NAME})",
}


def source(body: str) -> str:
    """Return a submission whose `f` does that."""
    lines = indent(dedent(body.strip("\n")), "    ")
    return f"import functools, typing\nimport numpy as np\ndef f():\n    x = np.ones(3)\n{lines}"


@pytest.mark.parametrize("body", HONEST.values(), ids=HONEST)
def test_what_candidates_use_works(run: Run, body: str) -> None:
    """Classes, metaclasses and decorators are what they were."""
    assert run(source(body)).value is True


@pytest.mark.parametrize("expression", LIARS.values(), ids=LIARS)
def test_no_computed_name_claims_memory(run: Run, expression: str) -> None:
    """However the class is made or the name is set."""
    assert "is not allowed in this exercise" in run(source(f"return {expression}")).error.message


def test_nothing_answers_for_all_names(run: Run) -> None:
    """NumPy asks for the claim by name, and ``__getattr__`` does not hear of it."""
    body = """
        asked = []
        class Liar:
            def __getattr__(self, name):
                asked.append(name)
                raise AttributeError(name)
        np.asarray(Liar()).shape
        return "__array_" + "interface__" not in asked"""
    assert run(source(body)).value is True
