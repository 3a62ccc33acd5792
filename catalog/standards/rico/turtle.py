"""rico-turtle: the graph of `rico` as RDF Turtle, by subject. What RiC-O in JSON-LD loses is lost."""

from __future__ import annotations

from catalog.model import Catalogue, Record
from catalog.standards.format import Format
from catalog.standards.rdf.turtle import blocks, prefixed
from catalog.standards.rico import rico
from catalog.standards.rico.context import RICO

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, grouped by their subjects in the order of their first mention."""
    return blocks(rico.describe(record, catalogue), record.id, RICO, "rico")


FORMAT = Format(
    name="rico-turtle",
    title="Records in Contexts, RiC-O 1.1 (RDF Turtle)",
    media_type="text/turtle",
    extension="rico.ttl",
    encode=encode,
    many=prefixed(RICO, "rico"),
)
