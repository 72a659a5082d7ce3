"""Switching an instrument off does not go unnoticed."""

import sys

import pytest

from meters.driving import ran

PATCHES = (
    "np.fromiter = len",
    "np.frompyfunc = len",
    "functools.reduce = len",
    "itertools.islice = len",
    "__builtins__['map'] = len",
    "sys.modules['numpy.lib._function_base_impl'].frompyfunc = len",
)
EVENTS = (
    (
        "sys.monitoring.set_events(4, 0)",
        "sys.monitoring.register_callback(4, sys.monitoring.events.INSTRUCTION, None)",
        "sys.monitoring.set_local_events(4, sys._getframe().f_code, 0)",
        "sys.monitoring.free_tool_id(4)",
    )
    if sys.version_info >= (3, 12)
    else ("sys.settrace(None)", "sys.setprofile(None)", "sys.settrace(lambda *event: None)")
)
MEMORY = ("tracemalloc.stop()", "tracemalloc.reset_peak()", "tracemalloc.clear_traces()")


@pytest.mark.parametrize("body", [*PATCHES, *EVENTS])
def test_lost_patches_and_events_are_noticed(body):
    """The counts say so when a patch or an event source is gone at the end."""
    assert ran("reaching.py", body) == [True, False]


@pytest.mark.parametrize("body", MEMORY)
def test_lost_memory_tracing_is_noticed(body):
    """The peak is not given when the tracing was stopped or cleared."""
    assert ran("reaching.py", f"if tracemalloc.is_tracing(): {body}") == [False, True]


@pytest.mark.parametrize("body", ["pass", "raise KeyError", "raise SystemExit"])
def test_nothing_is_noticed_about_honest_calls(body):
    """What a call returns or raises does not matter to the instruments."""
    assert ran("reaching.py", body) == [False, False]
