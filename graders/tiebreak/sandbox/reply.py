"""What a worker answered, once the trusted side has checked every byte of it."""

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from tiebreak.sandbox.decoding import Decoder
from tiebreak.sandbox.values import WireError

Status = Literal["returned", "raised", "timeout", "died", "violation"]

_MESSAGE_LIMIT = 2000
_NAME_LIMIT = 200
_MOST_ENTRIES = 100


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An exception that left the candidate's code, as text.

    `builtin_bases` are the real builtin classes it is an instance of, by name; `line` and `text`
    the innermost line of the submission it went through.
    """

    type_name: str
    message: str
    builtin_bases: tuple[str, ...] = ()
    line: int | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What became of one request to a worker.

    `detail` says in one clause what happened instead of an answer. `changed` are positions of
    arguments that were modified; `shares` names what the result shares memory with.
    """

    status: Status
    value: Any = None
    error: Raised | None = None
    detail: str = ""
    printed: str = ""
    warnings: tuple[str, ...] = ()
    changed: tuple[int, ...] = ()
    shares: tuple[str, ...] = ()
    read_only: bool = False


def visible(text: object, limit: int) -> str:
    """Return at most `limit` characters of `text`, what does not print as backslash escapes.

    Line ends and tabs stay. Lone surrogates and characters that reorder text are escaped.
    """
    if type(text) is not str:
        raise WireError("no text where text is due")
    return "".join(_shown(character) for character in text[:limit])


def parse_reply(message: dict[str, Any], body: bytearray, output_bytes: int) -> Reply:
    """Return the reply in a frame; raise WireError for anything a worker would not have sent."""
    return _reply(message, Decoder(body, layout=False), output_bytes)


def parse_runs(
    message: dict[str, Any], body: bytearray, output_bytes: int
) -> list[tuple[Reply, Any]]:
    """Return the replies to measured calls, each with what was measured."""
    runs = message.get("runs")
    if type(runs) is not list or any(type(run) is not list or len(run) != 2 for run in runs):
        raise WireError("no runs")
    decoder = Decoder(body, layout=False)
    return [(_reply(run, decoder, output_bytes), decoder.decode(found)) for run, found in runs]


def parse_replies(
    message: dict[str, Any], body: bytearray, output_bytes: int
) -> list[Reply] | None:
    """Return the replies to the calls of one replayed check, None where there are none."""
    replies = message.get("replies")
    if type(replies) is not list:
        return None
    decoder = Decoder(body, layout=False)
    return [_reply(reply, decoder, output_bytes) for reply in replies]


def _reply(message: Any, decoder: Decoder, output_bytes: int) -> Reply:
    if type(message) is not dict:
        raise WireError("no reply")
    status = message.get("status")
    if status not in ("returned", "raised"):
        raise WireError("bad status")
    return Reply(
        status=status,
        value=decoder.decode(message.get("value")),
        error=_raised(message.get("error")) if status == "raised" else None,
        printed=visible(message.get("printed", ""), output_bytes),
        warnings=_texts(message.get("warnings", [])),
        changed=tuple(_number(position) for position in _list(message.get("changed", []))),
        shares=_texts(message.get("shares", [])),
        read_only=message.get("read_only") is True,
    )


def _raised(error: Any) -> Raised:
    if type(error) is not dict:
        raise WireError("no exception")
    line, text = error.get("line"), error.get("text")
    return Raised(
        type_name=visible(error.get("type_name"), _NAME_LIMIT),
        message=visible(error.get("message"), _MESSAGE_LIMIT),
        builtin_bases=_texts(error.get("builtin_bases")),
        line=None if line is None else _number(line),
        text=None if text is None else visible(text, _NAME_LIMIT),
    )


def _shown(character: str) -> str:
    if character in "\n\t" or " " <= character <= "~":
        return character
    if unicodedata.category(character) in ("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def _list(items: Any) -> list[Any]:
    if type(items) is not list:
        raise WireError("no list where a list is due")
    return items[:_MOST_ENTRIES]


def _texts(items: object) -> tuple[str, ...]:
    return tuple(visible(item, _MESSAGE_LIMIT) for item in _list(items))


def _number(number: object) -> int:
    if type(number) is not int or not 0 <= number < 1 << 31:
        raise WireError("bad number")
    return number
