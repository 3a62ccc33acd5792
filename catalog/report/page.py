"""The page of the report: a survey, drawn and set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from catalog.findings import Finding, Severity
from catalog.publication.units_of_files import UnitsOfFiles
from catalog.report import ranking
from catalog.report.completeness import completeness
from catalog.report.flow import flow
from catalog.report.readiness import Readiness
from catalog.report.survey import FindingCount, Survey
from catalog.report.timeline import timeline
from catalog.storage import CatalogueFolder
from catalog.validation import explanations
from catalog.vocabularies import Status

__all__ = ["page", "report"]


def report(folder: CatalogueFolder, date: dt.date) -> bytes:
    """Survey a catalogue and return the page on its state. Memory does not grow with the records."""
    survey = Survey()
    readiness = Readiness(folder.settings)
    survey.look_at(folder.documents(), readiness.take, units=UnitsOfFiles(folder))
    return page(survey, readiness, folder, date).encode()


def page(survey: Survey, readiness: Readiness, folder: CatalogueFolder, date: dt.date) -> str:
    """Return the page on a survey: HTML complete in itself, without scripts, and nothing to be fetched."""
    return (
        _environment()
        .get_template("page.html")
        .render(
            name=folder.settings.name,
            name_language=folder.settings.language,
            date=date,
            survey=survey,
            published=survey.statuses[Status.PUBLISHED],
            drafts=survey.statuses[Status.DRAFT],
            withdrawn=survey.statuses[Status.WITHDRAWN],
            table=completeness(survey),
            rules=tuple(_rules(survey, folder.root)),
            severities=[(one, _findings(survey, one)) for one in Severity],
            aggregators=readiness.summaries,
            timeline=timeline(survey),
            languages=ranking.languages(survey),
            archives=ranking.archives(survey),
            genres=ranking.genres(survey),
            openings=sorted(survey.openings),
            flow=flow(survey),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("catalog.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["number"] = lambda count: f"{count:,}"
    environment.filters["day"] = lambda date: f"{date.day} {date:%B %Y}"
    return environment


def _findings(survey: Survey, severity: Severity) -> int:
    return sum(one.count for one in survey.findings.values() if one.severity is severity)


def _rules(survey: Survey, root: Path) -> Iterator[tuple[str, str, FindingCount, str, float]]:
    """Yield code, demand, findings, first place and the length of the bar: errors first, the most frequent first."""
    order = list(Severity)
    longest = max((one.count for one in survey.findings.values()), default=1)
    ranked = sorted(survey.findings.items(), key=lambda item: (order.index(item[1].severity), -item[1].count, item[0]))
    for code, count in ranked:
        known = explanations().get(code)
        length = round(100 * count.count / longest, 2)
        yield code, known.demand if known else "", count, _place(count.first, root), length


def _place(finding: Finding, root: Path) -> str:
    """Return file and line, the file as it is seen from the folder of the catalogue."""
    path = Path(finding.file)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return f"{name}:{finding.line}" if finding.line else name
