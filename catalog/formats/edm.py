"""edm: the Europeana Data Model (external) in RDF/XML, as Europeana takes it: document, agents, aggregation.

Europeana demands a rights statement out of its list and, of a text, a language: a record that does not state them is
not written in this format, for no program chooses a statement of rights. The chain of translations is in words.
Roles, certainty, signatures, registration numbers and copies are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.formats import addresses, chain, codes, dates
from catalog.formats.format import Format, XmlSchema, xml_collection
from catalog.formats.markup import XSI, Markup, element
from catalog.model import Agent, Catalogue, Record
from catalog.vocabularies import DateEvent, Genre, Relation

__all__ = ["FORMAT"]

_NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LOCATION = "http://www.europeana.eu/schemas/edm/EDM.xsd"
_DECLARED = {
    "xmlns:rdf": _NAMESPACE,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:edm": "http://www.europeana.eu/schemas/edm/",
    "xmlns:ore": "http://www.openarchives.org/ore/terms/",
    "xmlns:owl": "http://www.w3.org/2002/07/owl#",
    "xmlns:skos": "http://www.w3.org/2004/02/skos/core#",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": f"{_NAMESPACE} {_LOCATION}",
}
_LICENCE = "by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd"
_RIGHTS = re.compile(
    rf"http://creativecommons\.org/(licenses/({_LICENCE})/(1\.0|2\.0|2\.5|3\.0|4\.0)/|publicdomain/(zero|mark)/1\.0/)"
    r"|http://rightsstatements\.org/vocab/(NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)/1\.0/"
)
_IMAGES = (Genre.MAP, Genre.PHOTOGRAPH)


def fits(record: Record) -> bool:
    """Whether Europeana would take the record: its rights are of the list, and a text has a language."""
    return _rights(record) is not None and (_type(record) != "TEXT" or bool(record.languages))


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one `rdf:RDF` element."""
    return element("rdf:RDF", list(_resources(record, catalogue)), _DECLARED).encode()


def _rights(record: Record) -> str | None:
    """The statement as Europeana lists it: with http, which is its name, and not its address."""
    uri = record.rights.uri if record.rights else None
    named = re.sub("^https:", "http:", uri) if uri else ""
    return named if _RIGHTS.fullmatch(named) else None


def _type(record: Record) -> str:
    return "IMAGE" if record.genre in _IMAGES else "TEXT"


