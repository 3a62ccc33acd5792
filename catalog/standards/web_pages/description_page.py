"""A page that describes a unit in labelled fields, as finding aids on the web do: each label, and what it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.model import ELEMENTS
from catalog.model.strings import clean
from catalog.standards.web_pages.html import SavedPage, labelled
from catalog.standards.web_pages.languages import read_languages
from catalog.standards.web_pages.layout import Label
from catalog.standards.web_pages.site import Site
from catalog.vocabularies import DateEvent, Level

__all__ = ["entry_of"]

_IN_PARENTHESES = re.compile(r"(?P<words>.*\S)\s*\((?P<inside>[^()]*)\)", re.DOTALL)
"""`1946-1989 (Accumulation)`, `Petrov, Ivan (1890-1960)`."""
_LEVELS = tuple(level.value for level in Level)
_EVENTS = frozenset(event.value for event in DateEvent)
_Write = Callable[[Entry, str, str], None]


def entry_of(page: SavedPage, site: Site) -> Entry:
    """Write what the labels of a page have; what has no field, and labels that are not known, are ignored."""
    entry = Entry(page.as_saved)
    fields = [(name, label) for name, label in labelled(page, site) if label.values]
    archive = next((_joined(label) for name, label in fields if name == "repository"), "")
    for name, label in fields:
        place = clean(label.heading.text)
        if name == "reference":
            common_fields.write_archive(entry, archive, _joined(label), place)
        elif name == "level":
            _level(entry, _joined(label), place, site)
        elif name in _PROSE:
            _PROSE[name](entry, "\n\n".join(clean(value.text) for value in label.values), place)
        elif name in _EACH:
            for value in label.values:
                _EACH[name](entry, clean(value.text), place)
        elif name != "repository":
            entry.ignore(_joined(label), place)
    return entry


def _joined(label: Label) -> str:
    return clean(" ".join(value.text for value in label.values))


def _level(entry: Entry, words: str, place: str, site: Site) -> None:
    """Write the level of description; a word that is none of ours is asked about."""
    level = site.levels.get(words.lower(), words.lower())
    if level in _LEVELS:
        entry.write("/level", level, place)
    else:
        entry.ask("/level", "The page has a word for the level that is not in the list.", words, _LEVELS)


def _date(entry: Entry, words: str, place: str) -> None:
    """Write a date; the word in parentheses behind it is its event, or a note."""
    found = _IN_PARENTHESES.fullmatch(words)
    event = found["inside"].lower() if found else ""
    if found and (event in _EVENTS or not re.search(r"\d", event)):
        fixed = {"event": event} if event in _EVENTS else {"note": found["inside"]}
        add_date(entry, place, found["words"], fixed=fixed)
    else:
        add_date(entry, place, words)


def _agent(pointer: str) -> _Write:
    """Return what writes a name, once; its years or its role in parentheses are ignored."""

    def write(entry: Entry, words: str, place: str) -> None:
        found = _IN_PARENTHESES.fullmatch(words)
        name = found["words"] if found else words
        known = {agent["name"] for field in ("authors", "mentions") for agent in entry.document.get(field, ())}
        written = {agent.get("as_written") for agent in entry.document.get("authors", ())}
        if name not in known | written:
            common_fields.write_agent(entry, pointer, name, place)
            entry.ignore(found["inside"] if found else "", place)

    return write


def _line(pointer: str) -> _Write:
    return lambda entry, words, place: entry.line(pointer, words, place)


def _language(entry: Entry, words: str, place: str) -> None:
    """Write the languages that are named; other words are ignored."""
    tags = read_languages(words)
    for tag in tags:
        entry.write("/texts/@original/language/*", tag, place)
    entry.ignore("" if tags else words, place)


def _note(entry: Entry, words: str, place: str) -> None:
    """Write a note; its label is what it is about, where that says more than that it is a note."""
    entry.note("" if place.lower().startswith("note") else place, words, place)


def _prose(pointer: str) -> _Write:
    return lambda entry, words, place: entry.paragraphs(pointer, words, place)


def _text(pointer: str) -> _Write:
    def write(entry: Entry, words: str, place: str) -> None:
        entry.write(pointer, words, place)

    return write


_PROSE: Mapping[str, _Write] = {
    "title": _line("/title/text"),
    "extent": _line("/extent"),
    "abstract": _text("/abstract/text"),
    "access": _text("/access/conditions"),
    "rights": _text("/rights/statement"),
    "notes": _note,
    **{row.field: _prose(row.pointer) for row in ELEMENTS},
}
"""Fields with one value, in several paragraphs perhaps."""

_EACH: Mapping[str, _Write] = {
    "dates": _date,
    "authors": _agent("/authors/*/name"),
    "mentions": _agent("/mentions/*/name"),
    "subjects": _line("/subjects/*/term"),
    "places": _line("/places/*/name"),
    "related": _line("/related/*/title"),
    "genre": common_fields.write_genre,
    "languages": _language,
}
"""Fields with a list of values."""
