"""The Chicago Manual of Style, 18th edition: notes and bibliography (14.119-131 on manuscript collections).

A letter is cited by sender and recipient, without a title (14.111); other kinds of messages name themselves.
Titles of the document's own are in quotation marks, titles that a describer supplied are not (14.121).
Notes name up to two authors, entries up to six (13.23). Names that begin with the surname keep their order (13.73).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalog.citation.description import (
    address,
    authors,
    date_of,
    enclosed_in,
    is_whole_collection,
    kind_of,
    message,
    names_collection,
    publication,
    recipients,
    recipients_in_short,
    title_of,
    translation_of,
    translators,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.name_lists import (
    Limit,
    entry,
    joined,
    limited,
)
from catalog.citation.options import (
    Arrangement,
    Form,
    Locale,
    Options,
)
from catalog.citation.rich_text import (
    Citation,
    Run,
    compose,
    link,
)
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style, Together, Writer
from catalog.citation.titles import (
    comma_inside,
    ended,
    period_inside,
    quoted,
    short_title,
)
from catalog.citation.year_letters import lettered
from catalog.dates.styles import DAY_FIRST, MONTH_FIRST
from catalog.dates.writer import DateWords
from catalog.memoized import remembered_in_a_list
from catalog.model import Record

__all__ = [
    "CHICAGO",
    "LETTERED",
    "STYLE",
    "Chicago",
    "cut_title",
    "date_words",
    "dated",
    "described",
    "source",
    "whole_title",
]


def date_words(options: Options) -> DateWords:
    """Month before day, unless asked otherwise."""
    return DAY_FIRST if options.day_first else MONTH_FIRST


def source(record: Record, options: Options) -> tuple[str, ...]:
    """Return place in the collection, collection and repository in the order asked for."""
    place = location_of(record)
    if place is None:
        return ()
    repository = f"{place.name_and_code}, {place.city}" if place.city else place.name_and_code
    within = place.smallest_first
    if is_whole_collection(record) and names_collection(record):
        return (within, repository)
    if options.arrangement is Arrangement.COLLECTION_FIRST and not place.is_shelfmark:
        return (place.collection, within, repository)
    if options.arrangement is Arrangement.REPOSITORY_FIRST:
        return (repository, place.collection, within)
    return (within, place.collection, repository)


@remembered_in_a_list
def whole_title(record: Record) -> str:
    """Return the title, in quotation marks where it is the document's own, and its translation in brackets."""
    title = title_of(record)
    return title.text if title.is_supplied else quoted(title.text) + translation_of(record)


@remembered_in_a_list
def cut_title(record: Record) -> str:
    """Return the first words of the title, in quotation marks where it is the document's own."""
    title = title_of(record)
    short = short_title(title.text)
    return short if title.is_supplied else quoted(short)


@remembered_in_a_list
def described(record: Record) -> str:
    """Return how an entry names the document: Letter to X, or its title."""
    word = message(record)
    if word:
        return f"{word.capitalize()} to {recipients(record)}"
    kind = kind_of(record)
    return f"{kind}, {whole_title(record)}" if kind else whole_title(record)


def dated(matter: str, date: str) -> str:
    """Add a date to what names the document; brackets need no comma before them, nor `undated` a date."""
    if not date or (date == "n.d." and matter.casefold().startswith("undated ")):
        return matter
    return f"{matter} {date}" if date.startswith("[") else f"{comma_inside(matter)} {date}"


def _as_sentence(date: str) -> str:
    """Begin a date that follows a period as a sentence: Until 1957. The letters n.d. stay small."""
    return date if date == "n.d." else date[:1].upper() + date[1:]


def _listed(*parts: str) -> str:
    """Join the elements of a note with commas; a quoted title has its comma inside."""
    text = ""
    for part in parts:
        if part:
            text = f"{comma_inside(text)} {part}" if text else part
    return text


