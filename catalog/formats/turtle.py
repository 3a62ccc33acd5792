"""turtle: the graph of `jsonld` as RDF Turtle, the statements of one subject together. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.formats import jsonld
from catalog.formats.contexts import SCHEMA_ORG
from catalog.formats.format import Enclosure, Format
from catalog.formats.schema_org import Node
from catalog.formats.triples import TYPE, Vocabulary, octets, statements
from catalog.model import Catalogue, Record

__all__ = ["FORMAT", "blocks", "prefixed"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, grouped by their subjects in the order of their first mention."""
    return blocks(jsonld.describe(record, catalogue), record.id, SCHEMA_ORG, "schema")


def blocks(node: Node, name: str, vocabulary: Vocabulary, prefix: str) -> bytes:
    """Return a block for each subject of a node; terms of the vocabulary have the prefix."""
    opening = f"<{vocabulary.namespace}"

    def short(term: str) -> str:
        if term == TYPE:
            return "a"
        return f"{prefix}:{term[len(opening) : -1]}" if term.startswith(opening) else term

    subjects: dict[str, dict[str, list[str]]] = {}
    for statement in statements(node, name, vocabulary):
        subject, predicate, value = statement.removesuffix(" .\n").split(" ", maxsplit=2)
        written = short(value) if predicate == TYPE else value
        subjects.setdefault(subject, {}).setdefault(short(predicate), []).append(written)
    text = "\n".join(
        f"{subject}\n" + " ;\n".join(f"    {term} {', '.join(values)}" for term, values in stated.items()) + " .\n"
        for subject, stated in subjects.items()
    )
    return octets(text)


def prefixed(vocabulary: Vocabulary, prefix: str) -> Enclosure:
    """Return the enclosure of a Turtle file: its prefix stands before everything."""
    return Enclosure(f"@prefix {prefix}: <{vocabulary.namespace}> .\n\n".encode(), b"\n", b"")


FORMAT = Format(
    name="turtle",
    title="schema.org (RDF Turtle)",
    media_type="text/turtle",
    extension="ttl",
    encode=encode,
    many=prefixed(SCHEMA_ORG, "schema"),
)
