"""The texts of a document in the terms of RiC-O 1.1: instantiations, and translations as records of their own."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import (
    Catalogue,
    Record,
    Text,
    known,
)
from catalog.standards import addresses
from catalog.standards import translation_chain as chain
from catalog.standards.rdf.node import Node
from catalog.standards.rico.agents import RicoAgents
from catalog.standards.rico.terms import (
    appellation,
    date_node,
    identifier,
    language_nodes,
    name_of,
    stated,
)
from catalog.vocabularies import Role

__all__ = ["RicoTexts"]


class RicoTexts:
    """The texts of one record."""

    def __init__(self, record: Record, catalogue: Catalogue, agents: RicoAgents) -> None:
        self.record = record
        self.catalogue = catalogue
        self.agents = agents

    def nodes(self) -> Node:
        """Originals are instantiations of the document; translations have a genetic link to what they were made from.

        Every part that somebody had in a text is a relation that has this text as its source.
        """
        originals = [text for text in self.record.texts if not text.translated_from]
        translations = [text for text in self.record.texts if text.translated_from]
        return {
            "hasOrHadInstantiation": [self._instantiation(text, self._address(text)) for text in originals],
            "hasGeneticLinkToRecordResource": [self._translation(text) for text in translations],
        }

    def _address(self, text: Text) -> str:
        return addresses.text_url(self.record, text, self.catalogue)

    def _translation(self, text: Text) -> Node:
        address = self._address(text)
        relations = [*self._relations(text, address), *self._step(text, address)]
        return stated(
            {
                "@id": address,
                "@type": "Record",
                "hasOrHadTitle": appellation("Title", text.title) if text.title else None,
                **language_nodes(text.language),
                "thingIsConnectedToRelation": relations,
                **self._published(text),
                "note": list(_notes(text)),
                "hasOrHadInstantiation": self._instantiation(text, f"{address}.instantiation", is_translation=True),
            }
        )

    def _step(self, text: Text, address: str) -> Iterator[Node]:
        """The step of the chain that leads to a translation. An original is the document itself."""
        source = next(self.record.lineage(text), None)
        if source is None:
            return
        origin = self._address(source) if source.translated_from else self.catalogue.url_of(self.record.id)
        before, after = chain.language_names(source), chain.language_names(text)
        words = f"Translation{f' from {before}' if before else ''}{f' into {after}' if after else ''}"
        yield {
            "@type": "RecordResourceGeneticRelation",
            "relationHasSource": {"@id": origin},
            "relationHasTarget": {"@id": address},
            "type": "translation",
            "generalDescription": f"{words}: the target was made from the source.",
        }

    def _relations(self, text: Text, address: str) -> Iterator[Node]:
        parts = (
            *((agent, Role.TRANSLATOR) for agent in text.translators),
            *((agent, agent.role) for agent in text.contributors),
        )
        yield from self.agents.creations(address, parts)
        for signature in text.signatures:
            written = f"As written: {' '.join(signature.as_written.split())}" if signature.as_written else None
            notes = [note for note in (written, signature.note) if note]
            person = stated({"@type": "Person", "name": signature.name, "note": notes})
            yield self.agents.creation(address, person, "signatory of this text", signature.certainty)

    def _instantiation(self, text: Text, address: str, *, is_translation: bool = False) -> Node:
        """How a text is at hand: its form, extent and place. What is said of an original is said here."""
        code = self.record.kept_at(text)
        number = text.registration_number
        kind = name_of("IdentifierType", "registration number")
        numbered = {"@type": "Identifier", "textualValue": number.number, "hasIdentifierType": kind} if number else None
        of_original: Node = {}
        if not is_translation:
            of_original = {
                "hasOrHadTitle": appellation("Title", text.title) if text.title else None,
                "thingIsConnectedToRelation": list(self._relations(text, address)),
                "note": list(_notes(text)),
            }
        return stated(
            {
                "@id": address,
                "@type": "Instantiation",
                "hasRepresentationType": name_of("RepresentationType", text.form),
                "instantiationExtent": text.extent,
                "isAssociatedWithDate": [date_node(date) for date in text.dates],
                "hasOrHadIdentifier": [each for each in (identifier(code) if code else None, numbered) if each],
                "hasOrHadHolder": {"@id": addresses.units(code, self.catalogue)[0][0]} if code else None,
                **of_original,
                "authenticityNote": list(_marks(text)),
            }
        )

    def _published(self, text: Text) -> Node:
        published = text.published
        if published is None:
            return {}
        number = known(published.record_id)
        days = [date for date in (published.date, known(published.uploaded)) if date]
        words = [f"Published in: {published.title}" if published.title else None, published.pages, published.note]
        return {
            "hasPublisher": name_of("Agent", published.publisher),
            "hasPublicationDate": [date_node(day) for day in days],
            "hasOrHadIdentifier": {"@type": "Identifier", "textualValue": number} if number else None,
            "generalDescription": [word for word in words if word],
            "seeAlso": published.url,
        }


def _notes(text: Text) -> Iterator[str]:
    """What is said of a text in words; RiC-O has a publisher for records alone, so that of an original is said here."""
    yield from text.statements
    if text.note:
        yield text.note
    if text.published and not text.translated_from:
        published = text.published
        yield f"Published: {', '.join(part for part in (published.publisher, published.title, published.url) if part)}"


def _marks(text: Text) -> Iterator[str]:
    """The marks of the office that made a text."""
    if text.copies:
        yield text.copies.as_written or f"{text.copies.count} copies"
    if text.typist_mark:
        yield f"Typist's mark: {text.typist_mark}"
    if text.registration_number and text.registration_number.as_written:
        yield f"Registered: {text.registration_number.as_written}"