@dataclass(frozen=True, slots=True)
class Chicago:
    """Notes and bibliography with the numbers of names that an edition prints."""

    in_note: Limit
    in_entry: Limit

    def note(self, record: Record, options: Options, _: Locale) -> Citation:
        """Seo Hwi et al. to X, September 5, 1956, trans. Y, fond 5446, ..., Repository (CODE), City."""
        return self.located(record, options, *source(record, options))

    def located(self, record: Record, options: Options, *place: str) -> Citation:
        """Write a full note with the place of the document as given."""
        names = limited([name.natural for name in authors(record)], self.in_note)
        by = [name.natural for name in translators(record)]
        text = _listed(
            self.matter(record, options, names, whole_title, recipients),
            f"trans. {joined(by)}" if by else "",
            enclosed_in(record),
            *place,
        )
        if options.hereafter:
            text += f" (hereafter cited as {options.hereafter})"
        return self._closed(record, options, text)

    def matter(
        self,
        record: Record,
        options: Options,
        names: str,
        title: Callable[[Record], str],
        to: Callable[[Record], str],
    ) -> str:
        """Return who, what and when: X to Y, telegram, September 5, 1956; X, “Title” [ca. 1772]."""
        if names_collection(record):
            place = location_of(record)
            return place.collection if place else ""
        matter = _listed(*self._said(record, names, title, to))
        return matter if is_whole_collection(record) else dated(matter, date_words(options).write(date_of(record)))

    def _said(
        self, record: Record, names: str, title: Callable[[Record], str], to: Callable[[Record], str]
    ) -> tuple[str, ...]:
        """Return sender and recipient, or author and title."""
        word = message(record)
        if not word:
            return (names, kind_of(record), title(record))
        if word == "report":
            return (names, f"report to {to(record)}")
        return (f"{names} to {to(record)}", "" if word == "letter" else word)

    def _closed(self, record: Record, options: Options, text: str) -> Citation:
        url = address(record, options)
        if not url:
            return compose(ended(text))
        pieces: list[str | Run] = [text, ", "]
        published = publication(record)
        if published and url == published.url:
            pieces.append(" ".join(filter(None, (published.publisher, published.title))) + ", ")
        if options.accessed:
            pieces.append(f"accessed {date_words(options).write_calendar(options.accessed)}, ")
        return compose("".join(map(str, pieces)), link(url), ".")

    def short(self, record: Record, options: Options, _: Locale) -> Citation:
        """Seo et al. to X, September 5, 1956, GARF, f. 5446, op. 98, d. 721, ll. 170–190."""
        names = limited([name.short for name in authors(record)], self.in_note)
        place = location_of(record)
        text = _listed(
            self.matter(record, options, names, cut_title, recipients_in_short),
            options.hereafter or (place.brief if place else ""),
        )
        return compose(ended(text))

    def bibliography(self, record: Record, options: Options, _: Locale) -> Citation:
        """Seo Hwi, ... Letter to X, September 5, 1956. Translated by Y. Fond 5446, .... Repository, City."""
        heading = options.beside.dash or entry(authors(record), self.in_entry, options.names)
        matter = described(record)
        date = date_words(options).write(date_of(record))
        if is_whole_collection(record):
            return self.listed(record, options, [heading, matter])
        if matter.endswith("”") and not date.startswith("["):
            return self.listed(record, options, [heading, matter, _as_sentence(date)])
        return self.listed(record, options, [heading, dated(matter, date)])

    def listed(self, record: Record, options: Options, beginning: list[str]) -> Citation:
        """Write an entry whose author, matter and date are given: its translators, source and address."""
        by = [name.natural for name in translators(record)]
        credit = f"Translated by {joined(by)}" if by else ""
        place = [part[:1].upper() + part[1:] for part in (enclosed_in(record), *source(record, options))]
        sentences = [period_inside(part) for part in (*beginning, credit, *place) if part]
        url = address(record, options)
        if not url:
            return compose(" ".join(sentences))
        published = publication(record)
        if published and url == published.url:
            sentences.append(ended(" ".join(filter(None, (published.publisher, published.title)))))
        if options.accessed:
            sentences.append(f"Accessed {date_words(options).write_calendar(options.accessed)}.")
        return compose(" ".join(sentences) + " ", link(url), ".")

    def in_text(self, record: Record, options: Options, _: Locale) -> Citation:
        """(Seo et al. 1956)."""
        names = limited([name.short for name in authors(record)], self.in_note) or cut_title(record)
        year = date_words(options).write_year(date_of(record))
        return compose(f"({names}{',' if year == 'n.d.' else ''} {options.beside.lettered(year, year)})")

    @staticmethod
    def locator(record: Record, _options: Options, _: Locale) -> Citation:
        """GARF, fond 5446, opis 98, delo 721, listy 170–190."""
        return compose(ended(required_location(record).reference("words")))

    def style(
        self,
        name: str,
        title: str,
        together: Mapping[Form, Together],
        repeated: Mapping[Form, Writer],
        *,
        leaves: Callable[[Location], str] | None = None,
    ) -> Style:
        """Return the style of these numbers, with what it gives documents that are cited together."""
        return Style(
            name,
            title,
            {
                Form.NOTE: self.note,
                Form.SHORT: self.short,
                **repeated,
                Form.BIBLIOGRAPHY: self.bibliography,
                Form.IN_TEXT: self.in_text,
                Form.LOCATOR: self.locator,
            },
            by_heading_and_date,
            together={Form.IN_TEXT: LETTERED, **together},
            leaves=leaves,
        )


def _year(record: Record) -> str:
    return MONTH_FIRST.write_year(date_of(record))


LETTERED = lettered(_year)
"""Letters after the years of one author (13.114)."""

CHICAGO = Chicago(in_note=Limit(2), in_entry=Limit(6, 3))
"""Notes and bibliography of the 18th edition."""

STYLE = CHICAGO.style("chicago", "The Chicago Manual of Style, 18th edition: notes and bibliography", {}, {})
