"""APA, Publication Manual, 7th edition, and the APA Style site on archival documents and collections.

A document without a title of its own is described in square brackets, its translators within them:
[Letter to William Rickel (W. Rickel, Trans.)]. The place in the collection is in parentheses after what it
is a place in. Surname and initials, whichever of the names comes first (8.17, 9.8).
"""

from __future__ import annotations

import re
from dataclasses import replace

from catalog.citation.description import (
    address,
    authors,
    date_of,
    message,
    publication,
    recipients,
    title_of,
    translation_of,
    translators,
    words_of,
)
from catalog.citation.location import location_of, required_location
from catalog.citation.options import (
    Form,
    Locale,
    NameOrder,
    Options,
)
from catalog.citation.physical_form import recorded_as
from catalog.citation.rich_text import (
    Citation,
    Run,
    compose,
    italic,
    link,
)
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended, short_title
from catalog.citation.year_letters import lettered
from catalog.dates.styles import DAY_FIRST, MONTH_FIRST, YEAR_FIRST
from catalog.dates.writer import DateWords
from catalog.memoized import remembered_in_a_list
from catalog.model import Record
from catalog.vocabularies import Genre

__all__ = ["STYLE"]

_MOST, _FIRST = 20, 19
_SAY_IT = {Genre.MINUTES: ("meeting", "minutes", "session"), Genre.INTERVIEW: ("interview",)}
"""Words of a title that name its kind, as the examples of the site have them: Meeting of Subcommittee on ..."""
_QUALIFIER = re.compile(r" \([A-Z]{2}\)$")
"""The country within the name of an archive."""
_DAY_FIRST = replace(DAY_FIRST, with_year=lambda part, year, _: f"{year}, {part.removesuffix(' of')}")

COUNTRIES = {
    "AL": "Albania",
    "BG": "Bulgaria",
    "BY": "Belarus",
    "CH": "Switzerland",
    "CN": "China",
    "CZ": "Czech Republic",
    "DE": "Germany",
    "EE": "Estonia",
    "GB": "England",
    "GE": "Georgia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IN": "India",
    "JP": "Japan",
    "LT": "Lithuania",
    "LV": "Latvia",
    "NL": "Netherlands",
    "PL": "Poland",
    "RO": "Romania",
    "RS": "Serbia",
    "RU": "Russia",
    "TW": "Taiwan",
    "UA": "Ukraine",
    "US": "United States",
    "UZ": "Uzbekistan",
    "VN": "Vietnam",
}
"""The countries of the register of archives. A country that is not here is left out."""


def _authors(record: Record, options: Options) -> str:
    """Seo, H., Yun, G.-H., Li, P.-G., & Kim, G.; of more than twenty the first nineteen and the last."""
    agents = authors(record)
    natural = options.names is NameOrder.NATURAL
    names = [name.initials_and_surname if natural else name.surname_and_initials for name in agents]
    if len(names) > _MOST:
        return f"{', '.join(names[:_FIRST])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


@remembered_in_a_list
def _translated(record: Record) -> str:
    """(G. Goldberg, Trans.)."""
    names = [name.initials_and_surname for name in translators(record)]
    if not names:
        return ""
    listed = f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} & {names[-1]}" if len(names) > 1 else names[0]
    return f" ({listed}, Trans.)"


def _matter(record: Record) -> tuple[str | Run, ...]:
    """[Letter to X (Y, Trans.)]; [Supplied title]; a title of its own in italics, its translation, and its kind."""
    word, title = message(record), title_of(record)
    if word:
        return (f"[{word.capitalize()} to {recipients(record)}{_translated(record)}]",)
    if title.is_supplied:
        return (f"[{title.text}{_translated(record)}]",)
    kind = _kind(record)
    kind = f" [{kind}]" if kind else ""
    return (italic(title.text), f"{translation_of(record)}{_translated(record)}{kind}")


def _kind(record: Record) -> str:
    """Return what is in brackets behind a title: the form of a recording, or the genre, unless the title says it."""
    if recorded_as(record):
        return recorded_as(record)
    said = set(words_of(title_of(record).text))
    return record.genre.capitalize() if record.genre and said.isdisjoint(_SAY_IT.get(record.genre, ())) else ""


@remembered_in_a_list
def _source(record: Record) -> str:
    """Repository (fond 5446, ...), City, Country; or Collection (box 12, folder 3), Repository, City, Country."""
    place = location_of(record)
    if place is None:
        return ""
    within, country = place.within_collection("titled"), COUNTRIES.get(place.country, "")
    name = _QUALIFIER.sub("", place.name) if country else place.name
    container = [place.collection, name] if place.collection else [name]
    container[0] += f" ({within})" if within else ""
    return ", ".join(filter(None, (*container, place.city, country)))


def _words(options: Options) -> DateWords:
    return _DAY_FIRST if options.day_first else YEAR_FIRST


def _bibliography(record: Record, options: Options, _: Locale) -> Citation:
    """Seo, H., & Yun, G.-H. (1956, September 5). [Letter to X (Y, Trans.)]. Repository (...), City, Country."""
    authors = _authors(record, options)
    words = _words(options)
    written = options.beside.lettered(words.write(date_of(record)), words.write_year(date_of(record)))
    date = f"({written})."
    matter = _matter(record)
    last = str(matter[-1]) or _text(matter[0])
    if authors:
        pieces: list[str | Run] = [f"{ended(authors)} {date} ", *matter, "" if last.endswith((".", "?", "!")) else "."]
    else:
        pieces = [*matter, "" if last.endswith((".", "?", "!")) else ".", f" {date}"]
    source = _source(record)
    return compose(*pieces, f" {ended(source)}" if source else "", *_online(record, options))


def _text(piece: str | Run) -> str:
    return piece if isinstance(piece, str) else piece.text


def _online(record: Record, options: Options) -> list[str | Run]:
    url = address(record, options)
    if not url:
        return []
    published = publication(record)
    site = " ".join(filter(None, (published.publisher, published.title))) if published and url == published.url else ""
    words = DAY_FIRST if options.day_first else MONTH_FIRST
    retrieved = f" Retrieved {words.write_calendar(options.accessed)}, from" if options.accessed else ""
    return [f" {ended(site)}" if site else "", f"{retrieved} ", link(url)]


def _in_text(record: Record, options: Options, _: Locale) -> Citation:
    """(Seo et al., 1956)."""
    names = [name.short for name in authors(record)]
    written = _words(options).write_year(date_of(record))
    year = f", {options.beside.lettered(written, written)})"
    if not names:
        title = title_of(record)
        short = short_title(title.text)
        return compose("(", f"[{short}]" if title.is_supplied else italic(short), year)
    return compose(f"({' & '.join(names) if len(names) < 3 else f'{names[0]} et al.'}{year}")


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(required_location(record).reference("words")))


def _year(record: Record) -> str:
    return YEAR_FIRST.write_year(date_of(record))


_LETTERED = lettered(_year)

STYLE = Style(
    "apa",
    "Publication Manual of the American Psychological Association, 7th edition",
    {Form.BIBLIOGRAPHY: _bibliography, Form.IN_TEXT: _in_text, Form.LOCATOR: _locator},
    by_heading_and_date,
    together={Form.BIBLIOGRAPHY: _LETTERED, Form.IN_TEXT: _LETTERED},
)
