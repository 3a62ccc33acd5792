"""The reader of dates in words: what they mean in EDTF, or what they may mean.

`read` is for words of people and of databases, `read_coded` for what a standard says is in ISO 8601 or EDTF. Words
that can mean two things have no value and several answers: the cataloguer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.dates.calendars_in_words import calendar_named, day_of_both, from_julian, republican
from catalog.dates.east_asian import eastern_date, lunar_year
from catalog.dates.edtf_grammar import NotEdtf, parse
from catalog.dates.one_date import Point, points
from catalog.dates.spans import limits, shape, values
from catalog.dates.tokens import MOST, Token, tokens_of
from catalog.dates.undated import is_undated
from catalog.dates.weekdays import weekday_denied
from catalog.vocabularies import Calendar

__all__ = ["Reading", "in_gregorian", "is_edtf", "is_undated", "marked", "read", "read_coded", "read_edtf"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What words say of a date.

    `value` is in EDTF and Gregorian. Where it is None and the words are not `undated`, `question` says why, and
    `answers` are the values that they may mean.
    """

    value: str | None = None
    answers: tuple[str, ...] = ()
    question: str = ""
    calendar: Calendar | None = None
    undated: bool = False


_SENTINELS = re.compile(
    r"(?:0000|0001|9999)(?:[-/.]?(?:00|01|12)(?:[-/.]?(?:00|01|31))?)?(?:T00:00(?::00)?Z?)?"
    r"|00[/.]00[/.]0000|31[/.]12[/.]9999|12/31/9999|0?1[-/.]0?1[-/.]0001|1900-01-00|0?1[/.]0?0[/.]1900|0?0[/.]0?1[/.]1900"
)
"""What systems write for no date: `0000-00-00`, `9999-12-31`, `31.12.9999`; day 0 of Excel is `1900-01-00`."""
_FIRST_DAYS = re.compile(
    r"(?:1899-12-30|1753-01-01)(?:[T ]00:00.*)?|(?:1900|1970)-01-01[T ]00:00.*|30\.12\.1899|12/30/1899"
)
"""Days from which programs count: Excel and Access, SQL Server, Unix. A document may be of the day."""
_SEASON_OR_YEARS = re.compile(r"(\d\d)(\d\d)-(2[1-9]|3\d|4[01])")
_SENTINEL_SAID = "Databases write this where they have no date."
_TIME = re.compile(
    r"(?:(?<=\d\d-\d\d)T|(?:(?<=\d\d-\d\d)|(?<= \d{4})|(?<=\.\d{4}))[ ])\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
    r"(?:Z| ?[+-]\d\d:?\d\d(?: \([A-Z]{3,4}\))?| (?:GMT|UTC?|CES?T|MSK))?$"
)
_ALIKE = str.maketrans("\u2010\u2011\u2012\u2015\u2212", "-----", "\u200b\u2060\ufeff")
"""Other hyphens, a minus, and what shows nothing."""
_DOUBLE_DASH = re.compile(r"(?<=\d\d)\s*--+\s*(?=\d)")
_NOT_DATED = r"(?:undated|n\.? ?d\.?|odat\.?|s\. ?d\.|o\. ?d\.|б\. ?д\.|без даты)"
_PARTLY_UNDATED = re.compile(
    rf"{_NOT_DATED}\s*(?:[,;&]|and)\s*(?P<behind>.+)|(?P<before>.+?)\s*(?:[,;&]|and)\s*{_NOT_DATED}", re.IGNORECASE
)
_ONLY_BULK = re.compile(r"\(?bulk(?: dates?)?[:,]?\s+([^()]+?)\)?", re.IGNORECASE)
_MARKS = re.compile(r"[?~%X\[{.]|T\d|^Y|^/|/$")
_BRACKETED = re.compile(r"\[[^,.\[\]]*\]")
_BULK = re.compile(
    r"^(?P<whole>.+?)[,;]?\s*[(\[]?(?:bulk(?: dates?)?|mainly|mostly|predominantly|vor allem|hauptsächlich|surtout"
    r"|principalement|в основном|преимущественно|principalmente|sobre todo):?\s+(?P<most>.+?)[)\]]?$",
    re.IGNORECASE,
)
"""A span, and where most of it is: `1920-1960 (bulk 1950-1956)`, `1920-1960, в основном 1950-е`."""
_COPYRIGHT = re.compile(r"\[?c(\d{4})\]?\.?", re.IGNORECASE)
_COPYRIGHT_SAID = "The letter c before a year is short for circa, or for copyright."
_ONE_MARK = re.compile(r"(?<!\d)\d{3}0\s?[-–—]\s?\d{3}0(?!\d)")
"""Two decades with a dash between, of which one mark may be of both: 1910–1920s."""
_DOTS = re.compile(r"(?:\.{2,}|…)\s*(?P<until>[^/.…].*?)|(?P<since>.*?[^/.…\s])\s*(?:\.{2,}|…)")
"""An end that is open, or words that are cut short: ..1984, 1984…"""
_UNKNOWN_START = re.compile(r"[?~]\s*[-–—]\s*(?P<until>\d{4})")
"""A beginning that is not known: ?-1923, which EDTF reads as a year before Christ."""
_COMPARED = re.compile(r"(?P<sign>[<>≤≥])\s*(?P<date>[^<>≤≥]+)")
"""A sign for before or after: <1956; brackets on both sides are those of a supplied date."""
_FAR_AHEAD = re.compile(r"(?:2[2-9]|[3-8]\d|9[0-8])\d\d(?!\d)")
_EAST_ASIAN_DECADE = re.compile(r"(?:(\d\d?)(?:世[纪紀]|세기))?\s?(\d\d)?(\d)0(?:年代|년대)")
_EAST_ASIAN_CENTURY = re.compile(r"(\d\d?)(?:世[纪紀]|세기)\s?[初末前中后後半頃葉叶]{0,3}")
"""1950年代, 20世纪50年代, 1950년대; 19世紀末, 20세기."""
_CUT_MONTH = re.compile(r"([1-9]\d{3})\.1")
_CUT_MONTH_SAID = "Spreadsheets make 1956.1 of 1956.10."
_LIST_NUMBER = re.compile(r"(0?[1-9]|1[0-2])\. (\d{4})")
"""A month in numbers, or the number of an entry before its year: 2. 1956."""
_REPUBLICAN_BESIDE = re.compile(
    r"(?P<republican>an(?:née)? (?:[ivx]+|\d\d?))\W*[\[(/=,;]\s*(?P<gregorian>\d{4}.*?)[\])]?", re.IGNORECASE
)
"""A year of the French Republic and the years that it fell in: an XII (1803-1804)."""
_RUSSIAN_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})\s?г(?:\.|ода?)?", re.IGNORECASE)
"""A day in numbers with the Russian word for year behind it, where the day comes first: 05.09.1956 г."""
_NORDIC_CENTURY = re.compile(r"(1\d|20)(\d)0-(?:tal(?:et|let)?|luku|luvu[nl]l?a?)", re.IGNORECASE)
"""A century or a decade of the languages of Scandinavia and Finnish: 1800-tallet, 1850-talet, 1800-luku."""
_LISTOPAD = re.compile(r"(\d\d?)\.\s?listopada\s(\d{4})\.?", re.IGNORECASE)
"""October in Croatian, which has a full stop behind the day, and November in Polish."""
_LAST_JULIAN = "1924"
"""After 1923 no state dated by the Julian calendar."""
_BEFORE_OR_AFTER = "Whether the date itself belongs to the time before or after it is not stated."
_BOTH_CALENDARS = "The two days may be one, in the Julian calendar and in the Gregorian, or a span."
_TWICE = "The words can mean more than one date."
_UNREADABLE = "The words of the date cannot be read as one date."


