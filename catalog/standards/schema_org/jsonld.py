"""jsonld: schema.org as JSON-LD. The record is the document; each of its texts is a node of its own.

The chain of translations goes node by node: every translation names its `translator` and the node it is
`translationOfWork` of. A signatory is an author through a Role, for schema.org has no property for one.
The holder is `holdingArchive`; a statement of rightsstatements.org is `usageInfo`, for it is no licence.
Custody, the classification, copies, the typist's mark and dates of other events are in `description`. Places of
origin of name variants, whom to ask about rights, and the brackets of a transcript are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import orjson

from catalog.model import (
    Catalogue,
    Date,
    Record,
    ReferenceCode,
    Revision,
    Text,
    known,
    stated_elements,
)
from catalog.model.content import RelatedDocument
from catalog.standards import (
    addresses,
    codes,
    dates,
    revisions,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.format import LINES, Enclosure, Format
from catalog.standards.rdf.node import Node, alone, stated, tagged
from catalog.standards.schema_org.media import media
from catalog.standards.schema_org.terms import CLASSIFICATION, OTHER_NUMBER, TYPIST_MARK, SchemaOrg, property_value
from catalog.vocabularies import (
    DateEvent,
    Genre,
    Maker,
    Relation,
    RevisionEvent,
    TextForm,
)

__all__ = ["CONTEXT", "FORMAT", "describe", "types"]

CONTEXT = "https://schema.org"

_GENRES = {Genre.ARTICLE: "Article", Genre.MAP: "Map", Genre.PHOTOGRAPH: "Photograph", Genre.REPORT: "Report"}
_MESSAGES = (Genre.LETTER, Genre.TELEGRAM)
_TEXT_DATES: Mapping[DateEvent | None, str] = {
    DateEvent.CREATION: "dateCreated",
    DateEvent.TRANSLATION: "dateCreated",
    DateEvent.PUBLICATION: "datePublished",
    DateEvent.UPLOAD: "datePublished",
}
_RECORD_DATES = {**_TEXT_DATES, None: "dateCreated"}
_MESSAGE_DATES = {**_RECORD_DATES, DateEvent.SENDING: "dateSent", DateEvent.RECEIPT: "dateReceived"}
_FORMS = {TextForm.MANUSCRIPT: "Manuscript", TextForm.DIGITAL: "DigitalDocument"}
_RELATIONS = {
    Relation.COPY: "workExample",
    Relation.DRAFT: "isBasedOn",
    Relation.ENCLOSURE: "hasPart",
    Relation.MENTIONED: "mentions",
    Relation.PART: "hasPart",
    Relation.REPLY_TO: "mentions",
}


def describe(record: Record, catalogue: Catalogue) -> Node:
    """Return the record as a JSON-LD node without its context."""
    nodes = SchemaOrg(record, catalogue)
    code = record.reference_code
    kinds = types(record)
    place = nodes.place_in_archive(code) if code else _in(record, catalogue)
    properties = _MESSAGE_DATES if "Message" in kinds else _RECORD_DATES
    return stated(
        {
            "@type": kinds,
            "@id": catalogue.url_of(record.id),
            "url": catalogue.url_of(record.id),
            "sameAs": record.url,
            "name": tagged(record.title.text, record.title.language),
            "alternateName": [tagged(title.text, title.language) for title in record.other_titles],
            "genre": record.genre.value if record.genre else None,
            **_dates(record.dates, properties),
            "inLanguage": list(chain.original_languages(record)),
            "materialExtent": alone(record.extents),
            "creator": [nodes.agent(agent) for agent in record.creators],
            "author": [
                *(nodes.agent(agent) for agent in record.authors),
                *(nodes.role("signatory", "author", agent) for agent in record.signatories),
            ],
            "recipient": [nodes.agent(agent) for agent in record.recipients],
            **nodes.contributions(record.contributors),
            "abstract": tagged(record.abstract.text, record.abstract.language) if record.abstract else None,
            "description": [*_in_words(record), *_other_dates(record.dates, properties)],
            "about": [nodes.subject(subject) for subject in record.subjects],
            "locationCreated": [nodes.place(place) for place in record.sent_from],
            "contentLocation": [nodes.place(place) for place in record.places],
            **place,
            **_identifier(record, catalogue, place.get("identifier")),
            **nodes.rights(record.rights),
            **_access(record),
            **media(record, catalogue),
            **_related(record, nodes),
            **_about_the_description(record, catalogue),
        }
    )


def _in_words(record: Record) -> Iterator[str | Node]:
    """Yield the notes, and what schema.org has no property for."""
    yield from (note.words for note in record.notes)
    for row, words in stated_elements(record):
        yield tagged(row.labelled(words.text), words.language)
    if record.classification:
        yield f"{CLASSIFICATION}: {record.classification}"
    if record.kept_in:  # `itemLocation` is the place in the archive
        yield f"Kept in: {record.kept_in}"


def _words_of_text(text: Text) -> Iterator[str]:
    """What is known of one text and has no property, in words."""
    yield from text.statements
    if text.note:
        yield text.note
    if text.copies:
        yield f"Copies: {text.copies.as_written or text.copies.count}"
    if text.typist_mark:
        yield f"{TYPIST_MARK}: {text.typist_mark}"
    yield from _other_dates(text.dates, _TEXT_DATES)


def types(record: Record) -> list[str]:
    """ArchiveComponent always; Message for whatever has a recipient, which schema.org allows there alone."""
    found = ["ArchiveComponent"]
    if record.level.is_aggregation:
        found.append("Collection")
    if record.genre in _MESSAGES or record.recipients:
        found.append("Message")
    if record.genre in _GENRES:
        found.append(_GENRES[record.genre])
    if any(text.form is TextForm.MANUSCRIPT for text in record.texts if not text.translated_from):
        found.append("Manuscript")
    return found


def _dates(given: Iterable[Date], properties: Mapping[DateEvent | None, str]) -> Node:
    """Dates of which a bound is known, each with the property of its event; the first of an event counts."""
    found: dict[str, str] = {}
    for date in given:
        iso, name = dates.iso_date(date) or dates.iso_open(date), properties.get(date.event)
        if iso and name:
            found.setdefault(name, iso)
    return dict(found)


def _other_dates(given: Iterable[Date], properties: Mapping[DateEvent | None, str]) -> Iterator[str]:
    """Dates whose event schema.org has no property for, or that are no ISO dates, in words."""
    for date in given:
        words = dates.words(date)
        if words and (date.event not in properties or not dates.iso_date(date)):
            yield f"{(date.event.value if date.event else 'date').capitalize()}: {words}"


def _related(record: Record, nodes: SchemaOrg) -> Node:
    """Mentioned agents, other documents, and the texts, which are examples of the document as its copies are."""
    found: dict[str, list[Node]] = {
        "mentions": [nodes.agent(agent) for agent in record.mentions],
        "workExample": [_text(text, nodes) for text in record.texts],
    }
    for other in record.related:
        found.setdefault(_RELATIONS.get(other.relation, "citation"), []).append(_other(other, nodes.catalogue))
    return dict(found)


def _other(other: RelatedDocument, catalogue: Catalogue) -> Node:
    address = catalogue.url_of(other.record) if other.record else other.url
    code = codes.words(other.reference_code) if other.reference_code else None
    note = [" ".join(text.split()) for text in (other.as_written, other.note) if text]
    return stated(
        {"@type": "CreativeWork", "@id": address, "name": other.title, "identifier": code, "description": note}
    )


def _in(record: Record, catalogue: Catalogue) -> Node:
    return {"isPartOf": {"@id": catalogue.url_of(record.part_of)}} if record.part_of else {}


def _access(record: Record) -> Node:
    access = record.access
    if access is None:
        return {}
    return {"conditionsOfAccess": access.conditions, **({"isAccessibleForFree": True} if access.is_open else {})}


def _identifier(record: Record, catalogue: Catalogue, code: Node | None) -> Node:
    """The ARK and the other numbers of the unit beside its reference code."""
    found = [code] if code else []
    if record.ark:
        found.append({**property_value("ARK", record.ark), "url": catalogue.url_of_ark(record.ark)})
    for number in record.identifiers:
        kind = number.system or (number.kind.value if number.kind else OTHER_NUMBER)
        found.append(property_value(kind, number.value))
    return {"identifier": alone(found)} if found else {}


def _about_the_description(record: Record, catalogue: Catalogue) -> Node:
    changed = record.administration.modified or record.administration.created
    return {
        "sdDatePublished": changed.isoformat() if changed else None,
        "sdPublisher": {"@type": "Organization", "@id": f"{catalogue.base_url}/", "name": catalogue.name},
        "sdLicense": record.administration.metadata_license or catalogue.metadata_license,
        **_page(record, catalogue),
    }


def _page(record: Record, catalogue: Catalogue) -> Node:
    """The page of the description: who made, changed and reviewed it, and the whole history in words."""
    about = record.administration
    if not about.revisions:
        return {}
    reviews = [one for one in about.revisions if one.event is RevisionEvent.REVIEWED]
    makers = [one for one in about.revisions if one.event is not RevisionEvent.REVIEWED]
    page = {
        "@type": "WebPage",
        "@id": f"{catalogue.url_of(record.id)}#description",
        "lastReviewed": max((one.date.isoformat() for one in reviews if one.date), default=None),
        "reviewedBy": [maker for one in reviews if (maker := _maker(one))],
        "contributor": [maker for one in makers if (maker := _maker(one))],
        "description": [revisions.line(one) for one in about.revisions],
    }
    return {"mainEntityOfPage": stated(page)}


def _maker(revision: Revision) -> Node | None:
    """Who or what did it: schema.org has persons and programs; of whom nothing is known is one in words alone."""
    kind = {Maker.PERSON: "Person"}.get(revision.maker) if revision.maker else None
    return {"@type": kind, "name": revision.by} if kind and revision.by else None


def _text(text: Text, nodes: SchemaOrg) -> Node:
    """Return one text: what it was translated from, by whom, where it is kept or published."""
    record, catalogue = nodes.record, nodes.catalogue
    code = record.kept_at(text)
    source = record.text(text.translated_from) if text.translated_from else None
    return stated(
        {
            "@type": [_FORMS.get(text.form, "CreativeWork") if text.form else "CreativeWork", *_kept(code)],
            "@id": addresses.text_url(record, text, catalogue),
            "name": tagged(text.title.text, text.title.language) if text.title else None,
            "inLanguage": list(text.language),
            "translationOfWork": {"@id": addresses.text_url(record, source, catalogue)} if source else None,
            "translator": [nodes.agent(agent) for agent in text.translators],
            **_hands(text, nodes),
            **_dates(text.dates, _TEXT_DATES),
            "materialExtent": text.extent,
            "description": list(_words_of_text(text)),
            **_kept_at(text, nodes),
            **_published(text),
            "identifier": list(_identifiers(text, code)),
        }
    )


def _kept_at(text: Text, nodes: SchemaOrg) -> Node:
    """Where a text is kept; the record's own place is named once, and pointed to from here."""
    code = nodes.record.kept_at(text)
    if code is None:
        return {}
    place = nodes.place_in_archive(code)
    if text.kept_at != "reference_code":
        return place
    return {**place, **{key: {"@id": place[key]["@id"]} for key in ("isPartOf", "holdingArchive") if key in place}}


