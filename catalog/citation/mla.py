"""MLA Handbook, 9th edition, and the MLA Style Center on letters and on materials in physical archives.

A letter has a description in place of a title, unquoted; the date follows it. The location is institution, city
and place in the collection. What is uncertain has a question mark; an undated document has no date.
"""

from __future__ import annotations

from catalog.citation.chicago import described
from catalog.citation.dates import ABBREVIATED, MONTH_FIRST, DateWords
from catalog.citation.description import address, publication, translators
from catalog.citation.name_lists import Limit, entry, joined
from catalog.citation.names import named
from catalog.citation.options import Arrangement, Form, Locale, Options
from catalog.citation.ranks import by_heading
from catalog.citation.runs import Citation, Run, compose, italic, link
from catalog.citation.style import Style
from catalog.citation.titles import ended, period_inside, quoted, short_title, title_in
from catalog.citation.whereabouts import demanded, whereabouts
from catalog.model import Record
from catalog.vocabularies import TextForm

__all__ = ["STYLE"]

_TWO = Limit(2)
_FORMS = {TextForm.MANUSCRIPT: "Manuscript", TextForm.TYPESCRIPT: "Typescript"}


def _date_words(options: Options) -> DateWords:
    return MONTH_FIRST if options.day_first is False else ABBREVIATED


def _authors(record: Record, options: Options) -> str:
    """Goldberg, Gary, and Seo Hwi; three or more: Seo Hwi, et al."""
    names = [named(agent) for agent in record.creators]
    if len(names) > _TWO.most:
        return f"{entry(names[:1], _TWO, options.names)}, et al"
    return entry(names, _TWO, options.names)


def _location(record: Record, options: Options) -> str:
    """Edward M. House Papers, Yale University Library, New Haven, box 12, folder 3."""
    place = whereabouts(record)
    if place is None:
        return ""
    repository = ", ".join(filter(None, (place.name, place.city)))
    within = place.within_collection("words")
    parts = {
        Arrangement.LOCATOR_FIRST: (within, place.collection, repository),
        Arrangement.REPOSITORY_FIRST: (repository, place.collection, within),
    }.get(options.arrangement or Arrangement.COLLECTION_FIRST, (place.collection, repository, within))
    return ", ".join(filter(None, parts))


def _form(record: Record) -> str:
    """Manuscript or Typescript, where the record says what the archive keeps."""
    kept = [text for text in record.texts if text.kept_at and text.form]
    return _FORMS.get(kept[0].form or TextForm.UNKNOWN, "") if kept else ""


def _bibliography(record: Record, options: Options, _: Locale) -> Citation:
    """Seo Hwi, et al. Letter to X. 5 Sept. 1956. Translated by Y. Repository, City, fond 5446, ...."""
    words = _date_words(options)
    by = [named(agent).natural for agent in translators(record)]
    parts = (
        _authors(record, options),
        described(record),
        words.write(record.date) if record.date else "",
        f"Translated by {joined(by)}" if by else "",
        _location(record, options),
    )
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


def _in_text(record: Record, _options: Options, _: Locale) -> Citation:
    """(Seo et al.)."""
    names = [named(agent).short for agent in record.creators]
    if not names:
        title = title_in(record, Locale.ENGLISH)
        return compose(f"({short_title(title.text) if title.is_supplied else quoted(short_title(title.text))})")
    return compose(f"({joined(names) if len(names) <= _TWO.most else f'{names[0]} et al.'})")


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(demanded(record).reference("words")))


STYLE = Style(
    "mla",
    "MLA Handbook, 9th edition",
    {Form.BIBLIOGRAPHY: _bibliography, Form.IN_TEXT: _in_text, Form.LOCATOR: _locator},
    by_heading,
)