def _resources(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    yield element("edm:ProvidedCHO", list(_object(record, catalogue)), {"rdf:about": catalogue.url_of(record.id)})
    agents = (*record.creators, *_contributors(record), *record.mentions)
    named = {addresses.agent_url(agent, record, catalogue): agent for agent in reversed(agents)}
    for address, agent in reversed(named.items()):
        yield _agent(address, agent)
    for place in record.places:
        if place.uri:
            label = element("skos:prefLabel", place.name)
            yield element("edm:Place", [label], {"rdf:about": place.uri})
    for subject in record.subjects:
        if subject.uri:
            label = element("skos:prefLabel", subject.term, {"xml:lang": subject.language})
            yield element("skos:Concept", [label], {"rdf:about": subject.uri})
    yield _aggregation(record, catalogue)


def _object(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The document: its elements in any order, then those of EDM, its type the last."""
    yield from _dublin_core(record, catalogue)
    yield from _dcmi_terms(record, catalogue)
    if record.reference_code:
        yield element("edm:currentLocation", codes.archive_name(record.reference_code))
    for agent in record.mentions:
        yield _resource("edm:hasMet", addresses.agent_url(agent, record, catalogue))
    for other in record.related:
        if other.record or other.url:
            yield _resource("edm:isRelatedTo", catalogue.url_of(other.record) if other.record else str(other.url))
    yield element("edm:type", _type(record))


def _dublin_core(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for agent in _contributors(record):
        yield _resource("dc:contributor", addresses.agent_url(agent, record, catalogue))
    for agent in record.creators:
        yield _resource("dc:creator", addresses.agent_url(agent, record, catalogue))
    if record.abstract:
        yield element("dc:description", record.abstract.text, {"xml:lang": record.abstract.language})
    yield from _each("dc:description", record.notes)
    if record.reference_code:
        yield element("dc:identifier", codes.words(record.reference_code))
    yield from _each("dc:language", record.languages)
    yield from _each("dc:publisher", chain.publishers(record))
    yield from _each("dc:relation", (*chain.statements(record), *_others(record)))
    yield from _each("dc:source", _kept(record))
    for subject in record.subjects:
        marks = {"rdf:resource": subject.uri, "xml:lang": None if subject.uri else subject.language}
        yield element("dc:subject", None if subject.uri else subject.term, marks)
    yield element("dc:title", record.title.text, {"xml:lang": record.title.language})
    yield element("dc:type", (record.genre or record.level).value, {"xml:lang": "en"})


def _dcmi_terms(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    for title in (*record.other_titles, *(text.title for text in record.texts if text.title)):
        yield element("dcterms:alternative", title.text, {"xml:lang": title.language})
    created = [date for date in record.dates if date.event in (None, DateEvent.CREATION)]
    yield from _each("dcterms:created", dict.fromkeys(date.value or dates.words(date) or "" for date in created))
    extents = (record.extent, *(text.extent for text in record.texts))
    yield from _each("dcterms:extent", dict.fromkeys(extent for extent in extents if extent))
    yield from _whole(record, catalogue)
    yield element("dcterms:provenance", record.custody)
    for place in record.places:
        yield _resource("dcterms:spatial", place.uri) if place.uri else element("dcterms:spatial", place.name)


def _whole(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in."""
    if record.reference_code:
        yield _resource("dcterms:isPartOf", addresses.units(record.reference_code, catalogue)[-1][0])
    if record.part_of:
        yield _resource("dcterms:isPartOf", catalogue.url_of(record.part_of))


def _contributors(record: Record) -> tuple[Agent, ...]:
    others = (agent for text in record.texts for agent in text.contributors)
    agents = (*record.recipients, *record.translators, *record.contributors, *others)
    return tuple({agent.name: agent for agent in reversed(agents)}.values())[::-1]


def _others(record: Record) -> Iterator[str]:
    """Related documents that have no address, in words."""
    for other in record.related:
        if not (other.record or other.url):
            code = codes.words(other.reference_code) if other.reference_code else None
            kind = "" if other.relation is Relation.RELATED else f"{other.relation.value.capitalize()}: "
            yield kind + ", ".join(part for part in (other.title, code) if part)


def _kept(record: Record) -> Iterable[str]:
    kept = (record.reference_code, *(record.kept_at(text) for text in record.texts))
    return dict.fromkeys(codes.words(code) for code in kept if code)


def _agent(address: str, agent: Agent) -> Markup:
    """A contextual entity: the name, its other forms, the offices."""
    written = " ".join(agent.as_written.split()) if agent.as_written else None
    forms = [(form.name, form.language) for form in agent.variants] + ([(written, None)] if written else [])
    others = [(form, tag) for form, tag in dict.fromkeys(forms) if form != agent.name]
    offices = ["; ".join(part for part in (one.title, one.organization) if part) for one in agent.offices]
    return element(
        "edm:Agent",
        [
            element("skos:prefLabel", agent.name),
            *(element("skos:altLabel", form, {"xml:lang": tag}) for form, tag in others),
            *(element("skos:note", note) for note in (*offices, *([agent.note] if agent.note else []))),
        ],
        {"rdf:about": address},
    )


def _aggregation(record: Record, catalogue: Catalogue) -> Markup:
    """Who gives the document, where it is seen, under which rights."""
    address = catalogue.url_of(record.id)
    statement = record.rights.statement if record.rights else None
    language = record.rights.language if record.rights else None
    return element(
        "ore:Aggregation",
        [
            _resource("edm:aggregatedCHO", address),
            element("edm:dataProvider", catalogue.name),
            _resource("edm:isShownAt", record.url or address),
            element("edm:provider", catalogue.name),
            element("dc:rights", statement, {"xml:lang": language}) if statement else Markup(),
            _resource("edm:rights", _rights(record) or ""),
        ],
        {"rdf:about": f"{address}#aggregation"},
    )


def _resource(name: str, address: str) -> Markup:
    return element(name, None, {"rdf:resource": address})


def _each(name: str, texts: Iterable[str]) -> Iterator[Markup]:
    return (element(name, text) for text in texts)


FORMAT = Format(
    name="edm",
    title="Europeana Data Model",
    media_type="application/rdf+xml",
    extension="edm.xml",
    encode=encode,
    many=xml_collection("<records>", "</records>"),
    schema=XmlSchema(_NAMESPACE, _LOCATION),
    fits=fits,
    needs="a rights URI of Europeana's list and, for a text, the language of one of its texts",
)
