"""Receiving EDM, as Europeana does: the provided object, its aggregation, and the contextual entities."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog import formats
from catalog.audit.aggregators.dublin_core import receive_dublin_core
from catalog.audit.aggregators.sending import Entity, Sending, Value, grouped, parse, value_of
from catalog.model import Catalogue, Record

__all__ = ["read_edm", "receive_edm"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ABOUT = f"{{{_RDF}}}about"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.europeana.eu/schemas/edm/": "edm",
    "http://www.openarchives.org/ore/terms/": "ore",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://rdvocab.info/ElementsGr2/": "rdaGr2",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "wgs84",
}
_KINDS = {"edm:Agent": "Agent", "skos:Concept": "Concept", "edm:Place": "Place", "edm:TimeSpan": "TimeSpan"}
_LIFE = {"edm:begin", "edm:end"} | {
    f"rdaGr2:{name}"
    for name in ("dateOfBirth", "dateOfDeath", "placeOfBirth", "placeOfDeath", "professionOrOccupation")
}
_RELATIONS = {f"skos:{name}" for name in ("note", "broader", "narrower", "exactMatch", "closeMatch", "related")}


def receive_edm(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as EDM and read it back; as long as there is no such format, say what it would hold."""
    if not any(one.name == "edm" for one in formats.FORMATS):
        return _as_it_would_be(record, catalogue)
    return read_edm(formats.find("edm").encode(record, catalogue), record, catalogue)


def read_edm(data: bytes, record: Record, catalogue: Catalogue) -> Sending:
    """Read the RDF/XML of one object."""
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        return Sending(record, catalogue, trouble=error.msg or "not well-formed")
    resources = [(_name(element), element) for element in root.iter() if element.get(_ABOUT) is not None]
    values = grouped(
        (_name(child), value_of(child))
        for name, element in resources
        if name in ("edm:ProvidedCHO", "ore:Aggregation")
        for child in element
    )
    entities = {str(element.get(_ABOUT)): _entity(name, element) for name, element in resources if name in _KINDS}
    return Sending(record, catalogue, values, entities)


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    return f"{_PREFIXES.get(name.namespace or '', name.namespace)}:{name.localname}"


def _entity(name: str, element: etree._Element) -> Entity:
    stated = {_name(child): value_of(child) for child in element if value_of(child).text.strip()}
    tagged = any(_name(child) == "skos:prefLabel" and value_of(child).language for child in element)
    complete = {
        "edm:Agent": "skos:prefLabel" in stated and not _LIFE.isdisjoint(stated),
        "skos:Concept": "skos:prefLabel" in stated and not _RELATIONS.isdisjoint(stated),
        "edm:Place": {"skos:prefLabel", "wgs84:lat", "wgs84:long"} <= stated.keys(),
        "edm:TimeSpan": {"edm:begin", "edm:end"} <= stated.keys(),
    }
    return Entity(_KINDS[name], tagged, complete[name])


_IN_EDM = {"dc:date": "dcterms:created", "dc:coverage": "dcterms:spatial", "dc:format": "dcterms:extent"}


def _as_it_would_be(record: Record, catalogue: Catalogue) -> Sending:
    """Say in the elements of EDM what simple Dublin Core and the record hold."""
    sent = receive_dublin_core(record, catalogue)
    named = [(_IN_EDM.get(name, name), value) for name, values in sent.values.items() for value in values]
    return Sending(record, catalogue, grouped([*named, *_links(record, catalogue)]), {}, sent.trouble)


def _links(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, Value]]:
    yield "edm:type", Value("IMAGE" if record.genre in ("map", "photograph") else "TEXT")
    yield "edm:dataProvider", Value(catalogue.name)
    yield "edm:provider", Value(catalogue.name)
    yield "edm:isShownAt", Value(catalogue.url_of(record.id), is_link=True)
    if record.rights and record.rights.uri:
        yield "edm:rights", Value(record.rights.uri, is_link=True)
    for agent in record.creators:
        if agent.authority and "://" in agent.authority:
            yield "dc:creator", Value(agent.authority, is_link=True)
    yield from (("dc:subject", Value(one.uri, is_link=True)) for one in record.subjects if one.uri)
    yield from (("dcterms:spatial", Value(one.uri, is_link=True)) for one in record.places if one.uri)
