"""rico-ntriples: the graph of `rico` as RDF N-Triples, one statement a line. What RiC-O in JSON-LD loses is lost."""

from __future__ import annotations

from catalog.model import Catalogue, Record
from catalog.standards.format import Enclosure, Format
from catalog.standards.rdf.triples import lines
from catalog.standards.rico import rico
from catalog.standards.rico.context import RICO

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, each once."""
    return lines(rico.describe(record, catalogue), record.id, RICO)


FORMAT = Format(
    name="rico-ntriples",
    title="Records in Contexts, RiC-O 1.1 (RDF N-Triples)",
    media_type="application/n-triples",
    extension="rico.nt",
    encode=encode,
    many=Enclosure(),
)