def is_edtf(value: str) -> bool:
    """Whether a text is a date in EDTF."""
    try:
        parse(value)
    except NotEdtf:
        return False
    return True


def marked(value: str, mark: str) -> str:
    """Return a value with a sign of EDTF (`~`, `?`) at each of its dates; one that has a sign already, as it is."""
    is_plain = re.fullmatch(r"[-\dX]+(?:/(?:[-\dX]+|\.\.)?)?", value) is not None
    return "/".join(f"{end}{mark}" if end not in ("", "..") else end for end in value.split("/")) if is_plain else value


@lru_cache(maxsize=16384)
def read(words: str) -> Reading:
    """Read words that are a date and nothing else, or say that there is none."""
    text = " ".join(words.translate(_ALIKE).split())
    if not text or len(text) > 300:
        return Reading(question=_UNREADABLE)
    if is_undated(text):
        return Reading(undated=True)
    bare = text.strip("[]() ")
    if _is_sentinel(bare) or all(_is_sentinel(end) for end in bare.split("/")):
        return Reading(question=_SENTINEL_SAID)
    if doubted := _of_marks(text, bare):
        return doubted
    text = _DOUBLE_DASH.sub(" – ", _TIME.sub("", text))
    if _is_edtf_of_its_own(text):
        return Reading(text)
    if partly := _PARTLY_UNDATED.fullmatch(text):  # the dates of what has one
        return read(partly["before"] or partly["behind"])
    if only := _ONLY_BULK.fullmatch(text):
        return read(only[1])
    if bulk := _BULK.fullmatch(text):
        return _with_bulk(bulk["whole"], bulk["most"])
    reading = _read_words(text) if "{" not in text else Reading(question=_UNREADABLE)
    return _of_weekday(text, _of_sentinels(text, _of_decades(text, _of_our_time(reading))))


