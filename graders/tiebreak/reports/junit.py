"""JUnit XML: a test suite an exercise, a test case a check, for whatever shows test results.

A lost check is a ``failure``; what could not be judged at all (an answer that is missing or does
not load, a fault of the kit) an ``error``; a check whose precondition failed is ``skipped``.
"""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tiebreak.reports.reading import graded
from tiebreak.text import paragraph, printable

TAGS = {"failed": "failure", "error": "error", "missing": "error", "not_run": "skipped"}
COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def to_junit(report: dict[str, Any]) -> str:
    """Return the document `report` as JUnit XML."""
    root = Element("testsuites", name=printable(report["submission"]))
    if graded(report):
        root.set("time", f"{report['seconds']:.3f}")
        for exercise in report["exercises"]:
            _add_exercise(root, exercise, report)
    else:
        suite = SubElement(root, "testsuite", name="tiebreak")
        _add_case(suite, "tiebreak", "not_gradable", "error", report["message"])
        _count(suite)
    for name in ("failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("tests", str(sum(int(suite.get("tests", "0")) for suite in root)))
    indent(root, " ")
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!-- tiebreak -->\n{body}\n'


def _add_exercise(root: Element, exercise: dict[str, Any], report: dict[str, Any]) -> None:
    name = printable(exercise["id"])
    suite = SubElement(root, "testsuite", name=name, timestamp=_moment(report["started"]))
    properties = SubElement(suite, "properties")
    for key in ("status", "score", "max_score"):
        SubElement(properties, "property", name=key, value=printable(str(exercise[key])))
    place = f"{printable(exercise['screen'])}.{name}"
    if exercise["message"] is not None:
        _add_case(suite, place, "answer", exercise["status"], exercise["message"])
    for criterion in exercise["criteria"]:
        for check in criterion["checks"]:
            family = f"{place}.{printable(criterion['id'])}"
            _add_case(suite, family, check["id"], check["status"], check["message"] or "")
    _count(suite)


def _add_case(suite: Element, family: str, name: str, status: str, message: str) -> None:
    case = SubElement(suite, "testcase", classname=family, name=printable(name))
    tag = TAGS.get(status)
    if tag is not None:
        first, _, _ = message.partition("\n")
        verdict = SubElement(case, tag, type=status, message=printable(first))
        verdict.text = paragraph(message)


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, tag in COUNTED.items():
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))


def _moment(started: str) -> str:
    """Return the time without its zone, as the format has it."""
    return printable(started)[:19]
