"""dcterms: qualified Dublin Core in XML, in the order of the DCMI terms, in the container of qualifieddc.xsd.

No published schema gives that container a namespace, and a feed needs one: so it is exported and not harvested.
Roles, offices, certainty and name variants, signatures, registration numbers and copies of texts are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.model import (
    Catalogue,
    Date,
    Record,
    known,
    stated_elements,
)
from catalog.standards import (
    addresses,
    codes,
    dates,
)
from catalog.standards import (
    translation_chain as chain,
)
from catalog.standards.digital_objects import media_types
from catalog.standards.dublin_core.oai_dc import dcmi_types
from catalog.standards.format import XML_DOCUMENT, Format, xml_collection
from catalog.standards.markup import (
    XSI,
    Markup,
    branch,
    document_element,
    text_element,
)
from catalog.standards.whole_citation import whole_citation
from catalog.vocabularies import DateEvent, Relation

__all__ = ["FORMAT"]

_ROOT = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": XSI,
    "xsi:noNamespaceSchemaLocation": "http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd",
}
_ELEMENTS = (
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type"),
    *("format", "identifier", "source", "language", "relation", "coverage", "rights"),
)
_EVENTS = {
    None: "created",
    DateEvent.CREATION: "created",
    DateEvent.PUBLICATION: "issued",
    DateEvent.UPLOAD: "available",
}
_RELATIONS = {
    Relation.COPY: "hasFormat",
    Relation.DRAFT: "isVersionOf",
    Relation.ENCLOSURE: "hasPart",
    Relation.PART: "hasPart",
    Relation.MENTIONED: "references",
    Relation.REPLY_TO: "references",
    Relation.REPLIED_TO_BY: "isReferencedBy",
    Relation.PUBLICATION: "hasFormat",
}

_container = branch("qualifieddc", _ROOT)


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `qualifieddc` element."""
    return document_element(_container(_terms(record, catalogue)))


def _terms(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield _term("title", record.title.text, record.title.language)
    for title in (*record.other_titles, *(text.title for text in record.texts if text.title)):
        yield _term("alternative", title.text, title.language)
    yield from _each("creator", dict.fromkeys(agent.name for agent in record.makers))
    for subject in record.subjects:
        yield _term("subject", subject.term, subject.language)
    if record.abstract:
        yield _term("abstract", record.abstract.text, record.abstract.language)
    yield from _each("description", (note.words for note in record.notes))
    for row, words in stated_elements(record):
        name, said = (row.dcterms, words.text) if row.dcterms else ("description", row.labelled(words.text))
        yield _term(name, said, words.language)
    yield from _each("description", [f"Kept in: {record.kept_in}"] if record.kept_in else ())
    yield from _each("publisher", chain.publishers(record) or (catalogue.name,))
    yield from _each("contributor", _contributors(record))
    yield from _dates(record)
    yield from _each("type", (*dcmi_types(record), *([record.genre.value] if record.genre else ())))
    yield from _each("extent", _stated(*record.extents, *(text.extent for text in record.texts)))
    yield from _each("medium", _stated(*map(chain.stated_form, record.texts)))
    yield from _each("format", media_types(record))
    yield _address("identifier", catalogue.url_of(record.id))
    if record.ark:
        yield _address("identifier", record.ark)
    yield from _each("identifier", (number.words for number in record.identifiers))
    yield from _each("source", codes.places_kept(record))
    yield from _cited(record, catalogue)
    yield from _each("language", record.languages)
    yield from _related(record, catalogue)
    yield from _each("spatial", (place.name for place in record.places))
    yield from _rights(record)


def _term(name: str, text: str, language: str | None = None) -> Markup:
    return text_element(f"{_prefix(name)}:{name}", text, {"xml:lang": language})


def _address(name: str, address: str) -> Markup:
    return text_element(f"{_prefix(name)}:{name}", address, {"xsi:type": "dcterms:URI"})


def _each(name: str, texts: Iterable[str]) -> Iterator[Markup]:
    return (_term(name, text) for text in texts)


def _prefix(name: str) -> str:
    """The fifteen elements of 1999 keep their namespace; the refinements are in that of the terms."""
    return "dc" if name in _ELEMENTS else "dcterms"


def _stated(*texts: str | None) -> Iterable[str]:
    return dict.fromkeys(text for text in texts if text)


def _contributors(record: Record) -> Iterable[str]:
    others = (agent for text in record.texts for agent in text.contributors)
    agents = (*record.recipients, *record.translators, *record.contributors, *others)
    return dict.fromkeys(agent.name for agent in agents)


def _dates(record: Record) -> Iterator[Markup]:
    """The dates of the document by their events, then those on which its texts were published."""
    stamps = [(date, _EVENTS.get(date.event, "date")) for date in record.dates]
    for text in record.texts:
        published = (text.published.date, known(text.published.uploaded)) if text.published else ()
        stamps += [(date, name) for date, name in zip(published, ("issued", "available"), strict=False) if date]
    yield from dict.fromkeys(_term(name, value) for date, name in stamps if (value := _iso(date)))


def _iso(date: Date) -> str | None:
    return dates.iso_date(date) or dates.iso_open(date)


def _cited(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The whole citation. A term has no other attribute than its language to say by what style it was generated."""
    if cited := whole_citation(record, catalogue):
        yield _term("bibliographicCitation", cited.words, f"{cited.language}-x-{cited.style}")


def _related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """Units above, the chain of texts by their addresses and in words, and other documents."""
    for address, _ in addresses.units_above(record, catalogue):
        yield _address("isPartOf", address)
    if record.part_of:
        yield _address("isPartOf", catalogue.url_of(record.part_of))
    for text in record.texts:
        yield _address("hasVersion", addresses.text_url(record, text, catalogue))
    yield from _each("relation", chain.statements(record))
    for url in dict.fromkeys(text.published.url for text in record.texts if text.published and text.published.url):
        yield _address("hasVersion", url)
    if record.url:
        yield _address("relation", record.url)
    for one in record.digital_objects:
        yield _address("hasFormat", catalogue.url_of_object(record.id, one))
    for other in record.related:
        place = catalogue.url_of(other.record) if other.record else other.url
        code = codes.words(other.reference_code) if other.reference_code else None
        words = ", ".join(part for part in (other.title, code, place) if part)
        yield _term(_RELATIONS.get(other.relation, "relation"), words)


def _rights(record: Record) -> Iterator[Markup]:
    """A licence is a licence; a statement of rightsstatements.org is a statement of rights."""
    rights = record.rights
    if rights and rights.uri:
        name = "license" if "://creativecommons.org/" in rights.uri else "rights"
        yield _address(name, rights.uri)
    if rights and rights.statement:
        yield _term("rights", rights.statement, rights.language)
    holder = known(rights.holder) if rights else None
    if holder:
        yield _term("rightsHolder", holder.name)
    if record.access:
        yield _term("accessRights", record.access.conditions)


FORMAT = Format(
    name="dcterms",
    title="Dublin Core, qualified (DCMI terms)",
    media_type="application/xml",
    extension="dcterms.xml",
    encode=encode,
    many=xml_collection("<records>", "</records>"),
    one=XML_DOCUMENT,
)
