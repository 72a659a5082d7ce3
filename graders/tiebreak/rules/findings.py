"""What the rules say about a source, in a shape that crosses a process border as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

MOST_FINDINGS = 20


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """One reason to refuse a source before it runs."""

    line: int
    rule: str
    sentence: str

    @property
    def message(self) -> str:
        """The sentence with its line, as a report shows it."""
        return f"line {self.line}: {self.sentence}"


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything that is known of a source without running it.

    `findings` are the first twenty reasons to refuse it.
    """

    findings: tuple[Finding, ...] = ()
    syntax_error: Finding | None = None

    @property
    def refusals(self) -> tuple[Finding, ...]:
        """All reasons not to run the source, an unreadable source included."""
        return self.findings if self.syntax_error is None else (self.syntax_error,)

    def to_dict(self) -> dict[str, object]:
        """Return plain lists, dicts, strings and integers."""
        return {
            "findings": [asdict(finding) for finding in self.findings],
            "syntax_error": None if self.syntax_error is None else asdict(self.syntax_error),
        }

    @classmethod
    def from_dict(cls, raw: object) -> "Analysis":
        """Rebuild an analysis, believing nothing of `raw`: it comes from an untrusted process.

        Raises
        ------
        ValueError
            If `raw` is not exactly what `to_dict` writes.
        """
        fields = _mapping(raw, {"findings", "syntax_error"})
        broken = fields["syntax_error"]
        return cls(
            findings=tuple(map(_finding, _sequence(fields["findings"])[:MOST_FINDINGS])),
            syntax_error=None if broken is None else _finding(broken),
        )


def _finding(raw: object) -> Finding:
    fields = _mapping(raw, {"line", "rule", "sentence"})
    return Finding(
        line=_integer(fields["line"]),
        rule=_text(fields["rule"]),
        sentence=_text(fields["sentence"])[:1000],
    )


def _mapping(raw: object, keys: set[str]) -> Mapping[str, object]:
    if not isinstance(raw, dict) or set(raw) != keys:
        raise ValueError(f"an analysis needs exactly the fields {sorted(keys)}")
    return raw


def _sequence(raw: object) -> Sequence[object]:
    if not isinstance(raw, list):
        raise ValueError("an analysis has a list here")
    return raw


def _integer(raw: object) -> int:
    if type(raw) is not int or not 0 <= raw <= 1 << 31:
        raise ValueError("an analysis has a line number here")
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("an analysis has a text here")
    return raw
