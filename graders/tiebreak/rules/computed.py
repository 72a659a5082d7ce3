"""Attributes whose name is computed, so that no reader can tell which they are."""

from collections.abc import Iterator

from .code import Code, finding
from .findings import Finding


def find(code: Code) -> Iterator[Finding]:
    """Yield a finding for each `getattr` or the like without a literal name."""
    for access in code.accesses:
        if access.name is None:
            sentence = f"{access.how} is only allowed with a literal attribute name"
            yield finding("computed", access.node, sentence)


STATED = (
    "getattr, setattr, delattr, hasattr, operator.attrgetter and operator.methodcaller with a "
    "computed name (literal names are fine)"
)
