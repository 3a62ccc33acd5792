"""The ways of writing dates: September 5, 1956; 5 Sept. 1956; 5 сентября 1956 г.; and the words of formats.

Add a way of writing dates: one `DateWords` here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from catalog.dates.edtf_parts import read
from catalog.dates.writer import DateWords

__all__ = [
    "ABBREVIATED",
    "DAY_FIRST",
    "FRENCH",
    "GERMAN",
    "LIBRARY",
    "MONTHS",
    "MONTH_FIRST",
    "PLAIN",
    "RUSSIAN",
    "SEASONS",
    "SHORT_MONTHS",
    "YEAR_FIRST",
    "in_words",
]

Words = tuple[str, ...]

# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_GENITIVE = ("января", "февраля", "марта", "апреля", "мая", "июня",
             "июля", "августа", "сентября", "октября", "ноября", "декабря")
_NOMINATIVE = ("январь", "февраль", "март", "апрель", "май", "июнь",
               "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
_GERMAN_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni",
                  "Juli", "August", "September", "Oktober", "November", "Dezember")
_FRENCH_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin",
                  "juillet", "août", "septembre", "octobre", "novembre", "décembre")
# fmt: on
SEASONS = ("spring", "summer", "autumn", "winter")


def _parts_of_year(seasons: Words, quarters: Words, thirds: Words, halves: Words) -> dict[int, str]:
    """Return the words for EDTF's parts of a year: the seasons, those of both hemispheres, quarters, thirds, halves."""
    return dict(zip(range(21, 42), [*seasons * 3, *quarters, *thirds, *halves], strict=True))


def _counted(form: str, last: int) -> Words:
    return tuple(form.format(number) for number in range(1, last + 1))


def _month_or_part(months: Words, parts: Mapping[int, str]) -> Callable[[int], str]:
    """Return what writes a month, or another part of the year, alone."""
    return lambda month: months[month - 1] if month <= 12 else parts[month]


def _before_the_year(part: str, year: str, _: bool) -> str:
    return f"{part} {year}"


def _roman(number: int) -> str:
    return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)


# fmt: off
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
          "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI")
# fmt: on
_FIRST = ("first", "second", "third", "fourth")
_PARTS = _parts_of_year(
    SEASONS,
    tuple(f"{each} quarter of" for each in _FIRST),
    ("first third of", "second third of", "last third of"),
    tuple(f"{each} half of" for each in _FIRST[:2]),
)
_RUSSIAN_PARTS = _parts_of_year(
    ("весна", "лето", "осень", "зима"),
    tuple(f"{each} квартал" for each in _ROMAN[:4]),
    ("первая треть", "вторая треть", "последняя треть"),
    ("первая половина", "вторая половина"),
)
_GERMAN_PARTS = _parts_of_year(
    ("Frühjahr", "Sommer", "Herbst", "Winter"),
    _counted("{}. Quartal", 4),
    _counted("{}. Drittel", 3),
    _counted("{}. Hälfte", 2),
)
_FRENCH_PARTS = _parts_of_year(
    ("printemps", "été", "automne", "hiver"),
    _counted("{}e trimestre", 4),
    _counted("{}e tiers", 3),
    _counted("{}e semestre", 2),
)
_english_part = _month_or_part(MONTHS, _PARTS)


MONTH_FIRST = DateWords(
    lambda month, day: f"{MONTHS[month - 1]} {day}",
    _english_part,
    lambda part, year, has_day: f"{part}, {year}" if has_day else f"{part} {year}",
)
"""September 5, 1956 (Chicago, Turabian, Wilson Center)."""

DAY_FIRST = DateWords(lambda month, day: f"{day} {MONTHS[month - 1]}", _english_part, _before_the_year)
"""5 September 1956."""

ABBREVIATED = replace(
    DAY_FIRST,
    day=lambda month, day: f"{day} {SHORT_MONTHS[month - 1]}",
    month=_month_or_part(SHORT_MONTHS, _PARTS),
    circa="circa ",
    undated="",
    doubt_in_brackets=False,
    short_ranges=True,
)
"""5 Sept. 1956; 1956? (MLA)."""

YEAR_FIRST = replace(MONTH_FIRST, with_year=lambda part, year, _: f"{year}, {part.removesuffix(' of')}")
"""1956, September 5 (APA)."""

RUSSIAN = DateWords(
    lambda month, day: f"{day} {_GENITIVE[month - 1]}",
    _month_or_part(_NOMINATIVE, _RUSSIAN_PARTS),
    lambda part, year, _: f"{part} {year}" if year.endswith("э.") else f"{part} {year} г.",
    year="{} г.",
    years="{}–{} гг.",
    dash=" – ",
    decade="{}-е гг.",
    has_century_decades=True,
    century=lambda number: f"{_roman(number)} в.",
    circa="ок. ",
    era="{} до н. э.",
    undated="б. д.",
    or_=" или ",
    since="{} – …",
    until="… – {}",
    from_to="с {} по {}",
    between="между {} и {}",
    between_years="между {} и {} гг.",
    not_before="не ранее {}",
    not_after="не позднее {}",
    month_inflected=_month_or_part(_GENITIVE, _RUSSIAN_PARTS),
)
"""5 сентября 1956 г. (GOST)."""


GERMAN = DateWords(
    lambda month, day: f"{str(day).replace('–', '.–')}. {_GERMAN_MONTHS[month - 1]}",
    _month_or_part(_GERMAN_MONTHS, _GERMAN_PARTS),
    _before_the_year,
    decade="{}er Jahre",
    century=lambda number: f"{number}. Jahrhundert",
    era="{} v. Chr.",
    undated="o. D.",
    or_=" oder ",
    since="ab {}",
    until="bis {}",
    from_to="von {} bis {}",
    between="zwischen {} und {}",
    between_years="zwischen {} und {}",
    not_before="nicht vor {}",
    not_after="nicht nach {}",
)
"""5. September 1956."""

FRENCH = DateWords(
    lambda month, day: f"{'1er' if day == 1 else day} {_FRENCH_MONTHS[month - 1]}",
    _month_or_part(_FRENCH_MONTHS, _FRENCH_PARTS),
    _before_the_year,
    decade="années {}",
    century=lambda number: f"{_roman(number)}e siècle",
    circa="vers ",
    era="{} av. J.-C.",
    undated="s. d.",
    or_=" ou ",
    since="à partir de {}",
    until="jusqu’à {}",
    from_to="de {} à {}",
    between="entre {} et {}",
    between_years="entre {} et {}",
    not_before="pas avant {}",
    not_after="pas après {}",
)
"""5 septembre 1956."""

PLAIN = replace(DAY_FIRST, circa="c. ", early="{} CE", doubt_in_brackets=False, is_spaced=True)
"""c. 5 September 1956; 1953–1957; 44 BCE: for formats that print a date."""

LIBRARY = replace(
    MONTH_FIRST,
    with_year=lambda part, year, has_day: f"{year} {part}" if has_day else f"{part} {year}",
    era="{} B.C.",
    early="A.D. {}",
    undated="",
    is_spaced=True,
)
"""1956 September 5; [ca. 1956?]; 44 B.C.: as the catalogues of libraries."""


@lru_cache(maxsize=4096)
def in_words(value: str) -> str:
    """Return the plain English words for an EDTF value; `read` of the reader gives the value again.

    >>> in_words("1850~"), in_words("1956-02/1956-03"), in_words("../1957")
    ('c. 1850', 'February–March 1956', 'until 1957')
    """
    if value.strip("?~%") == "XXXX":
        return "undated"
    return PLAIN.write_value(value) if value and read(value) else value
