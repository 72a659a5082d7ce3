"""Comparisons for suites: each words the failure that it finds."""

from tiebreak.expect.both import KINDS, Both
from tiebreak.expect.conduct import (
    expect_conduct,
    expect_fresh,
    expect_pure,
    expect_refusal,
    expect_silent,
)
from tiebreak.expect.equality import expect_close, expect_equal, expect_property, expect_shape
from tiebreak.expect.measured import Top, expect_bounded_memory, expect_vectorised

__all__ = [
    "KINDS",
    "Both",
    "Top",
    "expect_bounded_memory",
    "expect_close",
    "expect_conduct",
    "expect_equal",
    "expect_fresh",
    "expect_property",
    "expect_pure",
    "expect_refusal",
    "expect_shape",
    "expect_silent",
    "expect_vectorised",
]