def _of_our_time(reading: Reading) -> Reading:
    """Ask about a year that is far ahead, which may be of another calendar: 5717 is 1956/1957."""
    if reading.value and _FAR_AHEAD.match(reading.value):
        return Reading(answers=(reading.value,), question="The year is far ahead: it may be of another calendar.")
    return reading


def _of_weekday(text: str, reading: Reading) -> Reading:
    """Ask about a day of another weekday than the words name, which may be a day of the Julian calendar."""
    value = reading.value or ""
    denied = weekday_denied(text, value)
    if not denied:
        return reading
    julian = () if reading.calendar or value >= _LAST_JULIAN else (from_julian(value),)
    answers = (*(day for day in julian if is_edtf(day) and not weekday_denied(text, day)), value)
    return Reading(answers=answers, question=denied, calendar=reading.calendar)


def _of_marks(text: str, bare: str) -> Reading | None:
    """Ask about what a program or a sign may mean otherwise: its first day, dots, the letter c."""
    if _FIRST_DAYS.fullmatch(bare):
        return _of_first_day(bare)
    if open_end := _DOTS.fullmatch(text):
        return _of_dots(open_end)
    return _of_two_meanings(text)


def _of_first_day(text: str) -> Reading:
    value = _read_words(_TIME.sub("", text)).value
    return Reading(answers=(value,) if value else (), question=_SENTINEL_SAID)


def _of_two_meanings(text: str) -> Reading | None:
    """Ask about words that are known to mean two things; None for all others."""
    if unknown := _UNKNOWN_START.fullmatch(text):
        return Reading(answers=(f"../{unknown['until']}", f"/{unknown['until']}"), question=_TWICE)
    if compared := _COMPARED.fullmatch(text):
        return read(f"{'before' if compared['sign'] in '<≤' else 'after'} {compared['date']}")
    if listed := _LIST_NUMBER.fullmatch(text):
        return Reading(answers=(f"{listed[2]}-{int(listed[1]):02}", listed[2]), question=_TWICE)
    if leaf_fall := _LISTOPAD.fullmatch(text):
        day = int(leaf_fall[1])
        return Reading(answers=tuple(f"{leaf_fall[2]}-{month}-{day:02}" for month in (10, 11)), question=_TWICE)
    if cut := _CUT_MONTH.fullmatch(text):
        return Reading(answers=(f"{cut[1]}-01", f"{cut[1]}-10"), question=_CUT_MONTH_SAID)
    if copied := _COPYRIGHT.fullmatch(text):
        return Reading(answers=(f"{copied[1]}~", copied[1]), question=_COPYRIGHT_SAID)
    if beside := _REPUBLICAN_BESIDE.fullmatch(text):
        both = (republican(beside["republican"]), read(beside["gregorian"]).value)
        return Reading(answers=tuple(value for value in both if value), question=_TWICE)
    return None


