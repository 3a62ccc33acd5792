"""The record: the description of one document, or of a unit of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from catalog.errors import UsageError
from catalog.model.addresses import Uri
from catalog.model.administration import Administration
from catalog.model.agent import Agent, Contributor
from catalog.model.base_model import Part
from catalog.model.content import (
    Abstract,
    Note,
    Place,
    RelatedDocument,
    Subject,
)
from catalog.model.date import Date
from catalog.model.reference_code import ReferenceCode
from catalog.model.rights import Access, Rights
from catalog.model.strings import (
    Line,
    Prose,
    RecordId,
    Sequence,
)
from catalog.model.text import Signature, Text
from catalog.model.title import Title
from catalog.vocabularies import (
    DateEvent,
    Genre,
    Level,
    Status,
)

__all__ = ["LONGEST_CHAIN", "Record"]

LONGEST_CHAIN = 20
"""Translations between a text and its original. Real chains have two or three; what is said of a text names each."""


class Record(Part):
    """ISAD(G) unit of description; RiC-O Record (an item), RecordSet (fonds, series, file)."""

    id: RecordId
    """The stable name of the record, in its URL and its OAI identifier. It never changes."""
    level: Level
    """ISAD(G) 3.1.4 Level of description."""
    genre: Genre | None = None
    """ISAD(G) 3.3.1: what kind of document it is."""
    title: Title
    """ISAD(G) 3.1.2 Title."""
    other_titles: tuple[Title, ...] = ()
    """Other titles of the same unit, in other languages or earlier forms."""
    reference_code: ReferenceCode | None = None
    """ISAD(G) 3.1.1 Reference code(s)."""
    part_of: RecordId | None = None
    """The record of the unit this one belongs to, where the reference code does not say it."""
    sequence: Sequence | None = None
    """The place among the units of the same parent, in their original order: 1, 2, 2.5, 3. Without it, by code."""
    dates: tuple[Date, ...] = ()
    """ISAD(G) 3.1.3 Date(s) of the document itself."""
    extent: Line | None = None
    """ISAD(G) 3.1.5 Extent and medium."""
    authors: tuple[Agent, ...] = ()
    """ISAD(G) 3.2.1 Name of creator(s): who wrote it (MARC relator aut)."""
    signatories: tuple[Agent, ...] = ()
    """Who signed the document itself (MARC relator sgn); RiC-O hasAuthor."""
    recipients: tuple[Agent, ...] = ()
    """To whom it is addressed (MARC relator rcp); RiC-O hasAddressee."""
    contributors: tuple[Contributor, ...] = ()
    """Agents in other roles."""
    texts: tuple[Text, ...] = ()
    """The original, and each translation of it."""
    abstract: Abstract | None = None
    """ISAD(G) 3.3.1 Scope and content."""
    subjects: tuple[Subject, ...] = ()
    """Subject headings."""
    places: tuple[Place, ...] = ()
    """Places the document is about."""
    mentions: tuple[Agent, ...] = ()
    """Agents whom the document mentions."""
    related: tuple[RelatedDocument, ...] = ()
    """ISAD(G) 3.5.3 Related units of description, enclosures among them."""
    history: Prose | None = None
    """ISAD(G) 3.2.2 Administrative / Biographical history of the creators."""
    custody: Prose | None = None
    """ISAD(G) 3.2.3 Archival history: who owned and kept it, from whom to whom it passed."""
    acquisition: Prose | None = None
    """ISAD(G) 3.2.4 Immediate source of acquisition or transfer: from whom the archive has it, and when."""
    appraisal: Prose | None = None
    """ISAD(G) 3.3.2 Appraisal, destruction and scheduling information."""
    accruals: Prose | None = None
    """ISAD(G) 3.3.3 Accruals: what is expected to be added to a unit."""
    arrangement: Prose | None = None
    """ISAD(G) 3.3.4 System of arrangement: how a unit of several documents is ordered."""
    physical_characteristics: Prose | None = None
    """ISAD(G) 3.4.4 Physical characteristics and technical requirements that affect its use."""
    finding_aids: Prose | None = None
    """ISAD(G) 3.4.5 Finding aids: other inventories and lists of the unit."""
    originals: Prose | None = None
    """ISAD(G) 3.5.1 Existence and location of originals, where the unit is a copy."""
    copies: Prose | None = None
    """ISAD(G) 3.5.2 Existence and location of copies."""
    publication_note: Prose | None = None
    """ISAD(G) 3.5.4 Publication note: what was published from it or about it."""
    classification: Line | None = None
    """The security classification the document bears: Secret."""
    rights: Rights | None = None
    """ISAD(G) 3.4.2 Conditions governing reproduction."""
    access: Access | None = None
    """ISAD(G) 3.4.1 Conditions governing access."""
    url: Uri | None = None
    """The page of the document, where it is another than this catalogue's own."""
    notes: tuple[Note, ...] = ()
    """ISAD(G) 3.6.1 Note."""
    administration: Administration = Administration()
    """ISAD(G) 3.7 Description control area."""

    @property
    def creators(self) -> tuple[Agent, ...]:
        """Authors, then signatories, each name once at its first place: ISAD(G) 3.2.1. Never a translator."""
        return _each_once((*self.authors, *self.signatories))

    @property
    def translators(self) -> tuple[Agent, ...]:
        """The translators of all texts, each name once, in the order of the texts."""
        return _each_once(agent for text in self.texts for agent in text.translators)

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The signatures under the single texts, which are not those of the document's signatories."""
        return tuple(signature for text in self.texts for signature in text.signatures)

    @property
    def date(self) -> Date | None:
        """The date of creation, or else the first date that is of no stated event."""
        by_event = {date.event: date for date in reversed(self.dates)}
        return by_event.get(DateEvent.CREATION) or by_event.get(None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of all texts, each once, in the order of the texts."""
        return tuple(dict.fromkeys(language for text in self.texts for language in text.language))

    @property
    def is_published(self) -> bool:
        """Whether the record is published."""
        return self.administration.status is Status.PUBLISHED

    @property
    def is_internal(self) -> bool:
        """Whether the whole record is for the staff alone."""
        return self.administration.status is Status.INTERNAL

    @property
    def may_leave(self) -> bool:
        """Whether the record may be given to anybody: it is neither internal nor withdrawn."""
        return not (self.is_internal or self.is_withdrawn)

    def public(self) -> Self:
        """Return the record without what is for the staff: the one gate to formats, pages, citations and the feed.

        Raises UsageError for a record that is wholly internal.
        """
        if self.is_internal:
            raise UsageError(f"The record {self.id!r} is internal: it is exported, cited and published nowhere.")
        if not self.administration.internal_notes:
            return self
        bare = self.administration.model_copy(update={"internal_notes": ()})
        return self.model_copy(update={"administration": bare})

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record is a tombstone."""
        return self.administration.status is Status.WITHDRAWN

    def text(self, key: str) -> Text | None:
        """Return the text with this key, or None."""
        return self._texts_by_key.get(key)

    @cached_property
    def _texts_by_key(self) -> Mapping[str, Text]:
        return {text.key: text for text in reversed(self.texts)}

    def lineage(self, text: Text) -> Iterator[Text]:
        """Yield the texts that `text` was translated from, the nearest first.

        A broken or circular link ends it, and so does one step more than a chain may have.
        """
        seen = {text.key}
        source = self.text(text.translated_from) if text.translated_from else None
        while source and source.key not in seen and len(seen) <= LONGEST_CHAIN + 1:
            yield source
            seen.add(source.key)
            source = self.text(source.translated_from) if source.translated_from else None

    def kept_at(self, text: Text) -> ReferenceCode | None:
        """Return where a text is kept, or None where that is not stated."""
        return self.reference_code if text.kept_at == "reference_code" else _code(text)


def _each_once(agents: Iterable[Agent]) -> tuple[Agent, ...]:
    """Return the agents, each name at its first place: citations print authors in this order."""
    found: dict[str, Agent] = {}
    for agent in agents:
        found.setdefault(agent.name, agent)
    return tuple(found.values())


def _code(text: Text) -> ReferenceCode | None:
    return text.kept_at if isinstance(text.kept_at, ReferenceCode) else None
