"""MLA Handbook, 9th edition, and the MLA Style Center on letters and on materials in physical archives.

A letter has a description in place of a title, unquoted; the date follows it. The location is institution, city
and place in the collection. What is uncertain has a question mark; an undated document has no date.
"""

from __future__ import annotations

from collections.abc import Sequence

from catalog.citation.chicago import cut_title, described
from catalog.citation.description import (
    address,
    authors,
    date_of,
    names_collection,
    publication,
    recipients,
    recipients_in_short,
    sent_as,
    translators,
)
from catalog.citation.location import location_of, required_location
from catalog.citation.name_lists import Limit, entry, joined
from catalog.citation.options import (
    Arrangement,
    Beside,
    Form,
    Locale,
    Options,
)
from catalog.citation.rich_text import (
    Citation,
    Run,
    compose,
    italic,
    link,
)
from catalog.citation.sort_keys import by_heading
from catalog.citation.style import Style
from catalog.citation.titles import ended, period_inside
from catalog.citation.year_letters import by_author, dashes
from catalog.dates.styles import ABBREVIATED, MONTH_FIRST
from catalog.dates.writer import DateWords
from catalog.model import Record
from catalog.vocabularies import TextForm

__all__ = ["STYLE"]

_TWO = Limit(2)
_FORMS = {TextForm.MANUSCRIPT: "Manuscript", TextForm.TYPESCRIPT: "Typescript"}


def _date_words(options: Options) -> DateWords:
    return MONTH_FIRST if options.day_first is False else ABBREVIATED


def _authors(record: Record, options: Options) -> str:
    """Goldberg, Gary, and Seo Hwi; three or more: Seo Hwi, et al."""
    names = authors(record)
    if len(names) > _TWO.most:
        return f"{entry(names[:1], _TWO, options.names)}, et al"
    return entry(names, _TWO, options.names)


def _location(record: Record, options: Options) -> str:
    """Edward M. House Papers, Yale University Library, New Haven, box 12, folder 3."""
    place = location_of(record)
    if place is None:
        return ""
    repository = f"{place.name}, {place.city}" if place.city else place.name
    collection = "" if names_collection(record) else place.collection
    parts = [collection, repository, place.within_collection("words")]
    if options.arrangement is Arrangement.LOCATOR_FIRST:
        parts = [parts[2], *parts[:2]]
    elif options.arrangement is Arrangement.REPOSITORY_FIRST:
        parts = [parts[1], parts[0], parts[2]]
    return ", ".join([part for part in parts if part])


def _form(record: Record) -> str:
    """Manuscript or Typescript, where the record says what the archive keeps."""
    kept = [text for text in record.texts if text.kept_at and text.form]
    return _FORMS.get(kept[0].form or TextForm.UNKNOWN, "") if kept else ""


def _bibliography(record: Record, options: Options, _: Locale) -> Citation:
    """Seo Hwi, et al. Letter to X. 5 Sept. 1956. Translated by Y. Repository, City, fond 5446, ...."""
    words = _date_words(options)
    date, location = words.write(date_of(record)), _location(record, options)
    by = [name.natural for name in translators(record)]
    credit = f"Translated by {joined(by)}" if by else ""
    place = location_of(record)
    if place and not place.collection and not sent_as(record):
        # the archive is the container of the document, and what precedes it there ends with a comma
        source = [date, f"{credit}, {location}"] if credit else [", ".join(filter(None, (date, location)))]
    else:
        source = [date, credit, location]
    parts = (options.beside.dash or _authors(record, options), described(record), *source)
    text = " ".join([period_inside(part[:1].upper() + part[1:]) for part in parts if part])
    form = f" {_form(record)}." if _form(record) else ""
    return compose(text, *_online(record, options, words), form)


def _online(record: Record, options: Options, words: DateWords) -> list[str | Run]:
    url = address(record, options)
    if not url:
        return []
    pieces: list[str | Run] = [" "]
    published = publication(record)
    if published and url == published.url:
        pieces += (
            [italic(published.title), f", {published.publisher}, "] if published.title else [f"{published.publisher}, "]
        )
    accessed = f" Accessed {words.write_calendar(options.accessed)}." if options.accessed else ""
    return [*pieces, link(url), f".{accessed}"]


def _in_text(record: Record, options: Options, _: Locale) -> Citation:
    """(Seo et al.); (Letter [1 Mar.]) where the author does not say which document it is."""
    if options.beside.distinction:
        return compose(f"({options.beside.distinction})")
    names = [name.short for name in authors(record)]
    if not names:
        return compose(f"({cut_title(record)})")
    return compose(f"({joined(names) if len(names) <= _TWO.most else f'{names[0]} et al.'})")


def _distinguished(records: Sequence[Record]) -> list[Beside]:
    """Distinguish the documents of one author: by their titles, letters by their recipients or their dates."""
    known: dict[str, str] = {}
    for several in by_author(records).values():
        if len(several) > 1:
            known |= {record.id: _difference(record, several) for record in several}
    return [Beside(distinction=known.get(record.id, "")) for record in records]


def _difference(record: Record, several: Sequence[Record]) -> str:
    word = sent_as(record)
    if not word:
        names = [name.short for name in authors(record)]
        author = joined(names) if len(names) <= _TWO.most else f"{names[0]} et al."
        return f"{author}, {cut_title(record)}" if author else cut_title(record)
    alike = [one for one in several if sent_as(one) == word and recipients(one) == recipients(record)]
    if len(alike) == 1:
        return f"{word.capitalize()} to {recipients_in_short(record)}"
    years = {ABBREVIATED.write_year(date_of(one)) for one in alike}
    date = ABBREVIATED.write_day(date_of(record)) if len(years) == 1 else ABBREVIATED.write(date_of(record))
    return f"{word.capitalize()} [{date}]" if date else word.capitalize()


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(required_location(record).reference("words")))


STYLE = Style(
    "mla",
    "MLA Handbook, 9th edition",
    {Form.BIBLIOGRAPHY: _bibliography, Form.IN_TEXT: _in_text, Form.LOCATOR: _locator},
    by_heading,
    together={Form.BIBLIOGRAPHY: dashes("---"), Form.IN_TEXT: _distinguished},
)
