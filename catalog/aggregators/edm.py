"""Receiving EDM, as Europeana does: the provided object, its aggregation, and the contextual entities."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from catalog.aggregators.sent_elements import (
    Entity,
    Sending,
    grouped,
    value_of,
)
from catalog.drafts.xml_source import parse_xml
from catalog.model import Catalogue, Record
from catalog.standards import formats

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
    """Encode a record as EDM, and read it back as Europeana does."""
    return read_edm(formats.find("edm").encode(record, catalogue), record, catalogue)


def read_edm(data: bytes, record: Record, catalogue: Catalogue) -> Sending:
    """Read the RDF/XML of one object."""
    try:
        root = parse_xml(data)
    except etree.XMLSyntaxError as error:
        return Sending(record, catalogue, fault=error.msg or "not well-formed")
    resources = [(_name(element), element) for element in root if element.get(_ABOUT) is not None]
    values = grouped(
        (name, value_of(child))
        for about, element in resources
        for child in element
        if about == "edm:ProvidedCHO" or (about == "ore:Aggregation" and _name(child).startswith("edm:"))
        for name in [_name(child)]
    )
    entities = {str(element.get(_ABOUT)): _entity(name, element) for name, element in resources if name in _KINDS}
    return Sending(record, catalogue, values, entities)


def _name(element: etree._Element) -> str:
    return _prefixed(str(element.tag))


@lru_cache(maxsize=256)
def _prefixed(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(namespace, namespace)}:{name}"


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
