"""Text that came from a submission, made fit to be shown anywhere."""

_CUT = "..."


def printable(text: str, limit: int = 2000) -> str:
    r"""Show `text` on one line: what is not printable is escaped, what is too long is cut.

    Control characters (line ends and terminal sequences among them), bidirectional marks and
    lone surrogates appear as ``\n``, ``\x1b``, ``\u202e``, ``\udce9``, so that the result can
    be encoded and cannot move a cursor or forge a line of a report.

    Parameters
    ----------
    text : str
        Anything at all.
    limit : int
        Longest result in characters, at least 3.

    Returns
    -------
    str
        At most `limit` characters; ends in ``...`` where something was cut.
    """
    shown = "".join(map(_escaped, text[: limit + 1]))
    return shown if len(shown) <= limit else shown[: limit - len(_CUT)] + _CUT


def paragraph(text: str, limit: int = 2000) -> str:
    """Show `text` as `printable` does, but keep its line ends."""
    shown = "\n".join(printable(line, limit) for line in text[: limit + 1].split("\n"))
    return shown if len(shown) <= limit else shown[: limit - len(_CUT)] + _CUT


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
