"""Personal data in open records: advice on what should perhaps be closed, and until when. Nothing is ever changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from catalog.catalogue_checks.identity_numbers import identity_number
from catalog.catalogue_checks.personal_files import HEALTH, PERSONNEL, PROTECTED
from catalog.findings import Finding, Severity
from catalog.model import Agent, Record, stated_elements
from catalog.model.public_form import closure_of
from catalog.publication.units_of_files import UnitsOfFiles
from catalog.storage import CatalogueFolder

__all__ = ["PersonalDataCheck"]

_YEAR = r"(1[89]\d\d|20\d\d)"
_BORN = re.compile(
    r"(?:\bborn\b|\bb\.|\bgeb(?:oren|\.)|\bnée?\b|\bрод(?:ил\w+|\.)|\bр\.|\*)"
    rf"[^\d.;]{{0,30}}(?:\d{{1,2}}[./ ]){{0,2}}[^\d.;]{{0,12}}{_YEAR}"
    rf"|[,(]\s*{_YEAR}\s*[-–—]\s*\)?\s*$",
    re.IGNORECASE,
)
"""A birth: `born 5 May 1931`, `geb. 1931`, `род. 1931`; or a life that is open: `Ivanov (1931–)`."""
_DIED = re.compile(
    rf"\b{_YEAR}\s*[-–—]\s*{_YEAR}|†|\bdied\b|\bd\.\s*{_YEAR}|\bgest(?:orben|\.)|\bmorte?s?\b|\bdécédée?s?\b|\bум(?:ер\w*|\.)"
    r"|\bсконч\w+|\bmurdered\b|\bexecuted\b|\bрасстрел\w+",
    re.IGNORECASE,
)
"""A death: `1902–1956`, `†`, `died`, `gest. 1956`, `умер`, `расстрелян`."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """Something personal in a record: what it is, where, and the first day on which it may be read by all."""

    code: str
    message: str
    pointer: str
    until: dt.date | None


class PersonalDataCheck:
    """Looks for personal data in the records of a catalogue that are open on a day."""

    def __init__(self, folder: CatalogueFolder, today: dt.date) -> None:
        """Take the catalogue, whose settings say for how long what is closed, and the day."""
        self._units = UnitsOfFiles(folder)
        self._terms = folder.settings.personal_data
        self._today = today

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield advice on a record; on one that is closed already, or published by nobody, none."""
        if not record.may_leave:
            return
        closure, _ = closure_of(record, self._units.above(record))
        if closure and closure.is_closed(self._today):
            return
        found = chain(self._living(record), self._numbers(record), self._files(record))
        traces = [one for one in found if one.until is None or one.until > self._today]
        for trace in traces:
            yield Finding(trace.code, trace.message, Severity.ADVICE, trace.pointer, _proposal(record, traces))

    def _living(self, record: Record) -> Iterator[_Trace]:
        for pointer, agent in _agents(record):
            said = "; ".join(part for part in (agent.name, agent.as_written, agent.note) if part)
            born = _year_of_birth(said)
            if born and self._today.year - born < self._terms.living:
                message = f"{agent.name!r}, born {born}, may be living: no death is stated."
                yield _Trace("personal-living", message, pointer, _new_year(born + self._terms.living))
        for pointer, words in _words(record):
            born = _year_of_birth(words)
            if born and self._today.year - born < self._terms.living:
                message = f"A person born {born} may be living: no death is stated."
                yield _Trace("personal-living", message, pointer, _new_year(born + self._terms.living))

    def _numbers(self, record: Record) -> Iterator[_Trace]:
        for pointer, words in _words(record):
            if found := identity_number(words):
                until = self._end(record, self._terms.identity)
                yield _Trace("personal-number", f"This holds {found}.", pointer, until)

    def _files(self, record: Record) -> Iterator[_Trace]:
        for code, pattern, term, kind in (
            ("personal-health", HEALTH, self._terms.health, "the health of persons"),
            ("personal-personnel", PERSONNEL, self._terms.personnel, "the work and life of persons"),
            ("personal-protected", PROTECTED, self._terms.health, "children and families under protection"),
        ):
            for pointer, words in _words(record):
                if found := pattern.search(words):
                    message = f"{found[0]!r}: such files are on {kind}."
                    yield _Trace(code, message, pointer, self._end(record, term))
                    break

    def _end(self, record: Record, term: int) -> dt.date | None:
        """Return the first day on which a term after the last date of a record is over; None where it has no end."""
        last = [date.edtf.latest for date in record.dates if date.edtf]
        years = [day[0] for day in last if day]
        return _new_year(max(years) + term) if years and len(years) == len(record.dates) else None


def _new_year(last_year: int) -> dt.date:
    """Return the day after the last year of a term."""
    return dt.date(min(last_year + 1, 9999), 1, 1)


def _year_of_birth(words: str) -> int | None:
    """Return the year in which a person was born of whom no death is stated, or None."""
    found = _BORN.search(words)
    if found is None or _DIED.search(words):
        return None
    return int(found[1] or found[2])


def _agents(record: Record) -> Iterator[tuple[str, Agent]]:
    for field in ("creators", "authors", "signatories", "recipients", "contributors", "mentions"):
        for number, agent in enumerate(getattr(record, field)):
            yield f"/{field}/{number}", agent


def _words(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the words in which a record describes its document, each with its place."""
    yield "/title", record.title.text
    for number, title in enumerate(record.other_titles):
        yield f"/other_titles/{number}", title.text
    if record.abstract:
        yield "/abstract", record.abstract.text
    for number, subject in enumerate(record.subjects):
        yield f"/subjects/{number}", subject.term
    for element, words in stated_elements(record):
        yield element.pointer, words.text
    for number, note in enumerate(record.notes):
        yield f"/notes/{number}", note.text


_REASONS = {
    "personal-living": "personal data",
    "personal-number": "personal data",
    "personal-health": "health data",
    "personal-personnel": "personnel file",
    "personal-protected": "protected persons",
}


def _proposal(record: Record, traces: Sequence[_Trace]) -> str:
    """Return the closure that covers everything found in a record; where it has conditions, what to add to them."""
    days = [one.until for one in traces if one.until]
    closing = f"until: {max(days)}" if len(days) == len(traces) else "is_open: false"
    reasons = dict.fromkeys(_REASONS[one.code] for one in traces)
    fields = dict.fromkeys(one.pointer.split("/")[1] for one in traces)
    said = [closing, f"reason: {' and '.join(reasons)}", f"hides: [{', '.join(fields)}]"]
    if record.access is None:
        return f"If so, write: access: {{conditions: Closed to protect persons., {', '.join(said)}}}"
    return f"If so, add to 'access': {', '.join(said)}"
