"""Python text cut into statements and told apart by their first words, without parsing it.

The trusted side never hands a candidate's text to Python's parser. What is decided here is
only which text belongs to which exercise; the worker that loads the text decides the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Possessive repeats, so that no text makes these patterns slow or hungry.
_TOKEN: Final = re.compile(
    r'''
    (?P<string> """(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\\?\Z)
              | \'\'\'(?:[^'\\]++|\\.|'(?!\'\'))*+(?:\'\'\'|\\?\Z)
              | "(?:[^"\\\n]++|\\.)*+"?
              | '(?:[^'\\\n]++|\\.)*+'? )
    | (?P<comment> \#[^\n]*+ )
    | (?P<open> [(\[{] )
    | (?P<close> [)\]}] )
    | (?P<assign> <<= | >>= | (?<![=!<>:])=(?!=) )
    | (?P<joined> \\\n )
    | (?P<end> \n )
    ''',
    re.VERBOSE | re.DOTALL,
)
# What only IPython understands; none of these can begin, or be, a statement of Python.
_MAGIC: Final = re.compile(
    r"""
    [ \t]*+ (?: %{1,2}[A-Za-z_] | ! | \? | get_ipython\(\)
              | [A-Za-z_][\w, \t]*+ = [ \t]*+ (?: ! | %[A-Za-z_] )
              | [\w.*%]++ \?{1,2} [ \t]*+ (?=\n|\Z) )
    (?: [^\n\\] | \\\n | \\ )*+ \n?
    """,
    re.VERBOSE,
)
_KEEPS: Final = re.compile(r"[ \t\f]*+(?:@|(?:async|def|class|import|from)\b)")
_NOTHING: Final = re.compile(r"\s*+(?:#.*)?+")
_DEFINED: Final = re.compile(
    r"""
    ^ \f?
    (?: (?: async[ \t]++ )? def[ \t]++ (\w++)
      | class[ \t]++ (\w++)
      | (\w++)[ \t]*+ : [^=\n]*+ = (?!=)
      | ( (?: \(? [\w, \t]++ \)? [ \t]*+ = (?!=) )++ ) )
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A logical line, with its line end.

    Attributes
    ----------
    text : str
        As it stands, over as many lines as it takes.
    is_magic : bool
        Whether IPython alone understands it.
    assigns : bool
        Whether it has an ``=`` outside all brackets.
    is_broken : bool
        Whether its brackets do not pair up, or a string in it never ends.
    """

    text: str
    is_magic: bool = False
    assigns: bool = False
    is_broken: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it but a comment."""
        return _NOTHING.fullmatch(self.text) is not None

    @property
    def keeps(self) -> bool:
        """Whether later code may need it: definitions, imports and assignments."""
        return self.assigns or _KEEPS.match(self.text) is not None


def statements(text: str) -> Iterator[Statement]:
    """Cut `text` into logical lines; put together again they are `text`."""
    at = 0
    while at < len(text):
        magic = _MAGIC.match(text, at)
        statement = Statement(text=magic[0], is_magic=True) if magic else _statement(text, at)
        yield statement
        at += len(statement.text)


def defined_names(text: str) -> frozenset[str]:
    """List what `text` defines in its leftmost column: functions, classes, plain names."""
    names: set[str] = set()
    for function, kind, annotated, targets in _DEFINED.findall(text):
        names.update((function, kind, annotated), re.findall(r"\w+", targets))
    return frozenset(names - {""})


def _statement(text: str, at: int) -> Statement:
    depth = 0
    assigns = False
    kind = None
    for token in _TOKEN.finditer(text, at):
        kind = token.lastgroup
        depth += {"open": 1, "close": -1}.get(kind or "", 0)
        assigns |= kind == "assign" and depth == 0
        if kind == "end" and depth <= 0:
            return Statement(text=text[at : token.end()], assigns=assigns, is_broken=depth < 0)
    goes_on = depth != 0 or text.endswith("\n")  # a line end that a string or backslash took
    return Statement(text=text[at:], assigns=assigns, is_broken=goes_on)
