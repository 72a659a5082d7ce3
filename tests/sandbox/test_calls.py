"""What a reply says about an honest submission."""

from typing import Any

import numpy as np
import pytest

from tiebreak.errors import AuthorError
from tiebreak.sandbox import Limits, Record, Reply, Run, Sandbox

from .conftest import Run as RunSource
from .conftest import function


def facts(run: RunSource, body: str, *args: object) -> Reply:
    """Call a function of `a` (and `b`) with this body."""
    return run(f"import numpy as np\nimport warnings\ndef f(a, b=None):\n    {body}", args)


@pytest.mark.parametrize(
    "body",
    [
        "a[0] = 5", "a.shape = (3, 1)", "a.flags.writeable = False", "a.dtype = np.int64",
        "a[::-1].sort()", "(a.base if a.base is not None else a)[...] = 7",
    ],
)  # fmt: skip
def test_changed_arguments_are_seen(run: RunSource, body: str) -> None:
    """Contents, shape, dtype and flags of an array argument all count."""
    assert facts(run, body, np.arange(3.0)).changed == (0,)


def test_changes_outside_a_view_are_seen(run: RunSource) -> None:
    """The whole buffer is watched, not only the items."""
    reply = facts(run, "np.lib.stride_tricks.as_strided(a, (5,), (8,))[1] = 9", np.arange(5.0)[::2])
    assert reply.changed == (0,)


@pytest.mark.parametrize("body", ["a.append(1)", "a[0][0] = 9", "a[1] = 'x'"])
def test_changed_lists_are_seen(run: RunSource, body: str) -> None:
    """Lists are watched with all they hold."""
    assert facts(run, body, [np.arange(2), "y"]).changed == (0,)


def test_unchanged_arguments_are_not_named(run: RunSource) -> None:
    """Writing to a copy is nobody's business."""
    reply = facts(run, "a = a.copy(); a[0] = 9; b += 1; return a", np.arange(3.0), 1)
    assert (reply.status, reply.changed) == ("returned", ())


@pytest.mark.parametrize(
    ("body", "shares"),
    [
        ("return a", ("argument 0",)),
        ("return a[1:]", ("argument 0",)),
        ("return a + 1, b.T", ("argument 1",)),
        ("return a + 1", ()),
        ("return a[[0, 1]]", ()),
    ],
)
def test_memory_shared_with_arguments_is_named(
    run: RunSource, body: str, shares: tuple[str, ...]
) -> None:
    """A view of an argument is not a fresh result."""
    assert facts(run, body, np.arange(3.0), np.arange(4)).shares == shares


def test_memory_shared_with_earlier_results_is_named(sandbox: Sandbox) -> None:
    """A cache shows as soon as it is used again; memory used anew does not."""
    source = (
        "import numpy as np\nc = np.zeros(3)\ndef f(): return c[1:]\ndef g(): return np.ones(2)"
    )
    with sandbox.worker(source, [function("f"), function("g")]) as worker:
        assert [worker.call("g", ()).shares for _ in range(3)] == [(), (), ()]
        assert [worker.call("f", ()).shares for _ in range(2)] == [(), ("an earlier result",)]


def test_read_only_results_are_named(run: RunSource) -> None:
    """Broadcasts look like arrays until someone writes to them."""
    assert facts(run, "return np.broadcast_to(a + 1, (2, 3))", np.arange(3.0)).read_only
    assert not facts(run, "return a + 1", np.arange(3.0)).read_only


def test_warnings_are_recorded_with_their_lines(run: RunSource) -> None:
    """Each is said once, whatever filters the submission leaves behind."""
    body = "warnings.simplefilter('ignore')\n    for _ in range(99): np.log(a); np.exp(a + 1e3)"
    assert facts(run, body, np.zeros(1)).warnings == ()
    body = "for _ in range(99):\n        np.log(a)\n        np.linalg.norm(np.exp(a + 1e3))"
    assert facts(run, body, np.zeros(1)).warnings == (
        "RuntimeWarning: divide by zero encountered in log (line 5)",
        "RuntimeWarning: overflow encountered in exp (line 6)",
    )


