"""What a record says in parts, in paragraphs: for standards that have words alone for it."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.drafts.rights import RIGHTS_HOLDER
from catalog.model import Record, known
from catalog.standards import codes
from catalog.vocabularies import Relation

__all__ = ["conditions_of_use", "publications", "related"]


def conditions_of_use(record: Record) -> Iterator[str]:
    """Yield the rights: the address of the statement alone, its words, the holder, whom to ask."""
    rights = record.rights
    if rights is None:
        return
    holder, contact = known(rights.holder), rights.contact
    yield from (text for text in (rights.uri, rights.statement, rights.note) if text)
    if holder:
        yield f"{RIGHTS_HOLDER}{holder.name}"
    if contact:
        yield f"To ask: {', '.join(part for part in (contact.name, known(contact.email), contact.url) if part)}"


def publications(record: Record) -> Iterator[str]:
    """Yield where the texts are published, and publications that are related documents."""
    for text in record.texts:
        if text.published:
            parts = (text.published.publisher, text.published.title, text.published.pages, text.published.url)
            yield ", ".join(part for part in parts if part)
    for other in record.related:
        if other.relation is Relation.PUBLICATION:
            yield ", ".join(part for part in (other.title, other.url) if part)


def related(record: Record) -> Iterator[str]:
    """Yield the related documents that are no publications, in words."""
    for other in record.related:
        if other.relation is not Relation.PUBLICATION:
            code = codes.words(other.reference_code) if other.reference_code else None
            words = ", ".join(part for part in (other.title, code, other.url) if part)
            yield f"{other.relation.value.capitalize()}: {words}"
