"""What a reference manager takes of a record: the facts of a citation, picked out once for all its file formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.citation.description import message
from catalog.citation.location import location_of
from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import codes
from catalog.standards import translation_chain as chain
from catalog.vocabularies import Genre

__all__ = ["Citable", "citable", "is_correspondence", "item_type"]

_DOI = re.compile(r"(?:doi\.org/|^doi:)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_CORRESPONDENCE = (Genre.LETTER, Genre.TELEGRAM)
_ITEM_TYPES = {Genre.MAP: "map", Genre.PHOTOGRAPH: "artwork"}


@dataclass(frozen=True, slots=True)
class Citable:
    """A record as an item of a reference manager; None and empty where nothing is stated."""

    id: str
    correspondence: bool
    item_type: str
    """The type of item that reference managers make of it, by Zotero's name: letter, map, artwork, manuscript."""
    genre: str | None
    kind: str
    """The genre as a style prints it: telegram 533; nothing for a letter, whose type says it."""
    title: str
    authors: tuple[Agent, ...]
    recipients: tuple[Agent, ...]
    translators: tuple[Agent, ...]
    date: Date | None
    abstract: str | None
    language: str | None
    original_languages: tuple[str, ...]
    archive: str | None
    """The name of the archive and its code: State Archive of the Russian Federation (GARF)."""
    place: str | None
    """The city of the archive, where it has houses in one only."""
    location: str | None
    location_in_words: str | None
    """The place in the archive as a Chicago note has it: fond 5446, opis 98, delo 721, listy 170–190."""
    call_number: str | None
    reference: str | None
    source: str
    url: str
    doi: str | None
    rights: str | None
    subjects: tuple[str, ...]
    notes: tuple[str, ...]


def is_correspondence(record: Record) -> bool:
    """Whether the record is a letter to a reference manager: only that type keeps the recipient."""
    return bool(record.recipients) or record.genre in _CORRESPONDENCE


def item_type(record: Record) -> str:
    """Return the type of item, by Zotero's name. A report of an archive is a manuscript, for it is not published."""
    if is_correspondence(record):
        return "letter"
    return _ITEM_TYPES.get(record.genre, "manuscript") if record.genre else "manuscript"


def citable(record: Record, catalogue: Catalogue) -> Citable:
    """Pick the facts of a citation out of a record."""
    text = chain.cited_text(record)
    code = record.reference_code
    kept = location_of(record) if code else None
    title = text.title if text and text.title else record.title
    return Citable(
        id=record.id,
        correspondence=is_correspondence(record),
        item_type=item_type(record),
        genre=record.genre.value if record.genre else None,
        kind=_kind(record),
        title=title.text,
        authors=record.makers,
        recipients=record.recipients,
        translators=record.translators,
        date=record.date,
        abstract=record.summary.text if record.summary else None,
        language=text.language[0] if text and text.language else None,
        original_languages=chain.original_languages(record),
        archive=kept.name_and_code if kept else None,
        place=(kept.city or None) if kept else None,
        location=codes.locator(code) if code else None,
        location_in_words=kept.smallest_first_with_collection if kept else None,
        call_number=codes.call_number(code) if code else None,
        reference=codes.words(code) if code else None,
        source=catalogue.name,
        url=record.url or catalogue.url_to_cite(record.id, record.ark),
        doi=_doi(record),
        rights=_rights(record),
        subjects=tuple(subject.term for subject in record.subjects),
        notes=tuple(_notes(record)),
    )


def _kind(record: Record) -> str:
    if record.genre in (None, Genre.LETTER):
        return ""
    return message(record) or record.genre.value


def _doi(record: Record) -> str | None:
    """Return the DOI of the document or of the text that is read, where one of their addresses is it."""
    text = chain.cited_text(record)
    addresses = (record.url, text.published.url if text and text.published else None)
    found = [_DOI.search(address) for address in addresses if address]
    return next((match[1] for match in found if match), None)


def _rights(record: Record) -> str | None:
    if not record.rights:
        return None
    return " ".join(part for part in (record.rights.uri, record.rights.statement) if part) or None


def _notes(record: Record) -> Iterator[str]:
    """Yield what has no field of its own: the chain of texts, and agents in other roles."""
    yield from chain.statements(record)
    for text in record.texts:
        if text.published:
            yield f"Published: {', '.join(part for part in (text.published.publisher, text.published.title) if part)}."
    for words, places in (("Sent from", record.sent_from), ("Sent to", record.destination)):
        if places:
            yield f"{words} {', '.join(place.name for place in places)}."
    for agent in record.contributors:
        yield f"{agent.role.value.capitalize()}: {agent.name}."
    yield from (note.words for note in record.notes)
