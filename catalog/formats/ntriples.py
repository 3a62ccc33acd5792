"""ntriples: the graph of `jsonld` as RDF N-Triples, one statement a line. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.formats import jsonld
from catalog.formats.contexts import SCHEMA_ORG
from catalog.formats.format import Enclosure, Format
from catalog.formats.schema_org import Node
from catalog.formats.triples import Vocabulary, octets, statements
from catalog.model import Catalogue, Record

__all__ = ["FORMAT", "lines"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, each once."""
    return lines(jsonld.describe(record, catalogue), record.id, SCHEMA_ORG)


def lines(node: Node, name: str, vocabulary: Vocabulary) -> bytes:
    """Return the statements of a node, each once on a line; `name` keeps its blank nodes apart from those of others."""
    return octets("".join(statements(node, name, vocabulary)))


FORMAT = Format(
    name="ntriples",
    title="schema.org (RDF N-Triples)",
    media_type="application/n-triples",
    extension="nt",
    encode=encode,
    many=Enclosure(),
)
