"""The formats that write the graph of a description as statements: N-Triples, one a line, and Turtle, by subject."""

from __future__ import annotations

from collections.abc import Callable

from catalog.model import Catalogue, Record
from catalog.standards.format import Enclosure, Format
from catalog.standards.rdf.node import Node
from catalog.standards.rdf.triples import Vocabulary, lines
from catalog.standards.rdf.turtle import blocks, prefixed

__all__ = ["ntriples_format", "turtle_format"]

_Describe = Callable[[Record, Catalogue], Node]


def ntriples_format(name: str, title: str, extension: str, describe: _Describe, vocabulary: Vocabulary) -> Format:
    """Return the format that writes each statement once, on a line of its own."""

    def encode(record: Record, catalogue: Catalogue) -> bytes:
        return lines(describe(record, catalogue), record.id, vocabulary)

    return Format(
        name=name,
        title=f"{title} (RDF N-Triples)",
        media_type="application/n-triples",
        extension=extension,
        encode=encode,
        many=Enclosure(),
    )


def turtle_format(
    name: str, title: str, extension: str, describe: _Describe, vocabulary: Vocabulary, prefix: str
) -> Format:
    """Return the format that writes the statements of one subject together, in the order of their first mention."""

    def encode(record: Record, catalogue: Catalogue) -> bytes:
        return blocks(describe(record, catalogue), record.id, vocabulary, prefix)

    return Format(
        name=name,
        title=f"{title} (RDF Turtle)",
        media_type="text/turtle",
        extension=extension,
        encode=encode,
        many=prefixed(vocabulary, prefix),
    )
