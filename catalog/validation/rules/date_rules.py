"""Rules about dates: their order, and whether the title contradicts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.dates.edtf import Day
from catalog.dates.vocabulary import MONTHS
from catalog.dates.writer import in_words
from catalog.findings import Severity
from catalog.validation.rules.record_parts import RecordParts
from catalog.validation.rules.rule import Breach, Rule
from catalog.vocabularies import DateEvent

__all__ = ["DATE_RULES"]

_LATER = frozenset(DateEvent) - {DateEvent.CREATION, DateEvent.ACCUMULATION}
_MONTH = "|".join(MONTHS)
# 5 September 1956; September 5, 1956; 5 сентября 1956
_DAY_IN_WORDS = re.compile(
    rf"\b(?:(?P<d1>[0-9]{{1,2}}) (?P<m1>{_MONTH}),? (?P<y1>[0-9]{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-9]{{1,2}}), (?P<y2>[0-9]{{4}}))$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<=[\w,]) [0-9]{4}\b")
_LONGEST = 16
"""Characters before the year of the longest day in words: `30 сентября,`, `September 30,`."""


def _days_in_words(text: str) -> list[re.Match[str]]:
    """Return the days in a text. Years are few, so they are looked for first, and then what is before each."""
    years = [(max(0, year.start() - _LONGEST), year.end()) for year in _YEAR.finditer(text)]
    return [match for begin, end in years if (match := _DAY_IN_WORDS.search(text, begin, end))]


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
    day, month, year = (
        (match["d1"], match["m1"], match["y1"]) if match["y1"] else (match["d2"], match["m2"], match["y2"])
    )
    return int(year), MONTHS[month.lower()], int(day)


def _contains(earliest: Day | None, latest: Day | None, day: Day) -> bool:
    return (earliest is None or earliest <= day) and (latest is None or day <= latest)


_SEASON = re.compile(r"\d\d(\d\d)-(2[1-9]|3\d|4[01])")


def _season_or_years(parts: RecordParts) -> Iterator[Breach]:
    """Look for a season of EDTF whose number is the year after: 1923-24."""
    for path, date in parts.dates:
        found = _SEASON.fullmatch(date.value) if date.value else None
        if date.value and found and int(found[2]) == int(found[1]) + 1:
            century, season = date.value[:2], in_words(date.value)
            message = (
                f"{date.value} is {season} in EDTF; it looks like the years {date.value[:4]} and {century}{found[2]}."
            )
            hint = f"Write {date.value[:4]}/{century}{found[2]} for the years; if you mean {season}, leave it."
            yield Breach((*path, "value"), message, hint)


DATE_RULES = (
    Rule("date-before-creation", Severity.WARNING, ("dates",), _before_creation),
    Rule("date-against-title", Severity.WARNING, ("dates",), _title_contradicts),
    Rule("season-or-years", Severity.WARNING, ("dates", "texts"), _season_or_years),
)
"""About dates: their order, and whether the title contradicts them."""
