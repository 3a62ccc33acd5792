"""ntriples: the graph of `jsonld` as RDF N-Triples, one statement a line. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.formats import jsonld
from catalog.formats.format import LINES, Format
from catalog.formats.triples import triples
from catalog.model import Catalogue, Record

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, each once."""
    statements = dict.fromkeys(triples(jsonld.describe(record, catalogue), record.id))
    return "\n".join([f"{subject} {predicate} {value} ." for subject, predicate, value in statements]).encode()


FORMAT = Format(
    name="ntriples",
    title="schema.org (RDF N-Triples)",
    media_type="application/n-triples",
    extension="nt",
    encode=encode,
    many=LINES,
)
