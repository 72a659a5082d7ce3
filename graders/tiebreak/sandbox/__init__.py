"""Run code that nobody trusts: confined workers that map arrays to arrays."""

from tiebreak.sandbox.analysed import Analysed
from tiebreak.sandbox.client import Sandbox
from tiebreak.sandbox.frames import Packed, decode, encode, prepack
from tiebreak.sandbox.isolation import Isolation, Kind
from tiebreak.sandbox.kernel import KernelFigures
from tiebreak.sandbox.limits import Limits
from tiebreak.sandbox.reply import Raised, Reply
from tiebreak.sandbox.session import Replayed, Run, Worker
from tiebreak.sandbox.shared import Shared
from tiebreak.sandbox.values import Record, Refused, WireError

__all__ = [
    "Analysed",
    "Isolation",
    "KernelFigures",
    "Kind",
    "Limits",
    "Packed",
    "Raised",
    "Record",
    "Refused",
    "Replayed",
    "Reply",
    "Run",
    "Sandbox",
    "Shared",
    "WireError",
    "Worker",
    "decode",
    "encode",
    "prepack",
]
