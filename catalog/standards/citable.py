"""What a reference manager takes of a record: the facts of a citation, picked out once for all its file formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import codes
from catalog.standards import translation_chain as chain
from catalog.vocabularies import Genre

__all__ = ["Citable", "citable", "is_correspondence"]

_CORRESPONDENCE = (Genre.LETTER, Genre.TELEGRAM)


@dataclass(frozen=True, slots=True)
class Citable:
    """A record as an item of a reference manager; None and empty where nothing is stated."""

    id: str
    correspondence: bool
    genre: str | None
    title: str
    authors: tuple[Agent, ...]
    recipients: tuple[Agent, ...]
    translators: tuple[Agent, ...]
    date: Date | None
    abstract: str | None
    language: str | None
    original_languages: tuple[str, ...]
    archive: str | None
    place: str | None
    location: str | None
    call_number: str | None
    reference: str | None
    source: str
    url: str
    rights: str | None
    subjects: tuple[str, ...]
    notes: tuple[str, ...]


def is_correspondence(record: Record) -> bool:
    """Whether the record is a letter to a reference manager: only that type keeps the recipient."""
    return bool(record.recipients) or record.genre in _CORRESPONDENCE


def citable(record: Record, catalogue: Catalogue) -> Citable:
    """Pick the facts of a citation out of a record."""
    text = chain.cited_text(record)
    code = record.reference_code
    title = text.title if text and text.title else record.title
    return Citable(
        id=record.id,
        correspondence=is_correspondence(record),
        genre=record.genre.value if record.genre else None,
        title=title.text,
        authors=record.creators,
        recipients=record.recipients,
        translators=record.translators,
        date=record.date,
        abstract=record.abstract.text if record.abstract else None,
        language=text.language[0] if text and text.language else None,
        original_languages=chain.original_languages(record),
        archive=codes.archive(code) if code else None,
        place=codes.place(code) if code else None,
        location=codes.locator(code) if code else None,
        call_number=codes.call_number(code) if code else None,
        reference=codes.words(code) if code else None,
        source=catalogue.name,
        url=record.url or catalogue.url_of(record.id),
        rights=_rights(record),
        subjects=tuple(subject.term for subject in record.subjects),
        notes=tuple(_notes(record)),
    )


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
    for agent in record.contributors:
        yield f"{agent.role.value.capitalize()}: {agent.name}."
    yield from (note.words for note in record.notes)
