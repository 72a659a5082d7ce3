"""The stub of an exercise, derived from its reference solution."""

import re

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
REGION = re.compile(rf"^([ ]*){BEGIN}\n.*?^[ ]*{END}\n", re.DOTALL | re.MULTILINE)


def stub_of(solution: str) -> str:
    """Return `solution` with every marked region taken out.

    A region inside a function leaves ``raise NotImplementedError`` behind, one at the top level
    leaves nothing.
    """
    emptied = REGION.sub(_placeholder, solution)
    return re.sub(r"\n{4,}", "\n\n\n", emptied).rstrip("\n") + "\n"


def _placeholder(region: re.Match[str]) -> str:
    indent = region[1]
    return f"{indent}raise NotImplementedError\n" if indent else ""