def test_printing_is_kept_by_call(sandbox: Sandbox) -> None:
    """What is printed while loading belongs to no call."""
    source = "print('loading')\ndef f(x): print(x)"
    with sandbox.worker(source, [function("f", "x")]) as worker:
        assert [worker.call("f", (n,)).printed for n in (1, 2)] == ["1\n", "2\n"]


@pytest.mark.parametrize(
    ("raised", "name", "builtin"),
    [
        ("raise ValueError('no')", "ValueError", True),
        ("class E(ValueError): pass\n    raise E('no')", "E", True),
        ("class ValueError(Exception): pass\n    raise ValueError('no')", "ValueError", False),
        ("raise SystemExit(0)", "SystemExit", False),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", False),
        ("raise GeneratorExit", "GeneratorExit", False),
        (
            "class E(Exception):\n        def __str__(self): raise SystemExit\n    raise E",
            "E",
            False,
        ),
        ("np.linalg.inv(np.zeros((2, 2)))", "LinAlgError", True),
    ],
)
def test_exceptions_are_described(run: RunSource, raised: str, name: str, builtin: bool) -> None:
    """Only the class that Python itself calls ValueError is one."""
    error = facts(run, raised, 1).error
    assert error is not None
    assert (error.type_name, "ValueError" in error.builtin_bases) == (name, builtin)


def test_the_line_is_the_innermost_of_the_submission(run: RunSource) -> None:
    """Frames of libraries are not where the mistake is."""
    error = run("import numpy as np\ndef g():\n    np.zeros(2).reshape(3)\ndef f(): g()").error
    assert error is not None
    assert (error.line, error.text) == (3, "np.zeros(2).reshape(3)")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("x = 1", "f is not defined"),
        ("f = 3", "f is of type int, expected a function"),
        ("def f(a): pass", "f takes (a), but is called with 2 positional arguments (X, y)"),
        (
            "def f(a, *, k): pass",
            "f takes (a, *, k), but is called with 2 positional arguments (X, y)",
        ),
        ("def f(): pass", "f takes (), but is called with 2 positional arguments (X, y)"),
    ],
)
def test_functions_that_do_not_fit_are_named(sandbox: Sandbox, source: str, sentence: str) -> None:
    """One sentence says what is missing, before any call."""
    with sandbox.worker(source, [function("f", "X", "y")]) as worker:
        assert worker.loaded.error is not None
        assert worker.loaded.error.message == sentence


@pytest.mark.parametrize(
    "source",
    [
        "def f(*a): pass",
        "def f(a, b, c=1): pass",
        "f = max",
        "class f:\n    def __init__(s, a, b): pass",
    ],
)
def test_functions_that_fit_load(sandbox: Sandbox, source: str) -> None:
    """Whatever takes the arguments will do."""
    with sandbox.worker(source, [function("f", "X", "y")]) as worker:
        assert worker.loaded.status == "returned", worker.loaded


@pytest.mark.parametrize("name", ["scipy", "os", "numpy.testing", "tiebreak.rules", "ctypes"])
def test_other_modules_are_not_offered(run: RunSource, name: str) -> None:
    """The import says so, whether the module is loaded or not."""
    error = run(f"def f():\n    import {name}").error
    assert error is not None
    assert error.message == f"module '{name}' is not offered here"


def test_records_and_named_tuples_cross(run: RunSource) -> None:
    """Instances of the submission's own dataclasses are records, named tuples are tuples."""
    reply = run(
        """
        from dataclasses import dataclass
        from typing import NamedTuple
        @dataclass(frozen=True)
        class Hit:
            text: str
            score: float
        class Pair(NamedTuple):
            a: int
            b: int
        def f(): return [Hit("x", 0.5), Pair(1, 2)]
        """
    )
    assert reply.value == [Record("Hit", {"text": "x", "score": 0.5}), (1, 2)]


