"""Frames: what crosses between the trusted process and a worker, as bytes and back.

A frame is a fixed header (magic, 64-bit nonce, two lengths), a head in JSON, and a body of raw
bytes to which the head's arrays point. Nothing is ever pickled.
"""

import json
import struct
from dataclasses import dataclass
from typing import Any

from tiebreak.sandbox.decoding import Decoder
from tiebreak.sandbox.encoding import Encoder
from tiebreak.sandbox.values import FRAME_LIMIT, HEAD_LIMIT, Raw, WireError


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


_READ = json.JSONDecoder(parse_constant=_no_constant).decode
_WRITE = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
HEADER = struct.Struct("<4sQIQ")
MAGIC = b"TBK1"


@dataclass(frozen=True, kw_only=True)
class Header:
    """The start of a frame: whom it answers and how much follows."""

    nonce: int
    head: int
    body: int


def pack(nonce: int, message: dict[str, Any], encoder: Encoder | None = None) -> bytes:
    """Return `message`, already in JSON's terms, with the arrays that `encoder` collected."""
    head = _WRITE(message).encode("ascii")
    chunks = [] if encoder is None else encoder.chunks
    size = 0 if encoder is None else encoder.size
    return b"".join((HEADER.pack(MAGIC, nonce, len(head), size), head, *chunks))


def parse_header(raw: Raw) -> Header:
    """Return the header in `raw`; raise WireError where it is not one or promises too much."""
    try:
        magic, nonce, head, body = HEADER.unpack(raw)
    except struct.error as error:
        raise WireError(f"bad header: {error}") from None
    if magic != MAGIC:
        raise WireError("bad header")
    if head > HEAD_LIMIT or body > FRAME_LIMIT:
        raise WireError("frame too large")
    return Header(nonce=nonce, head=head, body=body)


def parse_head(raw: Raw) -> dict[str, Any]:
    """Return the JSON object in `raw`; raise WireError whatever else it is."""
    try:
        message = _READ(bytes(raw).decode("utf-8"))
    except (ValueError, RecursionError, MemoryError) as error:
        raise WireError(f"bad head: {type(error).__name__}") from None
    if type(message) is not dict:
        raise WireError("bad head: no object")
    return message


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A message that is sent often: all of its frame but the header, which has the nonce."""

    head: bytes
    body: bytes

    def frame(self, nonce: int) -> bytes:
        """Return the frame for `nonce`."""
        return b"".join(
            (HEADER.pack(MAGIC, nonce, len(self.head), len(self.body)), self.head, self.body)
        )


def prepack(message: dict[str, Any], body: bytes) -> Packed:
    """Return `message`, already in JSON's terms, ready to be sent many times."""
    return Packed(head=_WRITE(message).encode("ascii"), body=body)


def unpack_value(raw: Raw) -> tuple[Decoder, object]:
    """Return what `encode` was given, and the decoder that rebuilt its arrays."""
    header = parse_header(raw[: HEADER.size])
    if len(raw) != HEADER.size + header.head + header.body:
        raise WireError("the length does not fit the header")
    message = parse_head(raw[HEADER.size : HEADER.size + header.head])
    decoder = Decoder(bytearray(raw[HEADER.size + header.head :]), layout=True)
    return decoder, decoder.decode(message.get("value"))


def encode(value: object) -> bytes:
    """Return `value` as a frame, arrays with their layout; raise WireError if it may not cross."""
    encoder = Encoder(layout=True)
    node = encoder.node(value)
    if encoder.refused:
        raise WireError(f"{encoder.refused[0]} cannot cross")
    return pack(0, {"value": node}, encoder)


def decode(raw: bytes) -> object:
    """Return what `encode` was given; raise WireError for whatever else `raw` is."""
    return unpack_value(raw)[1]
