"""The record: the description of one document, or of a unit of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import Field, PrivateAttr

from catalog.model.above import Above, Shown
from catalog.model.addresses import Ark, Uri
from catalog.model.administration import Administration
from catalog.model.agent import Agent, Contributor, Creator
from catalog.model.base_model import Part
from catalog.model.container import Container, Identifier
from catalog.model.content import (
    Abstract,
    Note,
    Place,
    RelatedDocument,
    Subject,
)
from catalog.model.date import Date
from catalog.model.digital_object import MOST_OBJECTS, DigitalObject
from catalog.model.extent import Extent
from catalog.model.files_of_record import FilesOfRecord
from catalog.model.one_or_many import OneOrMore
from catalog.model.reference_code import ReferenceCode
from catalog.model.rights import Access, Rights
from catalog.model.strings import Line, RecordId
from catalog.model.strings import Sequence as InSequence
from catalog.model.text import Signature, Text
from catalog.model.title import Title
from catalog.model.words import InLanguages, Words
from catalog.vocabularies import (
    DateEvent,
    Genre,
    Level,
    Status,
)

__all__ = ["LONGEST_CHAIN", "MOST_CHARACTERS", "MOST_VALUES", "Record"]

LONGEST_CHAIN = 20
"""Translations between a text and its original. Real chains have two or three; what is said of a text names each."""

MOST_VALUES = 20_000
"""Values of fields, and entries of lists, in one record: every page and file of it is made in less than a second."""

MOST_CHARACTERS = 2_000_000
"""Characters of all texts in one record. Transcripts are files of their own."""


class Record(Part):
    """ISAD(G) unit of description; RiC-O Record (an item), RecordSet (fonds, series, file)."""

    id: RecordId
    """The stable name of the record, in its URL and its OAI identifier. It never changes."""
    level: Level
    """ISAD(G) 3.1.4 Level of description."""
    level_as_written: Line | None = None
    """The word of the source for the level, where it is `other` or says more: Registratur."""
    genre: Genre | None = None
    """ISAD(G) 3.3.1: what kind of document it is."""
    genre_as_written: Line | None = None
    """The word of the source for the genre, where none of the list is meant or it says more: cabinet card."""
    title: Title
    """ISAD(G) 3.1.2 Title."""
    other_titles: tuple[Title, ...] = ()
    """Other titles of the same unit, in other languages or earlier forms."""
    reference_code: ReferenceCode | None = None
    """ISAD(G) 3.1.1 Reference code(s)."""
    ark: Ark | None = None
    """The lasting name of the unit (ARK): `catalog mint` gives one, and it never changes."""
    identifiers: tuple[Identifier, ...] = ()
    """Other numbers of the unit: DOI, ARK, Handle, former references, those of other systems."""
    part_of: RecordId | None = None
    """The record of the unit this one belongs to, where the reference code does not say it."""
    sequence: InSequence | None = None
    """The place among the units of the same parent, in their original order: 1, 2, 2.5, 3. Without it, by code."""
    dates: tuple[Date, ...] = ()
    """ISAD(G) 3.1.3 Date(s) of the document itself."""
    extent: OneOrMore[Extent] = ()
    """ISAD(G) 3.1.5 Extent and medium."""
    containers: tuple[Container, ...] = ()
    """DACS 4.2 Physical access: the boxes, folders and reels it is in. A `shelf` is never published."""
    creators: tuple[Creator, ...] = ()
    """ISAD(G) 3.2.1 Name of creator(s) of a unit of documents: who created, accumulated or kept it."""
    authors: tuple[Agent, ...] = ()
    """ISAD(G) 3.2.1 Name of creator(s) of a document: who wrote it (MARC relator aut)."""
    signatories: tuple[Agent, ...] = ()
    """Who signed the document itself (MARC relator sgn); RiC-O hasAuthor."""
    recipients: tuple[Agent, ...] = ()
    """To whom it is addressed (MARC relator rcp); RiC-O hasAddressee."""
    sent_from: OneOrMore[Place] = ()
    """Where a letter or telegram was written or handed in: the place beside its date."""
    destination: OneOrMore[Place] = ()
    """Where a letter or telegram was addressed to, or was received."""
    contributors: tuple[Contributor, ...] = ()
    """Agents in other roles."""
    texts: tuple[Text, ...] = ()
    """The original, and each translation of it."""
    abstract: Abstract | None = None
    """ISAD(G) 3.3.1, in brief: what it is about. What a unit holds, in full, is its `scope`."""
    subjects: tuple[Subject, ...] = ()
    """Subject headings."""
    places: tuple[Place, ...] = ()
    """Places the document is about."""
    mentions: tuple[Agent, ...] = ()
    """Agents whom the document mentions."""
    related: tuple[RelatedDocument, ...] = ()
    """ISAD(G) 3.5.3 Related units of description, enclosures among them."""
    history: InLanguages = ()
    """ISAD(G) 3.2.2 Administrative / Biographical history of the creators."""
    custody: InLanguages = ()
    """ISAD(G) 3.2.3 Archival history: who owned and kept it, from whom to whom it passed."""
    acquisition: InLanguages = ()
    """ISAD(G) 3.2.4 Immediate source of acquisition or transfer: from whom the archive has it, and when."""
    scope: InLanguages = ()
    """ISAD(G) 3.3.1 Scope and content: what the unit holds, and of what."""
    content_note: InLanguages = ()
    """ISAD(G) 3.3.1: what a reader should know before looking: violent, racist or explicit material."""
    appraisal: InLanguages = ()
    """ISAD(G) 3.3.2 Appraisal, destruction and scheduling information."""
    accruals: InLanguages = ()
    """ISAD(G) 3.3.3 Accruals: what is expected to be added to a unit."""
    arrangement: InLanguages = ()
    """ISAD(G) 3.3.4 System of arrangement: how a unit of several documents is ordered."""
    language_note: InLanguages = ()
    """ISAD(G) 3.4.3 Language/scripts of material, in words: Mostly in Russian, some letters in German."""
    physical_characteristics: InLanguages = ()
    """ISAD(G) 3.4.4 Physical characteristics and technical requirements that affect its use."""
    finding_aids: InLanguages = ()
    """ISAD(G) 3.4.5 Finding aids: other inventories and lists of the unit."""
    originals: InLanguages = ()
    """ISAD(G) 3.5.1 Existence and location of originals, where the unit is a copy."""
    copies: InLanguages = ()
    """ISAD(G) 3.5.2 Existence and location of copies."""
    related_units: InLanguages = ()
    """ISAD(G) 3.5.3 Related units of description, in words."""
    separated_units: InLanguages = ()
    """ISAD(G) 3.5.3 Related units: what was taken out of the unit and is kept elsewhere."""
    publication_note: InLanguages = ()
    """ISAD(G) 3.5.4 Publication note: what was published from it or about it."""
    classification: Line | None = None
    """The security classification the document bears: Secret."""
    rights: Rights | None = None
    """ISAD(G) 3.4.2 Conditions governing reproduction."""
    access: Access | None = None
    """ISAD(G) 3.4.1 Conditions governing access."""
    url: Uri | None = None
    """The page of the document, where it is another than this catalogue's own."""
    digital_objects: tuple[DigitalObject, ...] = Field(default=(), max_length=MOST_OBJECTS)
    """RiC-O hasOrHadInstantiation: scans, recordings and other files that show the unit, in their order."""
    notes: tuple[Note, ...] = ()
    """ISAD(G) 3.6.1 Note."""
    preferred_citation: InLanguages = ()
    """ISAD(G) 3.6.1 Note: how the archive wants the unit cited."""
    processing: InLanguages = ()
    """ISAD(G) 3.7.1 Archivist's note: how the description was prepared, and from what."""
    administration: Administration = Administration()
    """ISAD(G) 3.7 Description control area."""
    _shown: Shown | None = PrivateAttr(default=None)
    _files: FilesOfRecord | None = PrivateAttr(default=None)

    @property
    def makers(self) -> tuple[Agent, ...]:
        """Creators of the unit, authors, signatories, each name once, at its first place. Never a translator."""
        return _each_once((*self.creators, *self.authors, *self.signatories))

    @property
    def extents(self) -> tuple[str, ...]:
        """How much there is, in words."""
        return tuple(extent.words for extent in self.extent)

    @property
    def kept_in(self) -> str | None:
        """The containers in words: box 3, folder 7. A shelf is for the staff."""
        return ", ".join([each.words for each in self.containers if not each.is_shelf]) or None

    @property
    def summary(self) -> Abstract | Words | None:
        """What the unit is about: the abstract, or else its scope, in the first language that it is written in."""
        return self.abstract or next(iter(self.scope), None)

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

    @property
    def is_public_form(self) -> bool:
        """Whether this is the record as the public may see it, made by `public_form`."""
        return self._shown is not None

    def shown(self, changes: Mapping[str, Any], shown: Shown) -> Self:
        """Return the record with some fields changed for readers; files only get what was stated."""
        public = self.model_copy(update=dict(changes))
        public._shown = shown  # noqa: SLF001 - it is a record itself
        public.__dict__.pop("_texts_by_key", None)
        return public

    @property
    def files(self) -> FilesOfRecord | None:
        """The files that hold the words of the texts, for the formats that show them; None where there is no disk."""
        return self._files

    def with_files(self, files: FilesOfRecord) -> Self:
        """Return the record with its files. What is closed stays so: a format asks only for what the record names."""
        copy = self.model_copy()
        copy._files = files  # noqa: SLF001 - it is a record itself
        return copy

    @property
    def above(self) -> tuple[Above, ...]:
        """The published units above the record, the nearest first, as far as its public form knows them."""
        return self._shown.above if self._shown else ()

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the public form does not show, by the names of the fields."""
        return self._shown.hidden if self._shown else ()

    def inherited_from(self, field: str) -> Above | None:
        """Return the unit above that a field is taken from; None where the record fills it itself, or not at all."""
        return (self._shown.inherited or {}).get(field) if self._shown else None

    def without_inherited(self) -> Self:
        """Return the public form without what the units above say, for a document that shows those units too."""
        shown = self._shown
        if shown is None or not shown.inherited:
            return self
        own = {field: (shown.stated or {}).get(field) for field in shown.inherited if field in (shown.stated or {})}
        return self.shown(own, Shown(above=shown.above, stated=shown.stated, hidden=shown.hidden))

    def plain(self) -> Any:
        """Return the record as a cataloguer would write it, without what only holds for it by the units above."""
        stated = self._shown.stated if self._shown else None
        own = self.model_copy(update=dict(stated)) if stated else self
        return own.model_dump(mode="json", exclude_defaults=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record is a tombstone."""
        return self.administration.status is Status.WITHDRAWN

    def digital_object(self, name: str) -> DigitalObject | None:
        """Return the digital object of this file or address, or None."""
        return next((one for one in self.digital_objects if one.name == name), None)

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