def _of_dots(words: re.Match[str]) -> Reading:
    """Ask whether dots before or behind a date, as ISO 8601-2 and people write them, are an open end."""
    value = read(words["until"] or words["since"]).value
    if value is None or "/" in value or value[0] in "[{":
        return Reading(question=_UNREADABLE)
    return Reading(answers=(f"../{value}" if words["until"] else f"{value}/..", value), question=_TWICE)


def _of_sentinels(text: str, reading: Reading) -> Reading:
    """Ask about a span of which one end is what databases write for no date: 1900 – 9999."""
    first, _, last = (reading.value or "").partition("/")
    if re.search(r"(?<!\d)(?:000[01]|9999)(?!\d)", text) is None:
        return reading
    if last and _is_sentinel(first.rstrip("?~%")):
        return Reading(answers=(f"../{last}", f"/{last}"), question=_SENTINEL_SAID)
    if last and _is_sentinel(last.rstrip("?~%")):
        return Reading(answers=(f"{first}/..", f"{first}/"), question=_SENTINEL_SAID)
    return reading


def _of_decades(text: str, reading: Reading) -> Reading:
    """Ask whether `1910–1920s` begins with the year 1910, or with the whole of the 1910s."""
    span = re.fullmatch(r"(\d{3})0(?:[~?])?/(\d{3}X[~?]?)", reading.value or "")
    if span is None or _ONE_MARK.search(text) is None:
        return reading
    return Reading(answers=(f"{span[1]}X/{span[2]}", f"{span[1]}0/{span[2]}"), question=_TWICE)


@lru_cache(maxsize=4096)
def read_coded(text: str) -> Reading:
    """Read a date that is said to be in ISO 8601, where 1905-06 is a month and 1923-24 is nothing; else its words."""
    years = _SEASON_OR_YEARS.fullmatch(text.strip())
    if years and years[3] > years[2]:
        answers = (years[0], f"{years[1]}{years[2]}/{years[1]}{years[3]}")
        return Reading(
            answers=answers, question="The code is not a month: it may be two years, or a part of a year in EDTF."
        )
    return read_edtf(text)


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Reading:
    """Read a date that is said to be in EDTF, or its draft of 2012, where 1923-24 is a winter; else its words."""
    plain = _of_draft(" ".join(text.split()))
    if is_undated(plain):
        return Reading(undated=True)
    if all(_is_sentinel(end) for end in plain.split("/")):
        return Reading(question=_SENTINEL_SAID)
    if _FIRST_DAYS.fullmatch(plain):
        return _of_first_day(plain)
    ends = [_end_of_code(end) for end in plain.split("/")]
    if len(ends) == 2 and ends[0] == ends[1]:
        ends = ends[:1]
    if len(ends) == 2 and _is_sentinel(ends[1]):
        ends[1] = ".."
    value = "/".join(ends)
    return _of_sentinels(plain, Reading(value)) if is_edtf(value) else read(plain)


def _of_draft(text: str) -> str:
    """Return EDTF as the draft of 2012 wrote it (1956/open, unknown/1956, 195u, y17000) as the standard does."""
    if not _DRAFT.fullmatch(text) or text in ("open", "unknown"):
        return text
    return text.replace("open", "..").replace("unknown", "").replace("u", "X").replace("x", "X").replace("y", "Y")


_DRAFT = re.compile(r"(?:(?:open|unknown|y?-?[\dux]+(?:-[\du]{2}){0,2}[?~]*)/?){1,2}")


def _end_of_code(text: str) -> str:
    """Return one date of a code as EDTF writes it: 19560905 with hyphens, 576 with four digits."""
    text = _TIME.sub("", text.strip())
    if compact := re.fullmatch(r"(-?\d{4})(\d\d)(\d\d)", text):
        return "-".join(compact.groups())
    if re.fullmatch(r"\d{1,3}", text):
        return text.zfill(4)
    return re.sub(r"(?:-00)+$", "", text)


