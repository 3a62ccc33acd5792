"""Rules about dates: their order, and what the title says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from catalog.dates.edtf import Day
from catalog.dates.vocabulary import MONTHS
from catalog.findings import Severity
from catalog.model import Date, Record
from catalog.validation.rules import record_paths as places
from catalog.validation.rules.rule import Breach, Rule
from catalog.vocabularies import DateEvent

__all__ = ["DATE_RULES", "dates_keep"]

_LATER = frozenset(DateEvent) - {DateEvent.CREATION, DateEvent.ACCUMULATION}
_MONTH = "|".join(MONTHS)
_DAY_IN_WORDS = re.compile(
    rf"\b(?:(?P<d1>[0-9]{{1,2}}) (?P<m1>{_MONTH}),? (?P<y1>[0-9]{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-9]{{1,2}}), (?P<y2>[0-9]{{4}}))\b",
    re.IGNORECASE,
)


def _before_creation(record: Record) -> Iterator[Breach]:
    """Look for what can only follow the making of the document, and is dated before it."""
    created = record.date.edtf if record.date else None
    if created is None or created.earliest is None:
        return
    for path, date in places.dates(record):
        read = date.edtf
        if date.event in _LATER and read and read.latest and read.latest < created.earliest:
            message = f"The {date.event} is dated {date.value}, before the document was made ({created.text})."
            yield Breach((*path, "value"), message, "Look at both dates, and at their events.")


def _title_contradicts(record: Record) -> Iterator[Breach]:
    """Look for a day in the title that cannot be, or is not, the day of the document.

    A document may speak of days long before it, of one soon after it (when it was received, or what it prepares),
    and of two that it is not dated with; it is told where the title gives the only day as that of the document
    itself, or one years later.
    """
    matches = list(_DAY_IN_WORDS.finditer(record.title.text))
    created = record.date.edtf if matches and record.date else None
    if not created or not created.earliest or not created.latest or created.approximate or created.uncertain:
        return
    known = [date.edtf for _, date in places.dates(record)]
    days = [_day(match) for match in matches]
    if any(_contains(read.earliest, read.latest, day) for read in known if read for day in days):
        return
    for match, day in zip(matches, days, strict=True):
        before, after = created.earliest[0] - day[0], day[0] - created.latest[0]
        is_its_own = len(days) == 1 and _is_of_the_document(match)
        if after > 1 or (is_its_own and (after == 1 or before > 1)):
            message = f"The title says {match[0]!r}, and the document is dated {created.text}."
            yield Breach(("title",), message, "Look which of the two the source gives.")
            return


_BEFORE_ITS_DAY = re.compile(
    r"(?:^|, |\(|\bdated |^(?:letter|telegram|cable|note|memorandum|conversation|report) of |\bот )$", re.IGNORECASE
)
_AFTER_ITS_DAY = re.compile(r"(?: г\.| года)?[\s.)\]]*$")


def _is_of_the_document(match: re.Match[str]) -> bool:
    """Whether a day ends a title as the day of the document, not of what the document is about."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_BEFORE_ITS_DAY.search(before) and _AFTER_ITS_DAY.fullmatch(after))


def _day(match: re.Match[str]) -> Day:
    day, month, year = (
        (match["d1"], match["m1"], match["y1"]) if match["y1"] else (match["d2"], match["m2"], match["y2"])
    )
    return int(year), MONTHS[month.lower()], int(day)


def _contains(earliest: Day | None, latest: Day | None, day: Day) -> bool:
    return (earliest is None or earliest <= day) and (latest is None or day <= latest)


_YEAR_IN_TITLE = re.compile(r" [0-9]{4}(?<=[A-Za-zА-Яа-я0-9,] [0-9]{4})")
"""The year of a day in words: a space stands before it, and a letter, a digit or a comma before that."""
_CREATION = DateEvent.CREATION


def dates_keep(record: Record, title: str, dates: Sequence[Date]) -> bool:
    """Whether no later event is dated before the making, and no day in the title contradicts it."""
    if _YEAR_IN_TITLE.search(title) and any(True for _ in _title_contradicts(record)):
        return False
    for date in dates:
        event = date.__dict__["event"]
        if event is not None and event is not _CREATION:
            return not any(True for _ in _before_creation(record))
    return True


DATE_RULES = (
    Rule("date-before-creation", Severity.WARNING, _before_creation),
    Rule("date-against-title", Severity.WARNING, _title_contradicts),
)
"""About dates: their order, and what the title says of them."""
