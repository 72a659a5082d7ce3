"""What is known of a source before it runs, as a worker that only parsed it said."""

from dataclasses import dataclass
from typing import Any

from tiebreak.meters.headers import Header
from tiebreak.rules import Analysis, Finding


@dataclass(frozen=True, kw_only=True)
class Analysed:
    """Reasons not to run a source, or the code to run and the headers that name its loops.

    The code is bytes for workers; the trusted side never looks into it.
    """

    refusals: tuple[Finding, ...] = ()
    headers: tuple[Header, ...] = ()
    code: bytes = b""


def read_analysed(raw: Any) -> Analysed:
    """Read what a worker made of a source; raise ValueError if it is not that."""
    if type(raw) is not dict or type(raw.get("code")) is not bytes:
        raise ValueError("an analysis brings code")
    headers = raw.get("headers")
    if type(headers) is not list:
        raise ValueError("an analysis brings headers")
    return Analysed(
        refusals=Analysis.from_dict(raw.get("analysis")).refusals,
        headers=tuple(map(_header, headers)),
        code=raw["code"],
    )


def _header(raw: Any) -> Header:
    if type(raw) is not list or len(raw) != 4 or raw[3] not in ("loop", "function"):
        raise ValueError("a header has three lines and a kind")
    if any(type(line) is not int for line in raw[:3]):
        raise ValueError("a header has line numbers")
    line, first, last, kind = raw
    return Header(line=line, first=first, last=last, kind=kind)