def test_examples_print_as_at_the_prompt(sandbox: Sandbox) -> None:
    """Statements share names; the value of an expression is shown, None is not."""
    source = "def f(x): return x + 1"
    with sandbox.worker(source, [function("f", "x")], name="part1") as worker:
        assert worker.example("from part1 import f").value == ""
        assert worker.example("y = f(1)").value == ""
        assert worker.example("print(y); y").value == "2\n2\n"
        assert worker.example("f()").status == "raised"


def test_layouts_arrive(run: RunSource) -> None:
    """The submission sees the strides and flags that the check made."""
    array: Any = np.asfortranarray(np.arange(6.0).reshape(2, 3))[::-1]
    array.flags.writeable = False
    reply = facts(run, "return a.strides, a.flags.writeable, a is b", array, array)
    assert reply.value == (array.strides, False, True)


def test_arguments_that_may_not_cross_are_the_authors_fault(run: RunSource) -> None:
    """A check that passes a set is a mistake in the suite."""
    with pytest.raises(AuthorError, match="set"):
        facts(run, "return 1", {1})


def test_steps_are_measured(sandbox: Sandbox) -> None:
    """Each run has a reply and the counts of the instruments."""
    source = "def f(x):\n    for _ in x: pass\n    return x.sum()"
    runs = [Run(args=(np.ones(n),), warm=((np.zeros(n),),)) for n in (8, 16)]
    with sandbox.worker(source, [function("f", "x")]) as worker:
        measured = worker.measure_steps("f", runs)
    assert [reply.value for reply, _ in measured] == [8.0, 16.0]
    assert measured[1][1]["steps"] > measured[0][1]["steps"]


def test_memory_is_measured(sandbox: Sandbox) -> None:
    """The peak is the instruments' figure in bytes."""
    runs = [Run(args=(np.ones(100_000),), warm=((np.ones(100_000),),))]
    with sandbox.worker("def f(x): return x * 2", [function("f", "x")]) as worker:
        [(reply, peak)] = worker.measure_memory("f", runs)
    assert reply.status == "returned"
    assert peak is not None
    assert 800_000 <= peak < 810_000


def test_sources_over_the_limit_are_not_read(sandbox: Sandbox) -> None:
    """Size is the first thing that is looked at."""
    with sandbox.worker("#" * (Limits().source_bytes + 1), []) as worker:
        assert worker.loaded.status == "violation"
        assert worker.loaded.detail == "is larger than 256 KiB"


def test_analysis_runs_in_a_worker_and_executes_nothing(sandbox: Sandbox) -> None:
    """Findings come back as the rules made them."""
    analysis = sandbox.analyse("import os\ndef f(): return os\nwhile True: pass", ["f"])
    assert [finding.line for finding in analysis.refusals] == [1]
    assert [finding.rule for finding in sandbox.analyse("def f(:", ["f"]).refusals] == ["syntax"]


def test_analysed_code_runs_without_being_parsed_again(sandbox: Sandbox) -> None:
    """The code of an analysis keeps the lines and the name of its source."""
    source = "def f(x):\n    return x + [y for y in (1, 2)]\n"
    analysed = sandbox.analyse(source, ["f"], "part")
    assert [(header.line, header.kind) for header in analysed.headers] == [
        (1, "function"),
        (2, "loop"),
    ]
    with sandbox.worker(source, [function("f", "x")], code=analysed.code, name="part") as worker:
        error = worker.call("f", (1,)).error
    assert error is not None
    assert (error.type_name, error.line) == ("TypeError", 2)


def test_the_kernel_reports_time_and_memory(sandbox: Sandbox) -> None:
    """Figures are read by the parent and grow with what the worker does."""
    source = "import numpy as np\ndef f(): return np.ones(1 << 23).sum()"
    with sandbox.worker(source, [function("f")]) as worker:
        before = worker.kernel()
        worker.call("f", ())
        after = worker.kernel()
    assert after.cpu_seconds is not None
    assert before.cpu_seconds is not None
    assert after.cpu_seconds > before.cpu_seconds
    assert (after.peak_bytes or 0) - (before.peak_bytes or 0) > 60 << 20
