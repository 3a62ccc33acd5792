"""turtle: the graph of `jsonld` as RDF Turtle, the statements of one subject together. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.model import Catalogue, Record
from catalog.standards.format import Format
from catalog.standards.rdf.turtle import blocks, prefixed
from catalog.standards.schema_org import jsonld
from catalog.standards.schema_org.context import SCHEMA_ORG

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, grouped by their subjects in the order of their first mention."""
    return blocks(jsonld.describe(record, catalogue), record.id, SCHEMA_ORG, "schema")


FORMAT = Format(
    name="turtle",
    title="schema.org (RDF Turtle)",
    media_type="text/turtle",
    extension="ttl",
    encode=encode,
    many=prefixed(SCHEMA_ORG, "schema"),
)
