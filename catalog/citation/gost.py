"""GOST R 7.0.5-2008, section 11: references to archival documents, in Russian or in Latin script.

Heading of one to three authors (4.10), title, // and the search data: archive, fond, opis, delo, leaves, each ended
by a point (11.2-11.5). A title that a describer supplied is in square brackets (11.8), the title of the file
in parentheses at the end (11.9). A document of four and more authors begins with its title, and names the first
of them after the slash. A repeated reference is Там же, or Ibid. in Latin script, with the leaves (10).
"""

from __future__ import annotations

import re
from functools import partial

from catalog.citation.description import (
    address,
    authors_in,
    date_of,
    translators_in,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.options import Form, Locale, Options
from catalog.citation.physical_form import leaves_of_file
from catalog.citation.rich_text import (
    Citation,
    Run,
    compose,
    link,
)
from catalog.citation.sort_keys import by_script
from catalog.citation.style import Style
from catalog.citation.titles import ended, short_title, title_in, translation_in
from catalog.dates.styles import DAY_FIRST, MONTH_FIRST, RUSSIAN
from catalog.memoized import remembered_in_a_list
from catalog.model import Date, Record, ReferenceCode
from catalog.vocabularies import CodeLevel

__all__ = ["STYLE", "titled"]

_IN_HEADING = 3
"""Authors in a heading: of four and more there is none."""
_SCRIPT = {Locale.RUSSIAN: "gost-ru", Locale.ENGLISH: "gost-latin"}
_OTHERS = {Locale.RUSSIAN: "[и др.]", Locale.ENGLISH: "[et al.]"}
_BY = {Locale.RUSSIAN: "пер.:", Locale.ENGLISH: "transl.:"}
_SAME = {Locale.RUSSIAN: "Там же.", Locale.ENGLISH: "Ibid."}
_SEEN = {Locale.RUSSIAN: "дата обращения:", Locale.ENGLISH: "accessed:"}
_DATES = {Locale.RUSSIAN: RUSSIAN, Locale.ENGLISH: DAY_FIRST}


def _heading(record: Record, locale: Locale) -> str:
    """Фомин А. Г., Куфаев М. Н.: nothing where the authors are none, or more than three."""
    names = authors_in(record, locale)
    return "" if len(names) > _IN_HEADING else ", ".join([name.heading for name in names])


def _title(record: Record, locale: Locale, *, short: bool = False) -> str:
    title = title_in(record, locale)
    text = title.text
    if short:
        cut = short_title(text)
        text = cut if cut == text else f"{cut} …"
    if title.is_supplied:
        return f"[{text}]"
    translation = "" if short else translation_in(record, locale)
    return f"{text} [{translation}]" if translation else text


def _with_date(record: Record, locale: Locale, title: str) -> str:
    """Add the date as other title information, where there is one and the title does not give it."""
    date = date_of(record)
    if date is None:
        return title
    return title if _gives(title, date) else f"{title} : {_DATES[locale].write(date)}"


def titled(record: Record, locale: Locale) -> str:
    """Материалы : 1920 г.; [Письмо] : 5 сентября 1956 г.: the title and its date."""
    return _with_date(record, locale, _title(record, locale))


_YEAR_AT_END = re.compile(r"[,(\[:–-]\s*(\d{4})(?: г\.?| года?)?$")


def _gives(title: str, date: Date | None) -> bool:
    """Whether a title gives the date itself: the same day or month in words or digits, or the year at its end.

    A number that the digits of the year are part of is no date, nor is the year that a plan is for.
    """
    if date is None or not date.value:
        return False
    plain = title.casefold().rstrip(" .)]")
    forms = {words.write_value(date.value) for words in (RUSSIAN, DAY_FIRST, MONTH_FIRST)} | {date.value}
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date.value):
        forms.add(f"{day[3]}.{day[2]}.{day[1]}")
    said = [form.casefold().removesuffix(" г.") for form in forms]
    if re.fullmatch(r"\d{4}", date.value):
        year = _YEAR_AT_END.search(plain)
        return year is not None and year[1] == date.value
    return any(form in plain and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain) for form in said)


