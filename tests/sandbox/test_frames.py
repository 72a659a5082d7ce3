"""Values cross unchanged, and nothing but WireError comes of bytes that are no frame."""

import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.lib.stride_tricks import as_strided

from tiebreak.sandbox import Refused, WireError, decode, encode
from tiebreak.sandbox.decoding import Decoder
from tiebreak.sandbox.encoding import Encoder
from tiebreak.sandbox.frames import HEADER, pack, parse_head, parse_header
from tiebreak.sandbox.reply import parse_reply, visible

GRID = np.arange(24.0).reshape(4, 6)
FROZEN = GRID.copy()
FROZEN.flags.writeable = False
LAYOUTS: dict[str, np.ndarray[Any, Any]] = {
    "C": GRID.copy(),
    "Fortran": np.asfortranarray(GRID),
    "transposed": GRID.copy().T,
    "rows reversed": GRID.copy()[::-1],
    "columns reversed in steps": GRID.copy()[:, ::-2],
    "cut from a larger one": GRID.copy()[1:3, 2:4],
    "read-only": FROZEN,
    "broadcast": np.broadcast_to(np.arange(3), (4, 3)),
    "overlapping": as_strided(np.arange(10), (3, 3), (8, 8)),
    "no rows": np.empty((0, 3)),
    "no columns": np.empty((3, 0), order="F"),
    "no dimensions": np.array(3),
    "foreign byte order": np.arange(5, dtype=">i4"),
    "unaligned": np.frombuffer(bytearray(41), np.uint8)[1:].view("<f8"),
    "half": np.ones(3, np.float16),
    "long": np.array([1, 2], np.longdouble),
    "complex": np.array([1j, 2]),
    "bool": np.array([True, False]),
    "text": np.array(["a", "bcd", ""]),
    "bytes": np.array([b"a", b"bcd"]),
}
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.sampled_from([np.float32(1.5), np.int8(-3), np.bool_(True), np.str_("ä"), np.bytes_(b"x")]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=6,
)


def same(got: object, want: object) -> bool:
    """Tell whether two values are alike in type and content, NaN included."""
    if type(got) is not type(want):
        return False
    if isinstance(want, float) and math.isnan(want):
        return math.isnan(got)  # type: ignore[arg-type]
    if isinstance(want, list | tuple):
        pairs = zip(got, want, strict=False)  # type: ignore[call-overload]
        return len(got) == len(want) and all(same(a, b) for a, b in pairs)  # type: ignore[arg-type]
    if isinstance(want, dict):
        return list(got) == list(want) and all(same(got[k], want[k]) for k in want)  # type: ignore[call-overload,index]
    return bool(got == want)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_values_round_trip(value: object) -> None:
    """What goes in comes out, with its exact type."""
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts_round_trip(array: np.ndarray[Any, Any]) -> None:
    """An array is rebuilt with its dtype, strides and flags, whoever owns the memory."""
    got: Any = decode(encode(array))
    assert (got.dtype, got.shape, got.strides) == (array.dtype, array.shape, array.strides)
    for flag in ("C_CONTIGUOUS", "F_CONTIGUOUS", "WRITEABLE", "ALIGNED"):
        assert got.flags[flag] == array.flags[flag], flag
    np.testing.assert_array_equal(got, array)


@settings(max_examples=100, deadline=None)
@given(
    hnp.arrays(
        st.one_of(
            hnp.scalar_dtypes().filter(lambda t: t.kind not in "mM"), hnp.byte_string_dtypes()
        ),
        hnp.array_shapes(min_dims=0, min_side=0, max_side=4),
    )
)
def test_results_round_trip(array: np.ndarray[Any, Any]) -> None:
    """A result crosses as a plain C array of the same bits."""
    encoder = Encoder(layout=False)
    node = encoder.node(array)
    got = Decoder(bytearray(b"".join(encoder.chunks)), layout=False).decode(node)
    assert (got.dtype, got.shape, got.tobytes()) == (array.dtype, array.shape, array.tobytes())


