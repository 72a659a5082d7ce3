"""Judge a snippet as the answer to an exercise that asks for `predict`."""

import re
import textwrap
from collections.abc import Callable

import pytest

from tiebreak.rules import Analysis, analyse

BINDS_PREDICT = re.compile(r"def predict\b|\bpredict =|from .* import .* as predict")


def as_source(snippet: str) -> str:
    """Return a whole source: a snippet that does not bind `predict` is its body."""
    text = textwrap.dedent(snippet).strip("\n")
    if BINDS_PREDICT.search(text):
        return text + "\n"
    return (
        "import numpy as np\n\n\ndef predict(X, y=None):\n" + textwrap.indent(text, "    ") + "\n"
    )


@pytest.fixture
def source_of() -> Callable[[str], str]:
    """Return the function that makes a source of a snippet."""
    return as_source


@pytest.fixture
def judge() -> Callable[[str], Analysis]:
    """Return the function that judges a snippet."""
    return lambda snippet: analyse(as_source(snippet), ["predict"])