def _is_sentinel(text: str) -> bool:
    return _SENTINELS.fullmatch(text) is not None


def _is_edtf_of_its_own(text: str) -> bool:
    """Whether a text is EDTF that can be nothing else: not 1923-24, not -1900, not the brackets of a supplied date."""
    if _BRACKETED.fullmatch(text) or not is_edtf(text):
        return False
    halves = [half for half in text.split("/") if half]
    if any(_is_sentinel(half) for half in halves):
        return False
    if _MARKS.search(text) or re.fullmatch(r"-0\d{3}(?:-\d\d){0,2}(?:/-0\d{3}(?:-\d\d){0,2})?", text):
        return not any(re.match(r"-[1-9]|\d{4}-(?:2[1-9]|3\d|4[01])(?!-)", half) and _is_span(half) for half in halves)
    return re.fullmatch(r"\d{4}-(?:2[1-9]|3\d|4[01])", text) is not None and not _is_span(text)


def _is_span(half: str) -> bool:
    """Whether the second number may end a span of years: 1923-24."""
    return half[0] == "-" or half[5:7] > half[2:4]


def _with_bulk(whole: str, most: str) -> Reading:
    """Read `1850-1900, bulk 1880-1890`: the whole, where it holds the greater part."""
    all_of_it, bulk = read(whole), read(most)
    if all_of_it.value and bulk.value:
        outer, inner = parse(all_of_it.value), parse(bulk.value)
        starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
        if starts and (outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)):
            return all_of_it
    return Reading(question=_UNREADABLE, answers=tuple(filter(None, (all_of_it.value, bulk.value))))


def _of_numbers(text: str) -> Reading | None:
    """Read a date whose order a word of its language shows: 1956年9月5日, 05.09.1956 г."""
    if eastern := eastern_date(text):
        return _of_values([Point(*eastern).value])
    if decade := _EAST_ASIAN_DECADE.fullmatch(text):
        hundreds = decade[2] or (str(int(decade[1]) - 1) if decade[1] else "")
        return Reading(f"{hundreds}{decade[3]}X") if len(hundreds) == 2 else Reading(question=_UNREADABLE)
    if eastern_century := _EAST_ASIAN_CENTURY.fullmatch(text):
        return _of_values([f"{int(eastern_century[1]) - 1:02}XX"])
    if century := _NORDIC_CENTURY.fullmatch(text):
        return Reading(f"{century[1]}XX" if century[2] == "0" else f"{century[1]}{century[2]}X")
    if russian := _RUSSIAN_DAY.fullmatch(text):
        return _of_values([Point(int(russian[3]), int(russian[2]), int(russian[1])).value])
    return None


def _read_words(text: str) -> Reading:
    if (in_numbers := _of_numbers(text)) is not None:
        return in_numbers
    if day := day_of_both(text):
        return Reading(day)
    if (republican_date := republican(text.strip("[]. "))) is not None:
        return Reading(republican_date, calendar=Calendar.REPUBLICAN)
    tokens = tokens_of(text)
    while tokens and tokens[-1].kind in ".,":
        tokens.pop()
    if not tokens or len(tokens) > MOST or any(token.kind == "x" for token in tokens):
        return _unread(text)
    if years := _dual_year(text):
        return Reading(question=_DUAL_YEAR, answers=years)
    kinds = shape(tokens)
    plain = [token for token in tokens if token.kind not in "ON"]
    reading = _bounded(plain) or _of_values(values(plain))
    if "O" in kinds:
        return in_gregorian(reading)
    if "/" in kinds and reading.value and _is_day_of_both(reading.value):  # 12/24 мая 1850 г.
        return Reading(answers=(reading.value.partition("/")[2], reading.value), question=_BOTH_CALENDARS)
    return reading if reading.value or reading.answers else _unread(text)


def _is_day_of_both(span: str) -> bool:
    first, _, last = span.partition("/")
    return len(first) == len(last) == 10 and from_julian(first) == last