def test_one_object_stays_one() -> None:
    """The same object given twice arrives as one object."""
    array, names = np.arange(3), ["a"]
    got: Any = decode(encode([array, names, (array, names)]))
    assert got[0] is got[2][0]
    assert got[1] is got[2][1]


@pytest.mark.parametrize("value", [{1, 2}, object(), np.array([None]), 10**401])
def test_what_may_not_cross_is_refused(value: object) -> None:
    """The trusted side is told at once."""
    with pytest.raises(WireError, match="cannot cross"):
        encode([value])


def test_text_that_is_none_is_refused() -> None:
    """Half a surrogate in an array would raise whenever someone looks at it."""
    encoder = Encoder(layout=False)
    encoder.node(np.array(["\ud800"]))
    assert encoder.refused == ["ndarray that holds no text"]


FORGED = [
    ["a", "<f8", [10**15], 0],
    ["a", "<f8", [-1], 0],
    ["a", "<f8", [True], 0],
    ["a", "<f8", [1] * 40, 0],
    ["a", "<f8", [1], -8],
    ["a", "<f8", [1], 10**30],
    ["a", "|O", [1], 0],
    ["a", "<f8,<f8", [1], 0],
    ["a", "<M8[s]", [1], 0],
    ["a", "<U99999999", [99999999], 0],
    ["a", "<U1", [1], 0],
    ["v", "<f8", [1], [8], 0, 0, True, 0, 8],
    ["r", 0],
    ["d", [[["l", []], 1]]],
    ["d", [[1, 1], [1, 2]]],
    ["d", [[1]]],
    ["d", [[i, i] for i in range(2000)]],
    ["i", "9" * 500],
    ["i", "x"],
    ["f", "1e5"],
    ["q"],
    [],
    [[]],
    {"a": 1},
    1 << 70,
    ["o", 1, []],
]


@pytest.mark.parametrize("node", FORGED, ids=lambda node: str(node)[:40])
def test_forged_nodes_raise_wire_errors(node: object) -> None:
    """No node makes the trusted side allocate, loop or raise anything else."""
    with pytest.raises(WireError):
        Decoder(bytearray(b"\xff" * 64), layout=False).decode(node)


def test_deep_nodes_raise_wire_errors() -> None:
    """Nesting ends at the limit on this side too."""
    node: object = 1
    for _ in range(100):
        node = ["l", [node]]
    with pytest.raises(WireError):
        Decoder(bytearray(), layout=False).decode(node)


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}', b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_bad_heads_raise_wire_errors(raw: bytes) -> None:
    """Bytes that are no JSON object are refused as such."""
    with pytest.raises(WireError):
        parse_head(raw)


def test_damaged_frames_raise_wire_errors() -> None:
    """Ten thousand frames with bytes changed decode to a reply or raise WireError."""
    encoder = Encoder(layout=False)
    value = encoder.node(
        {"a": [np.arange(3), "x", 1.5, np.float32(2)], "b": (np.array(["u"]), b"z")}
    )
    message = {"status": "returned", "value": value, "warnings": ["w"], "changed": [0]}
    frame = pack(1, message, encoder)
    chance = random.Random(0)
    for _ in range(10_000):
        damaged = bytearray(frame)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'09[]{}",:avl-\x00\xff')
        try:
            header = parse_header(damaged[: HEADER.size])
            end = HEADER.size + header.head
            parse_reply(parse_head(damaged[HEADER.size : end]), damaged[end:], 100)
        except WireError:
            continue


def test_refused_values_keep_their_names_only() -> None:
    """A name from a worker is cut and made printable."""
    got = Decoder(bytearray(), layout=False).decode(["x", "\ud800" + "n" * 1000])
    assert got == Refused("\\ud800" + "n" * 199)


def test_text_is_made_visible() -> None:
    """Terminal escapes, surrogates and reordering marks show as what they are."""
    assert visible("a\x1b[31m\ud800\u202e\x00\n\té", 50) == "a\\x1b[31m\\ud800\\u202e\\x00\n\té"
