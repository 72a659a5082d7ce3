"""Files are decoded as PEP 263 says, for the encodings that are allowed."""

import io
import tokenize
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiebreak.submission.decoding import decode_source
from tiebreak.submission.parts import SOURCE_BYTES, UnreadableError


def with_cookie(name, text="s = 'é'\n"):
    """Declare an encoding in front of a text."""
    return f"# -*- coding: {name} -*-\n{text}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_go(end, mark):
    """All systems' files become the same text."""
    data = mark + f"a = 'é'{end}b = 2{end}".encode()
    assert decode_source(data) == "a = 'é'\nb = 2\n"


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        *((name, "utf-8") for name in ("utf-8", "UTF8", "utf_8", "U8", "utf-8-unix", "utf-8-sig")),
        *((name, "latin-1") for name in ("latin-1", "Latin1", "L1", "iso-8859-1", "ISO8859-1")),
        *((name, "latin-1") for name in ("iso_8859_1", "8859", "latin-1-unix", "iso-latin-1")),
        *((name, "iso8859-15") for name in ("iso-8859-15", "ISO8859_15", "l9")),
        *((name, "cp1252") for name in ("cp1252", "windows-1252", "1252")),
    ],
)
def test_every_usual_spelling_of_an_allowed_encoding_is_read(name, codec):
    """Those that Python knows."""
    text = with_cookie(name)
    assert decode_source(text.encode(codec)) == text


@pytest.mark.parametrize("name", ["ascii", "us-ascii", "ANSI_X3.4-1968", "646"])
def test_ascii_is_read_and_nothing_beyond_it(name):
    """A declaration is held to."""
    assert decode_source(with_cookie(name, "s = 1\n").encode())
    with pytest.raises(UnreadableError, match="not ASCII text: byte 0xc3 in line 2"):
        decode_source(with_cookie(name).encode())


@pytest.mark.parametrize(
    "name",
    ["utf-7", "utf-16", "cp1251", "koi8-r", "rot13", "idna", "unicode_escape", "hex", "evil.py"],
)
def test_other_encodings_are_refused_by_name(name):
    """Also those for which Python would import something."""
    with pytest.raises(UnreadableError, match=f"declares the encoding '{name}'"):
        decode_source(with_cookie(name, "").encode())


def test_a_byte_that_does_not_fit_is_named_with_its_line():
    """Counting lines as an editor does."""
    with pytest.raises(UnreadableError, match="not UTF-8 text: byte 0xe9 in line 3"):
        decode_source("a = 1\r\n\r\nb = 'é'\r\n".encode("latin-1"))
    with pytest.raises(UnreadableError, match="not CP1252 text: byte 0x81 in line 2"):
        decode_source(b"# coding: cp1252\nb = '\x81'\n")


def test_a_null_byte_is_named_with_its_line():
    """Python would refuse the whole file."""
    with pytest.raises(UnreadableError, match="null byte in line 2"):
        decode_source(b"a = 1\rb = '\0'\r")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32"])
def test_wide_encodings_are_refused(codec):
    """Some shells write UTF-16 when told to save output."""
    with pytest.raises(UnreadableError, match=r"UTF-16|null byte"):
        decode_source("a = 1".encode(codec))


def test_a_mark_and_a_declaration_that_disagree_are_refused():
    """As Python does."""
    with pytest.raises(UnreadableError, match="mark of UTF-8 but declares Latin-1"):
        decode_source(b"\xef\xbb\xbf# coding: latin-1\n")


@pytest.mark.parametrize(
    "text",
    ["import a\n# coding: koi8-r\n", "\n\n# coding: koi8-r\n", "s = '# coding: koi8-r'\n", ""],
)
def test_what_is_no_declaration_is_none(text):
    """Only comments in the first two lines count, the second after a blank one."""
    assert decode_source(text.encode()) == text


def test_a_declaration_counts_in_the_second_line_too():
    """Below the line for the shell."""
    text = "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\ns = 'é'\n"
    assert decode_source(text.encode("latin-1")) == text


def test_a_file_at_the_limit_is_read_and_one_beyond_is_not():
    """The limit is that of the contract."""
    assert len(decode_source(b"#" * SOURCE_BYTES)) == SOURCE_BYTES
    with pytest.raises(UnreadableError, match="longer than 256 KiB"):
        decode_source(b"#" * (SOURCE_BYTES + 1))


NAMES = st.sampled_from(
    ["utf-8", "utf8", "latin-1", "iso-8859-1", "iso-8859-15", "cp1252", "ascii", "cp437", "no"]
)
LINES = st.sampled_from(["#!x", "", "  ", "a = 1", "é", "'''"]) | NAMES.map("# coding: {}".format)


@given(st.lists(LINES, max_size=4), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_accepted_is_what_python_reads(lines, end, marked):
    """Against the standard library's own detection."""
    data = (b"\xef\xbb\xbf" if marked else b"") + end.join(lines).encode()
    try:
        text = decode_source(data)
    except UnreadableError:
        return
    try:
        codec, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError:  # after a mark Python wants the spelling utf-8, which we need not
        assert marked
        codec = "utf-8-sig"
    assert text == io.TextIOWrapper(io.BytesIO(data), codec).read()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    """And what is read can be written again."""
    with suppress(UnreadableError):
        text = decode_source(data)
        assert not {"\r", "\0"} & set(text)
        text.encode()
