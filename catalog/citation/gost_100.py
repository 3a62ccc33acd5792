"""GOST R 7.0.100-2018: a bibliographic description, whose areas are separated by a period and a dash.

The surname in the heading is followed by a comma; who is responsible is named again after the slash, of four and
more the first; the kind of content and its medium precede the archive.
"""

from __future__ import annotations

import re

from catalog.citation.description import address, authors_in, translators_in
from catalog.citation.gost import titled
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.names import Name
from catalog.citation.options import Form, Locale, Options
from catalog.citation.physical_form import leaves_of_file
from catalog.citation.rich_text import Citation, compose, link
from catalog.citation.sort_keys import by_script
from catalog.citation.style import Style
from catalog.citation.titles import ended
from catalog.model import Record
from catalog.vocabularies import Genre

__all__ = ["STYLE"]

_NAMED = 3
_CODES = {Locale.RUSSIAN: "gost-ru", Locale.ENGLISH: "gost-latin"}
_BETWEEN = re.compile(r"\. (?=(?:Ф|Оп|Картон|П|Пор|Д|Ед\. хр|Л|Мкф|F|Op|Karton|P|Por|D|Ed\. khr|No|L|Mkf)\b|№ )")
"""What separates the elements of a code, not an abbreviation from its number."""
_OTHERS = {Locale.RUSSIAN: "[и др.]", Locale.ENGLISH: "[et al.]"}
_BY = {Locale.RUSSIAN: "перевод", Locale.ENGLISH: "translated by"}
_KINDS = {
    Locale.RUSSIAN: ("Текст", "Изображение", "Карты", "непосредственный"),
    Locale.ENGLISH: ("Text", "Image", "Cartographic image", "unmediated"),
}
_IMAGES = (Genre.DRAWING, Genre.PHOTOGRAPH)
_RECORDED = (Genre.SOUND_RECORDING, Genre.FILM)


def _heading(name: Name) -> str:
    """Примеров, И. И.: nothing where the name is not cut to initials."""
    surname, _, initials = name.heading.partition(" ")
    return f"{surname}, {initials}" if name.heading != name.natural else name.natural


def _content(record: Record, locale: Locale) -> str:
    """Текст : непосредственный; nothing for sound and film, whose medium the record does not say."""
    text, image, map_, medium = _KINDS[locale]
    if record.genre in _RECORDED:
        return ""
    kind = image if record.genre in _IMAGES else map_ if record.genre is Genre.MAP else text
    return f"{kind} : {medium}"


def _responsible(record: Record, locale: Locale) -> str:
    names = [name.statement for name in authors_in(record, locale)]
    if len(names) > _NAMED:
        names = [f"{names[0]} {_OTHERS[locale]}"]
    by = [name.statement for name in translators_in(record, locale)]
    parts = (", ".join(names), f"{_BY[locale]} {', '.join(by)}" if by else "")
    return " ; ".join(filter(None, parts))


def _held(place: Location, locale: Locale) -> str:
    """ГАРФ. – Ф. 5446. – Оп. 98. – Д. 721. – Л. 170–190."""
    return ended(_BETWEEN.sub(". – ", place.reference(_CODES[locale])))


def _entry(record: Record, options: Options, locale: Locale) -> Citation:
    names, place = authors_in(record, locale), location_of(record)
    heading = f"{ended(_heading(names[0]))} " if 0 < len(names) <= _NAMED else ""
    title = titled(record, locale)
    responsible = _responsible(record, locale)
    text = heading + title + (f" / {responsible}" if responsible else "")
    content = _content(record, locale)
    text += f"{'' if text.endswith('.') else '.'} – {content}" if content else ""
    if place:
        leaves = leaves_of_file(record, locale)
        text += f" // {_held(place, locale)}" + (f" – {leaves}" if leaves else "")
    url = address(record, options)
    if not url:
        return compose(ended(text))
    seen = f" (дата обращения: {options.accessed:%d.%m.%Y})" if options.accessed else ""
    return compose(f"{ended(text)} – URL: ", link(url), f"{seen}.")


def _locator(record: Record, _options: Options, locale: Locale) -> Citation:
    return compose(_held(required_location(record), locale))


STYLE = Style(
    "gost-r-7.0.100",
    "GOST R 7.0.100-2018, bibliographic description",
    {Form.BIBLIOGRAPHY: _entry, Form.NOTE: _entry, Form.LOCATOR: _locator},
    by_script,
    (Locale.RUSSIAN, Locale.ENGLISH),
)
