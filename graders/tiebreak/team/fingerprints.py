"""Python source -> tokens without the candidate's own names -> winnowed fingerprints."""

import hashlib
import io
import keyword
import tokenize
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

GRAM: Final = 12  # tokens; shorter passages are alike by chance
WINDOW: Final = 4  # every passage of GRAM + WINDOW - 1 equal tokens leaves an equal fingerprint
_SILENT: Final = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
    tokenize.ENCODING, tokenize.ENDMARKER,
}  # fmt: skip
_STRINGS: Final = {"STRING", "FSTRING_START", "TSTRING_START"}
_INSIDE: Final = {"FSTRING_MIDDLE", "FSTRING_END", "TSTRING_MIDDLE", "TSTRING_END"}
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


def names_in(text: str) -> frozenset[str]:
    """Return the names that `text` uses."""
    return frozenset(t.string for t in _tokens(text) if t.type == tokenize.NAME)


def normalised(text: str, kept: frozenset[str]) -> tuple[str, ...]:
    """Return the tokens of `text` as far as it is Python, in a form that survives renaming.

    Comments, docstrings and layout are left out, strings count as equal, and so do names, but for
    keywords, attributes (``.argmin``) and those `kept` (what the stub uses).
    """
    words: list[str] = []
    begins = True  # a string that begins a statement is a docstring or a comment in disguise
    for token in _tokens(text):
        name = tokenize.tok_name[token.type]
        docstring, begins = begins and name == "STRING", _begins(token, begins)
        if docstring or token.type in _SILENT or name in _INSIDE:
            continue
        if token.type == tokenize.NAME:
            attribute = bool(words) and words[-1] == "."
            known = attribute or token.string in kept or keyword.iskeyword(token.string)
            words.append(token.string if known else "V")
        else:
            words.append("S" if name in _STRINGS else token.string)
    return tuple(words)


def _begins(token: tokenize.TokenInfo, begins: bool) -> bool:
    """Tell whether the token after `token` begins a statement."""
    if token.type in (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING):
        return begins
    return token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


def grams(tokens: Sequence[str]) -> Hashes:
    """Return a hash, the same in every process, of each run of GRAM tokens."""
    if len(tokens) < GRAM:
        return np.zeros(0, np.uint64)
    codes = np.array([_code(token) for token in tokens], np.uint64)
    total = np.zeros(len(tokens) - GRAM + 1, np.uint64)
    for start in range(GRAM):  # uint64 wraps around, as meant
        total = total * _FACTOR + codes[start : start + len(total)]
    return (total ^ (total >> np.uint64(29))) * _FACTOR


def winnow(hashes: Hashes) -> Hashes:
    """Return the smallest hash of every window, sorted and without repeats.

    Schleimer, S., Wilkerson, D. S., Aiken, A. (2003). Winnowing: local algorithms for document
    fingerprinting. SIGMOD, 76-85.
    """
    if len(hashes) <= WINDOW:
        return np.unique(hashes)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return np.unique(windows.min(axis=1))


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    """Yield tokens up to the first thing that is none."""
    try:
        yield from tokenize.generate_tokens(io.StringIO(text).readline)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


@cache
def _code(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "big")
