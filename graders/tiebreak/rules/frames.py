"""Frames and code objects, by which a measurement could be seen or switched off."""

from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding
from .tables import FRAMES


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each attribute that only frames, tracebacks and code objects have."""
    for access in code.accesses:
        if access.name in FRAMES:
            sentence = f"the attribute {access.name} is not allowed in this exercise"
            yield finding("frames", access.node, sentence)


STATED = "attributes of frames, tracebacks and code objects (tb_frame, f_back, gi_frame, …)"
