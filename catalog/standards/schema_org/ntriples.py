"""ntriples: the graph of `jsonld` as RDF N-Triples, one statement a line. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.model import Catalogue, Record
from catalog.standards.format import Enclosure, Format
from catalog.standards.rdf.triples import lines
from catalog.standards.schema_org import jsonld
from catalog.standards.schema_org.context import SCHEMA_ORG

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, each once."""
    return lines(jsonld.describe(record, catalogue), record.id, SCHEMA_ORG)


FORMAT = Format(
    name="ntriples",
    title="schema.org (RDF N-Triples)",
    media_type="application/n-triples",
    extension="nt",
    encode=encode,
    many=Enclosure(),
)
