"""The pages in a real browser, where there is one."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chromium import needs_chromium, rendered
from reports.made import Document, hostile_report, in_words, not_gradable
from tiebreak.reports.cohort import to_cohort_html
from tiebreak.reports.page import to_html
from tiebreak.reports.standing import standing

pytestmark = needs_chromium
PROBE = """<!DOCTYPE html><html lang="en"><body><iframe id="phone"></iframe><script>
const frame = document.getElementById("phone");
frame.style.width = "%(width)dpx";
frame.style.border = 0;
frame.onload = () => {
  const page = frame.contentDocument, root = page.documentElement;
  for (const details of page.querySelectorAll("details")) details.open = true;
  const named = (query) => [...page.querySelectorAll(query)].map((element) =>
    [element.computedRole, element.computedName]);
  const found = {
    overflow: root.scrollWidth - root.clientWidth,
    scripts: page.scripts.length,
    named: named("main, nav, section, table, svg, h1, [tabindex]"),
    cells: named("table.criteria tr:nth-child(1) > *"),
  };
  frame.remove();
  document.body.textContent = "FOUND" + JSON.stringify(found) + "END";
};
frame.srcdoc = %(page)s;
</script></body></html>"""


def opened(page: str, width: int, folder: Path) -> dict[str, Any]:
    """Open `page` in a frame `width` pixels wide and return what the browser makes of it."""
    probe = folder / "probe.html"
    quoted = json.dumps(page).replace("<", "\\u003c")
    probe.write_text(PROBE % {"width": width, "page": quoted}, encoding="utf-8")
    shown, said = rendered(probe.as_uri(), folder / "profile")
    match = re.search(r"FOUND(\{.*\})END", shown, re.DOTALL)
    assert match is not None, said[-2000:]
    assert "CONSOLE" not in said, said
    found: dict[str, Any] = json.loads(match[1].replace("&lt;", "<").replace("&gt;", ">"))
    return found


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("kind", ["lost", "cohort", "hostile", "not gradable"])
def test_pages_fit_and_are_named(
    kind: str, width: int, tmp_path: Path, graded: Callable[[str, str], Document]
) -> None:
    """No sideways scrolling, no console message, and a name for whatever needs one."""
    lost = graded("part1", "wrong/last_of_equals")
    lost["exercises"][0]["written"] = [in_words(3.5, "yes\n\n" + "x" * 80), in_words(None)]
    page = {
        "lost": lambda: to_html(lost),
        "cohort": lambda: to_cohort_html([standing(lost, "x" * 80), standing(not_gradable(), "y")]),
        "hostile": lambda: to_html(hostile_report()),
        "not gradable": lambda: to_html(not_gradable("x" * 300)),
    }[kind]()
    found = opened(page, width, tmp_path)
    assert found["overflow"] <= 0
    assert found["scripts"] == 0
    unnamed = [role for role, name in found["named"] if not name and role not in ("main", "none")]
    assert unnamed == []
    if kind == "lost":
        names = dict(found["named"])
        assert names["image"] == "The rows around the query"
        assert ["rowheader", "correctness"] in found["cells"]  # a table on the phone as well
        assert ["columnheader", "Criterion"] in found["cells"]