def _responsibility(record: Record, locale: Locale) -> str:
    """/ Н. С. Хрущев [и др.] ; пер.: Г. Голдберг: the first of four and more authors, and the translators."""
    names = authors_in(record, locale)
    first = [f"{names[0].statement} {_OTHERS[locale]}"] if len(names) > _IN_HEADING else []
    by = [name.statement for name in translators_in(record, locale)]
    if len(by) > _IN_HEADING:
        by = [f"{by[0]} {_OTHERS[locale]}"]
    credit = [f"{_BY[locale]} {', '.join(by)}"] if by else []
    return f" / {' ; '.join((*first, *credit))}" if first or credit else ""


def _search_data(place: Location, locale: Locale) -> str:
    """ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190., with the titles of fond (11.5) and file (11.9) where known."""
    style = _SCRIPT[locale]
    data = ended(place.reference(style))
    levels = place.code.levels
    fond = next((part for part in levels[:1] if part.level is CodeLevel.FOND and part.title), None)
    if fond:
        upto = place.up_to_first(style).removesuffix(".")
        data = f"{upto} ({fond.title}){data.removeprefix(upto)}" if data.startswith(upto) else data
    file = levels[-1] if len(levels) > 1 else None
    return f"{data} ({file.title})." if file and file.title else data


def _extent(record: Record, locale: Locale) -> str:
    """214 л.: the leaves of a whole file (11.8)."""
    leaves = leaves_of_file(record, locale)
    return f" {leaves}" if leaves else ""


def _full(locale: Locale, record: Record) -> str:
    """Фомин А. Г. Материалы : 1920 г. // РО ИРЛИ. Ф. 568. Оп. 1. Д. 1."""
    heading, place = _heading(record, locale), location_of(record)
    text = f"{ended(heading)} " if heading else ""
    text += titled(record, locale) + _responsibility(record, locale)
    return f"{text} // {_search_data(place, locale)}{_extent(record, locale)}" if place else ended(text)


_FULL = {locale: remembered_in_a_list(partial(_full, locale)) for locale in Locale}


def _note(record: Record, options: Options, locale: Locale) -> Citation:
    """The full reference, with the address where there is one."""
    return compose(_FULL[locale](record), *_online(record, options, locale))


def _online(record: Record, options: Options, locale: Locale) -> list[str | Run]:
    url = address(record, options)
    if not url:
        return []
    seen = f" ({_SEEN[locale]} {options.accessed:%d.%m.%Y})" if options.accessed else ""
    return [" URL: ", link(url), f"{seen}."]


def _short(record: Record, _: Options, locale: Locale) -> Citation:
    """Фомин А. Г. Материалы по истории … Л. 5.: heading, title cut short, leaves (8.4)."""
    heading, place = _heading(record, locale), location_of(record)
    style = _SCRIPT[locale]
    leaves = place.leaves(style) or place.reference(style) if place else ""
    title = _title(record, locale, short=True)
    parts = (
        ended(heading) if heading else "",
        title if title.endswith("…") else ended(title),
        leaves and ended(leaves),
    )
    return compose(" ".join(filter(None, parts)))


def _repeated(record: Record, _: Options, locale: Locale) -> Citation:
    """Там же. Л. 170–190."""
    leaves = required_location(record).leaves(_SCRIPT[locale])
    return compose(f"{_SAME[locale]} {ended(leaves)}" if leaves else _SAME[locale])


def _same_place(difference: ReferenceCode, locale: Locale) -> Citation:
    """Там же. Д. 722. Л. 1.: what differs from the note before (10)."""
    rest = Location(difference).locator(_SCRIPT[locale]) if difference.levels or difference.leaves else ""
    return compose(f"{_SAME[locale]} {ended(rest)}" if rest else _SAME[locale])


def _in_text(record: Record, _: Options, locale: Locale) -> Citation:
    """(ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190)."""
    return compose(f"({required_location(record).reference(_SCRIPT[locale]).removesuffix('.')})")


def _locator(record: Record, _: Options, locale: Locale) -> Citation:
    """ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190."""
    return compose(ended(required_location(record).reference(_SCRIPT[locale])))


STYLE = Style(
    "gost",
    "GOST R 7.0.5-2008, section 11",
    {
        Form.NOTE: _note,
        Form.SHORT: _short,
        Form.REPEATED: _repeated,
        Form.BIBLIOGRAPHY: _note,
        Form.IN_TEXT: _in_text,
        Form.LOCATOR: _locator,
    },
    by_script,
    (Locale.RUSSIAN, Locale.ENGLISH),
    same_place=_same_place,
    between_in_note=" ; ",
)
