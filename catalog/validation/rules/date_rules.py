"""Rules about dates: their order, and whether the title contradicts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from catalog.dates.edtf import Day
from catalog.dates.styles import in_words
from catalog.dates.vocabulary import MONTHS
from catalog.dates.weekdays import weekday_denied
from catalog.findings import Severity
from catalog.validation.rules.record_parts import DATES, RecordParts
from catalog.validation.rules.rule import Breach, Fault, Rule, ValueRule
from catalog.vocabularies import DateEvent

__all__ = ["DATE_RULES"]

_LATER = frozenset(DateEvent) - {DateEvent.CREATION, DateEvent.ACCUMULATION}
# 5 September 1956; September 5, 1956; 5 сентября 1956; which words are months is looked up, for that is much faster
_DAY_IN_WORDS = re.compile(
    r"\b(?:(?P<d1>[0-9]{1,2}) (?P<m1>[^\W\d_]+),?|(?P<m2>[^\W\d_]+) (?P<d2>[0-9]{1,2}),) (?P<year>[0-9]{4})$"
)
_YEAR = re.compile(r" [0-9]{4}\b")
_LONGEST = 16
"""Characters before the year of the longest day in words: `30 сентября,`, `September 30,`."""


def _days_in_words(text: str) -> list[re.Match[str]]:
    """Return the days in a text. Years are few, so they are looked for first, and then what is before each."""
    years = [(max(0, year.start() - _LONGEST), year.end()) for year in _YEAR.finditer(text)]
    found = [match for begin, end in years if (match := _DAY_IN_WORDS.search(text, begin, end))]
    return [match for match in found if _month(match) in MONTHS]


def _month(match: re.Match[str]) -> str:
    return (match["m1"] or match["m2"]).lower()


def _before_creation(parts: RecordParts) -> Iterator[Breach]:
    """Find an event that can only follow the creation of the document and is dated before it."""
    for path, date in parts.dates:
        if date.event not in _LATER or parts.record.date is None:
            continue
        created, read = parts.record.date.edtf, date.edtf
        if created and created.earliest and read and read.latest and read.latest < created.earliest:
            message = f"The {date.event} is dated {date.value}, before the document was created ({created.text})."
            yield Breach((*path, "value"), message, "Check both dates and their events.")


def _title_contradicts(parts: RecordParts) -> Iterator[Breach]:
    """Find a day in the title that cannot be, or is not, the day of the document.

    A document may speak of days long before it, of one soon after it (when it was received, or what it prepares),
    and of two that it is not dated with. So the rule speaks only where the title gives a single day as that of the
    document itself, or a day at least two years later.
    """
    record = parts.record
    matches = _days_in_words(record.title.text)
    created = record.date.edtf if matches and record.date else None
    if not created or not created.earliest or not created.latest or created.approximate or created.uncertain:
        return
    known = [date.edtf for _, date in parts.dates]
    days = [_day(match) for match in matches]
    if any(_contains(read.earliest, read.latest, day) for read in known if read for day in days):
        return
    for match, day in zip(matches, days, strict=True):
        before, after = created.earliest[0] - day[0], day[0] - created.latest[0]
        is_its_own = len(days) == 1 and _is_of_the_document(match)
        if after > 1 or (is_its_own and (after == 1 or before > 1)):
            message = f"The title says {match[0]!r}, but the document is dated {created.text}."
            yield Breach(("title",), message, "Check which of the two the source gives.")
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
    return int(match["year"]), MONTHS[_month(match)], int(match["d1"] or match["d2"])


def _contains(earliest: Day | None, latest: Day | None, day: Day) -> bool:
    return (earliest is None or earliest <= day) and (latest is None or day <= latest)


_SEASON = re.compile(r"\d\d(\d\d)-(2[1-9]|3\d|4[01])")


def _season_or_years(value: str) -> Fault | None:
    """Look for a season of EDTF whose number is the year after: 1923-24."""
    found = _SEASON.fullmatch(value)
    if not found or int(found[2]) != int(found[1]) + 1:
        return None
    first, last, season = value[:4], f"{value[:2]}{found[2]}", in_words(value)
    hint = f"Write {first}/{last} for the years; if you mean {season}, leave it."
    return Fault(f"{value} is {season} in EDTF; it looks like the years {first} and {last}.", hint)


def _in_future(parts: RecordParts) -> Iterator[Breach]:
    """Find a document of a year that is yet to come: 2956 for 1956."""
    year = datetime.now(UTC).year
    for path, date in parts.dates:
        read = date.edtf
        if read and read.earliest and read.earliest[0] > year and not read.uncertain:
            message = f"{date.value} is in the future: this is the year {year}."
            yield Breach((*path, "value"), message, "Check the digits of the year.")


def _other_weekday(parts: RecordParts) -> Iterator[Breach]:
    """Find a day of another weekday than the words of its source name: Monday, 5 September 1956."""
    for path, date in parts.dates:
        if date.value and date.as_written and (denied := weekday_denied(date.as_written, date.value)):
            yield Breach((*path, "value"), denied, f"Look into the source: it says {date.as_written!r}.")


DATE_RULES = (
    Rule("date-before-creation", Severity.WARNING, ("dates",), _before_creation),
    Rule("date-against-title", Severity.WARNING, ("dates",), _title_contradicts),
    Rule("date-of-other-weekday", Severity.ADVICE, ("dates", "texts"), _other_weekday),
    Rule("date-in-future", Severity.WARNING, ("dates", "texts"), _in_future),
    ValueRule("season-or-years", Severity.WARNING, (DATES,), _season_or_years),
)
"""About dates: their order, and whether the title contradicts them."""
