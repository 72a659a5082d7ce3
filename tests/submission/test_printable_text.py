"""Text from a submission can be shown anywhere, and says what was in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.text import printable

ANY_TEXT = st.text(st.characters())  # lone surrogates included


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain Zoë 名前", "plain Zoë 名前"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("line\r\nnext\ttab", "line\\r\\nnext\\ttab"),
        ("\udce9", "\\udce9"),
        ("a\u202eb", "a\\u202eb"),
        ("\0", "\\x00"),
        ("\u2028", "\\u2028"),
        ("", ""),
    ],
)
def test_what_cannot_be_printed_is_escaped(text, shown):
    """Line ends, terminal sequences, surrogates and marks that reorder text."""
    assert printable(text) == shown


def test_a_text_at_the_limit_is_whole_and_one_beyond_is_cut():
    """The cut is visible and counts."""
    assert printable("a" * 10, 10) == "a" * 10
    assert printable("a" * 11, 10) == "aaaaaaa..."


def test_escapes_count_towards_the_limit():
    """An escape is longer than what it stands for."""
    assert len(printable("\0" * 1000)) == 2000


@given(ANY_TEXT, st.integers(3, 40))
def test_the_result_is_short_printable_and_encodable(text, limit):
    """For any text at all."""
    shown = printable(text, limit)
    assert len(shown) <= limit
    assert shown.isprintable()
    shown.encode()


@given(ANY_TEXT)
def test_showing_twice_changes_nothing(text):
    """Layers need not know whether another one has escaped already."""
    assert printable(printable(text)) == printable(text)
