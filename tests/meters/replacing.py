"""Runs in a process of its own: evaluates expressions with and without the patches."""

import builtins
import json
import sys

import numpy as np

from tiebreak.meters import instrument

TEXT = "import collections, functools, itertools, math, operator\nfrom collections import *\n"


def outcome(expression: str, namespace: dict[str, object]) -> str:
    """Return the value of an expression, or what it raises, as text."""
    try:
        return repr(eval(expression, namespace))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def outcomes(expressions: list[str], fed: dict[str, object]) -> list[str]:
    """Evaluate all expressions with the builtins given."""
    namespace = {"__builtins__": {**vars(builtins), **fed}, "np": np}
    exec(TEXT, namespace)
    return [outcome(expression, namespace) for expression in expressions]


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    before = outcomes(asked, {})
    fed = instrument.deoptimise()
    json.dump([before, outcomes(asked, fed)], sys.stdout)