def _bounded(tokens: list[Token]) -> Reading | None:
    """Read what is before, after, from, until, or between dates; None where the words say none of it."""
    kinds = shape(tokens)
    if kinds[:1] in ("<", ">") or (kinds[:1] == "U" and tokens[0].text == "до"):
        (value, *more) = [point.value for point in points(tokens[1:]) if point.value] or [""]
        if not value or more:
            return Reading(question=_UNREADABLE)
        answers = _after(value) if kinds[0] == ">" else _before(value)
        return Reading(question=_BEFORE_OR_AFTER, answers=answers)
    found = limits([token for token in tokens if token.kind != "G"])
    return None if found is None else _of_values(found)


def _before(value: str) -> tuple[str, ...]:
    year = re.fullmatch(r"[1-9]\d{3}", value)
    return (f"[..{value}]", *((f"[..{int(value) - 1}]",) if year else ()))


def _after(value: str) -> tuple[str, ...]:
    year = re.fullmatch(r"[1-9]\d{3}", value)
    return (f"[{value}..]", *((f"[{int(value) + 1}..]",) if year else ()))


def _of_values(values: Iterable[str]) -> Reading:
    found = sorted({value for value in values if value and is_edtf(value)})
    if len(found) == 1:
        return Reading(found[0])
    return Reading(answers=tuple(found), question=_TWICE if found else _UNREADABLE)


def _unread(text: str) -> Reading:
    """Return the question about words that are no date, with what they may mean: 576, -1900, winter 1956-57."""
    if calendar := calendar_named(text):
        return Reading(
            answers=lunar_year(text), question=f"The date is of another calendar ({calendar}).", calendar=calendar
        )
    for pattern, answers in _GUESSES:
        if found := pattern.fullmatch(text):
            return Reading(question=_TWICE, answers=tuple(found.expand(answer) for answer in answers))
    return Reading(question=_UNREADABLE)


_TWO_YEARS = re.compile(r"(?P<day>.*\D)(?P<first>\d{4})/(?P<last>\d{1,2}|\d{4})\]?")
_DUAL_YEAR = "The year is that of two reckonings, as in England until 1752: the day may be of the Julian calendar."


def _dual_year(text: str) -> tuple[str, ...]:
    """Return what `11 February 1731/2` may mean: the day of the later year, by the Julian calendar or by ours."""
    found = _TWO_YEARS.fullmatch(text)
    if not found:
        return ()
    later = str(int(found["first"]) + 1)
    if not later.endswith(found["last"]):
        return ()
    days = {point.value for point in points(tokens_of(found["day"] + later)) if point.day and point.value}
    if len(days) != 1 or not "01-01" <= (day := days.pop())[5:] <= "03-24":
        return ()
    return (from_julian(day), day)


_WINTER = r"(?:winter|hiver|зима|зимой|invierno|inverno|zima|vinter)"
_GUESSES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"[-–—](\d{4})"), (r"../\1", r"-\1")),
    (re.compile(r"(\d{3})"), (r"0\1",)),
    (re.compile(rf"{_WINTER} (\d\d)(\d\d)[-–/](\d\d)", re.IGNORECASE), (r"\1\2-24", r"\1\3-24")),
    (re.compile(rf"{_WINTER} (\d{{4}})[-–/](\d{{4}})", re.IGNORECASE), (r"\1-24", r"\2-24")),
)


def in_gregorian(reading: Reading) -> Reading:
    """Return a reading of words of the Julian calendar in the Gregorian one."""
    if reading.value is None and not reading.answers:
        return replace(reading, calendar=Calendar.JULIAN)
    made = [from_julian(value) for value in (reading.value, *reading.answers) if value]
    if not all(is_edtf(value) for value in made):
        return Reading(question="The Julian calendar does not have this day.", calendar=Calendar.JULIAN)
    if reading.value:
        return Reading(made[0], calendar=Calendar.JULIAN)
    return Reading(answers=tuple(made), question=reading.question, calendar=Calendar.JULIAN)
