"""A list of archival sources under the headings of archives and their fonds, as dissertations have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.citation.citing import bibliography, letters_of, locale_of
from catalog.citation.location import Location, location_of
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, Heading, compose
from catalog.citation.sort_keys import folded
from catalog.citation.styles import find
from catalog.citation.titles import ended
from catalog.model import Record

__all__ = ["grouped"]

_PLAIN = Options()
_CODES = {Locale.RUSSIAN: "gost-ru"}
_ELSEWHERE = {Locale.RUSSIAN: "Другие источники"}
_NUMBER = re.compile(r"(\d+)")


def grouped(
    records: Iterable[Record],
    *,
    style: str = "chicago",
    form: str | None = None,
    locale: str | None = None,
    options: Options = _PLAIN,
) -> Iterator[Heading | Citation]:
    """Yield the headings of archives and of their largest units, each with its entries in the order of the style.

    Locators leave out what their headings say. Documents whose place is not known come last.
    """
    chosen = locale_of(find(style), locale)
    archives: dict[str, dict[str, list[Record]]] = {}
    names: dict[str, Location | None] = {}
    records = list(records)
    letters = letters_of(records, style=style, form=form, locale=locale)
    for record in records:
        place = location_of(record)
        archive = _archive(place, chosen) if place else ""
        unit = _unit(place, chosen) if place else ""
        archives.setdefault(archive, {}).setdefault(unit, []).append(record)
        names.setdefault(archive, place)
    for archive in sorted(archives, key=lambda name: (not name, folded(name))):
        yield Heading(archive or _ELSEWHERE.get(chosen, "Other sources"), 1)
        for unit in sorted(archives[archive], key=_natural):
            if unit:
                yield Heading(unit, 2)
            within = archives[archive][unit]
            if form == Form.LOCATOR:
                yield from _locators(within, chosen)
            else:
                yield from bibliography(within, style=style, form=form, locale=locale, options=options, letters=letters)


def _archive(place: Location, locale: Locale) -> str:
    """State Archive of the Russian Federation (GARF), Moscow; in Russian its own name and abbreviation."""
    if locale is Locale.RUSSIAN and place.archive and place.archive.native:
        short = place.archive.short
        return f"{place.archive.native} ({short})" if short else place.archive.native
    return f"{place.name_and_code}, {place.city}" if place.city else place.name_and_code


def _unit(place: Location, locale: Locale) -> str:
    """Fond 5446; Ф. 5446. Совет министров; RG 59: the largest unit as archive or style name it, and its title."""
    if not place.code.levels:
        return ""
    first = place.code.levels[0]
    written = place.first_alone(_CODES.get(locale, "words")).removesuffix(".")
    title = f". {first.title}" if first.title and first.title != written else ""
    return written[:1].upper() + written[1:] + title


def _locators(records: Iterable[Record], locale: Locale) -> Iterator[Citation]:
    """Yield the places within the unit of the heading, each once, in the order of their numbers."""
    codes = _CODES.get(locale, "words")
    places = {_within(place, codes) for record in records if (place := location_of(record))}
    yield from (compose(ended(text[:1].upper() + text[1:])) for text in sorted(filter(None, places), key=_natural))


def _within(place: Location, codes: str) -> str:
    return Location(place.code.model_copy(update={"levels": place.code.levels[1:]})).locator(codes)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Sort numbers by their value: Ф. 98 before Ф. 5446."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in _NUMBER.split(text) if part]
