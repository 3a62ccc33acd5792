"""rico: Records in Contexts (RiC-O 1.1) as JSON-LD. The description is a Record, or a RecordSet of many documents.

RiC-O has no term for a translation. By the means it offers, every translation is a Record of its own with its
language, its translators are in a CreationRelation whose role is `translator`, and a RecordResourceGeneticRelation
goes from the record it was made from to the translation; that relation is not oriented in RiC-O, so its description
says the direction in words. A text that is no translation is an Instantiation of the document. Brackets and
file of a transcript, when and from what file the description was made, and who wrote the abstract are lost.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from catalog.model import Catalogue, Element, Record, Revision, known, stated_elements
from catalog.model.content import RelatedDocument
from catalog.standards import addresses, codes, revisions
from catalog.standards import translation_chain as chain
from catalog.standards.format import LINES, Enclosure, Format
from catalog.standards.rdf.node import Node, alone, tagged
from catalog.standards.rico.agents import RicoAgents
from catalog.standards.rico.digital_objects import instantiations, lasting_name
from catalog.standards.rico.terms import (
    RICO_CONTEXT,
    appellation,
    date_node,
    identifier,
    language_nodes,
    name_of,
    other_identifier,
    stated,
)
from catalog.standards.rico.texts import RicoTexts
from catalog.vocabularies import DateEvent, Level, Maker, Relation

__all__ = ["FORMAT", "describe"]

_SET_TYPES = {Level.FONDS: "Fonds", Level.COLLECTION: "Collection", Level.SERIES: "Series", Level.FILE: "File"}
_RECORD_SET_TYPES = "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#"
_RELATIONS = {
    Relation.COPY: "hasCopy",
    Relation.PART: "hasOrHadPart",
    Relation.REPLIED_TO_BY: "hasReply",
    Relation.REPLY_TO: "isReplyTo",
}
_RELATED = "isRecordResourceAssociatedWithRecordResource"


def describe(record: Record, catalogue: Catalogue) -> Node:
    """Return the record as a JSON-LD node without its context."""
    is_set = record.level.is_aggregation
    agents = RicoAgents(record, catalogue)
    return stated(
        {
            "@id": catalogue.url_of(record.id),
            "@type": "RecordSet" if is_set else "Record",
            "hasRecordSetType": _set_type(record),
            "hasDocumentaryFormType": None if is_set else name_of("DocumentaryFormType", record.genre),
            "title": tagged(record.title.text, record.title.language),
            "hasOrHadTitle": [appellation("Title", each) for each in (record.title, *record.other_titles)],
            **_place(record, catalogue),
            **_dates(record),
            "recordResourceExtent": alone(record.extents),
            **language_nodes(chain.original_languages(record), is_set=is_set),
            **agents.creators(),
            "hasAddressee": [agents.agent(agent) for agent in record.recipients],
            **_elements(record),
            "classification": record.classification,
            **_conditions(record, agents),
            "hasOrHadSubject": list(_subjects(record, agents)),
            "note": [*(note.words for note in record.notes), *_other_elements(record), *_kept_in(record)],
            "seeAlso": record.url,
            **_related(record, catalogue),
            **instantiations(record, catalogue, RicoTexts(record, catalogue, agents).nodes()),
            "isOrWasDescribedBy": _description(record, catalogue),
        }
    )


def _elements(record: Record) -> Node:
    """Return the elements of description that RiC-O has a property for."""
    about = record.abstract
    found: Node = {"scopeAndContent": [tagged(about.text, about.language)]} if about else {}
    for row, words in stated_elements(record):
        if row.rico and _fits(row, record):
            found.setdefault(row.rico, []).append(tagged(words.text, words.language))
    return {name: alone(values) for name, values in found.items()}


def _other_elements(record: Record) -> Iterator[str | Node]:
    return (
        tagged(row.labelled(words.text), words.language)
        for row, words in stated_elements(record)
        if not (row.rico and _fits(row, record))
    )


def _kept_in(record: Record) -> list[str]:
    """The box: a location of RiC-O is on the map."""
    return [f"Kept in: {record.kept_in}"] if record.kept_in else []


def _fits(row: Element, record: Record) -> bool:
    """Whether the property is one of such a resource: accruals are those of a RecordSet."""
    return record.level.is_aggregation or not row.of_units_alone


def _set_type(record: Record) -> Node | None:
    kind = _SET_TYPES.get(record.level)
    if kind:
        return {"@id": f"{_RECORD_SET_TYPES}{kind}", "@type": "RecordSetType"}
    return name_of("RecordSetType", record.level_as_written or record.level) if record.level.is_aggregation else None


def _place(record: Record, catalogue: Catalogue) -> Node:
    """The reference code, the archive, and the units that the record lies in, each in the next larger one."""
    code = record.reference_code
    own_names = list(lasting_name(record, catalogue))
    own = {"isOrWasIncludedIn": {"@id": catalogue.url_of(record.part_of)}} if record.part_of else {}
    others = [other_identifier(number) for number in record.identifiers]
    if code is None:
        return {**own, "hasOrHadIdentifier": [*own_names, *others]}
    inside: Node | None = None
    (archive, _), *units = addresses.units_above(record, catalogue)
    for address, label in units:
        outer = {"isOrWasIncludedIn": inside} if inside else {}
        inside = {"@id": address, "@type": "RecordSet", "name": label, **outer}
    holder = stated(
        {
            "@id": archive,
            "@type": "CorporateBody",
            "name": codes.archive_name(code),
            "seeAlso": codes.archive_url(code),
            "agentHasOrHadLocation": name_of("Place", codes.place(code)),
        }
    )
    including = [each for each in (own.get("isOrWasIncludedIn"), inside) if each]
    return {
        "hasOrHadIdentifier": alone([*own_names, identifier(code), *others]),
        "hasOrHadHolder": holder,
        "isOrWasIncludedIn": including,
    }


def _dates(record: Record) -> Node:
    """The dates of creation, and all others with the event they are of."""
    created = [date for date in record.dates if date.event is DateEvent.CREATION]
    others = [date for date in record.dates if date.event is not DateEvent.CREATION]
    return {
        "hasCreationDate": [date_node(date) for date in created],
        "isAssociatedWithDate": [date_node(date) for date in others],
    }


def _conditions(record: Record, agents: RicoAgents) -> Node:
    rights, access = record.rights, record.access
    found: Node = {"conditionsOfAccess": access.conditions if access else None}
    if rights:
        words = [tagged(rights.statement, rights.language)] if rights.statement else []
        contact = [f"Contact: {rights.contact.name}"] if rights.contact else []
        found["conditionsOfUse"] = [*([rights.uri] if rights.uri else []), *words, *contact]
        holder = known(rights.holder)
        if holder and agents.may_be_author(holder):
            found["hasOrHadIntellectualPropertyRightsHolder"] = agents.agent(holder)
    return found


def _subjects(record: Record, agents: RicoAgents) -> Iterator[Node]:
    for subject in record.subjects:
        yield stated({"@id": subject.uri, "@type": "Concept", "name": tagged(subject.term, subject.language)})
    for place in record.places:
        yield stated({"@id": place.uri, "@type": "Place", "name": place.name})
    for agent in record.mentions:
        yield agents.agent(agent)


def _related(record: Record, catalogue: Catalogue) -> Node:
    found: dict[str, list[Node]] = {}
    for other in record.related:
        is_draft = other.relation is Relation.DRAFT and not record.level.is_aggregation
        term = "hasDraft" if is_draft else _RELATIONS.get(other.relation, _RELATED)
        found.setdefault(term, []).append(_other(other, "Record" if is_draft else "RecordResource", catalogue))
    return dict(found)


def _other(other: RelatedDocument, kind: str, catalogue: Catalogue) -> Node:
    notes = [f"Relation: {other.relation.value}", other.as_written, other.note]
    return stated(
        {
            "@id": catalogue.url_of(other.record) if other.record else other.url,
            "@type": kind,
            "title": other.title,
            "hasOrHadIdentifier": identifier(other.reference_code) if other.reference_code else None,
            "note": [" ".join(note.split()) for note in notes if note],
        }
    )


def _description(record: Record, catalogue: Catalogue) -> Node:
    """The description itself is a Record: when it was made and changed, by whom, and on what terms it is published."""
    about = record.administration
    return stated(
        {
            "@id": f"{catalogue.url_of(record.id)}#description",
            "@type": "Record",
            "creationDate": about.created.isoformat() if about.created else None,
            "lastModificationDate": about.modified.isoformat() if about.modified else None,
            "hasCreator": name_of("Agent", about.cataloguer),
            "hasPublisher": {"@id": f"{catalogue.base_url}/", "@type": "CorporateBody", "name": catalogue.name},
            "conditionsOfUse": about.metadata_license or catalogue.metadata_license,
            "isOrWasAffectedBy": [_activity(one) for one in about.revisions],
        }
    )


def _activity(revision: Revision) -> Node:
    """Return what was done to the description; a program, an import or a model is a Mechanism."""
    kind = "Agent" if revision.maker is None else "Person" if revision.maker is Maker.PERSON else "Mechanism"
    return stated(
        {
            "@type": "Activity",
            "hasActivityType": name_of("ActivityType", revision.event),
            "date": revision.date.isoformat() if revision.date else revision.date_as_written,
            "isOrWasPerformedBy": name_of(kind, revision.by or revision.maker),
            "generalDescription": list(revisions.details(revision)),
        }
    )


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one JSON-LD object, its context in it."""
    node = {"@context": RICO_CONTEXT, **describe(record, catalogue)}
    return orjson.dumps(node, option=orjson.OPT_INDENT_2)


FORMAT = Format(
    name="rico",
    title="Records in Contexts, RiC-O 1.1 (JSON-LD)",
    media_type="application/ld+json",
    extension="rico.jsonld",
    encode=encode,
    many=Enclosure(b"[\n", b",\n", b"\n]\n"),
    one=LINES,
)
