"""One self-contained HTML page on one submission."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tiebreak.errors import UsageError
from tiebreak.reports.geometry import scene_of
from tiebreak.reports.reading import graded
from tiebreak.reports.values import Table, table_of
from tiebreak.reports.words import words_of
from tiebreak.text import paragraph, printable

try:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from tiebreak.reports.picture import draw
except ImportError as error:
    raise UsageError(
        f"HTML pages need {error.name}, which is not installed: pip install 'tiebreak[reports]'"
    ) from error


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A check that was lost, as the page shows it."""

    criterion: str
    hint: str | None
    title: str
    message: str
    counterexample: Mapping[str, Any] | None
    metric: str | None

    def picture(self, prefix: str) -> dict[str, str] | None:
        """Return the picture of the counterexample where it can be drawn."""
        scene = scene_of(self.counterexample or {}, self.metric)
        if scene is None:
            return None
        picture = draw(scene, prefix)
        return {"svg": Markup(picture.svg), "caption": picture.caption}  # noqa: S704 (drawn here)

    @property
    def table(self) -> Table | None:
        """The answer given beside the one expected, where both are small."""
        return table_of(self.counterexample or {})


def to_html(report: dict[str, Any]) -> str:
    """Return the document `report` as a page that needs no script and no network."""
    words = words_of(report.get("exercises", ()))
    return render(
        "candidate.html", report=report, graded=graded(report), failures=failures, words=words
    )


def failures(exercise: Mapping[str, Any]) -> list[Failure]:
    """Return the lost checks of `exercise`, the first failure first."""
    return list(_failures(exercise))


def _failures(exercise: Mapping[str, Any]) -> Iterator[Failure]:
    for criterion in exercise["criteria"]:
        for check in criterion["checks"]:
            if check["status"] != "passed":
                yield Failure(
                    criterion=criterion["id"],
                    hint=criterion.get("hint"),
                    title=check["title"],
                    message=check["message"] or "",
                    counterexample=check.get("counterexample"),
                    metric=exercise.get("metric"),
                )


def render(template: str, **names: Any) -> str:
    """Fill in a template; whatever it shows is escaped, control characters included."""
    return _environment().get_template(template).render(**names)


@cache  # templates are compiled once
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(points=_points, percent=_percent)
    return environment


def _shown(value: object) -> object:
    return paragraph(value) if type(value) is str else value


def _points(score: float) -> str:
    return printable(f"{score:.2f}".rstrip("0").rstrip("."), 40)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