def _kept(code: ReferenceCode | None) -> list[str]:
    return ["ArchiveComponent"] if code else []


def _hands(text: Text, nodes: SchemaOrg) -> Node:
    """Everyone else who had a part in a text, those who signed it among them."""
    found = nodes.contributions(text.contributors)
    signatures = [
        {
            "@type": "Role",
            "roleName": "signatory of this text",
            "contributor": stated(
                {
                    "@type": "Person",
                    "name": signature.name,
                    "disambiguatingDescription": signature.certainty.value if signature.certainty else None,
                    "description": signature.note,
                }
            ),
        }
        for signature in text.signatures
    ]
    return {**found, "contributor": [*found.get("contributor", []), *signatures]}


def _published(text: Text) -> Node:
    published = text.published
    if published is None:
        return {}
    day = dates.first_iso(date for date in (published.date, known(published.uploaded)) if date)
    words = [part for part in (published.pages, published.note) if part]
    event = stated({"name": published.title, "startDate": day, "description": words})
    return {
        "publisher": {"@type": "Organization", "name": published.publisher},
        "publication": {"@type": "PublicationEvent", **event} if event else None,
        "url": published.url,
        **({"datePublished": day} if day else {}),
    }


def _identifiers(text: Text, code: ReferenceCode | None) -> Iterator[Node]:
    """The reference code, the number of registration, and the publisher's number of a text."""
    number = known(text.published.record_id) if text.published else None
    if code:
        yield property_value("reference code", codes.words(code))
    if text.registration_number:
        yield property_value("registration number", text.registration_number.number)
    if number:
        yield property_value("publisher's record", number)


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one JSON-LD object."""
    node = {"@context": CONTEXT, **describe(record, catalogue)}
    return orjson.dumps(node, option=orjson.OPT_INDENT_2)


FORMAT = Format(
    name="jsonld",
    title="schema.org (JSON-LD)",
    media_type="application/ld+json",
    extension="jsonld",
    encode=encode,
    many=Enclosure(b'{"@context": "https://schema.org", "@graph": [\n', b",\n", b"\n]}\n"),
    one=LINES,
)
