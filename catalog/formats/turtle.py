"""turtle: the graph of `jsonld` as RDF Turtle, the statements of one subject together. What JSON-LD loses is lost."""

from __future__ import annotations

from catalog.formats import jsonld
from catalog.formats.contexts import SCHEMA_ORG
from catalog.formats.format import Enclosure, Format
from catalog.formats.schema_org import Node
from catalog.formats.triples import Vocabulary, triples
from catalog.model import Catalogue, Record

__all__ = ["FORMAT", "blocks", "prefixed"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the statements of the record, grouped by their subjects in the order of their first mention."""
    return blocks(jsonld.describe(record, catalogue), record.id, SCHEMA_ORG, "schema")


def blocks(node: Node, name: str, vocabulary: Vocabulary, prefix: str) -> bytes:
    """Return a block for each subject of a node; terms of the vocabulary have the prefix."""
    opening = f"<{vocabulary.namespace}"

    def short(term: str) -> str:
        if term == _TYPE:
            return "a"
        return f"{prefix}:{term[len(opening) : -1]}" if term.startswith(opening) else term

    subjects: dict[str, dict[str, list[str]]] = {}
    for statement in triples(node, name, vocabulary):
        subject, predicate, value = statement.split(" ", maxsplit=2)
        written = short(value) if predicate == _TYPE else value
        subjects.setdefault(subject, {}).setdefault(short(predicate), []).append(written)
    return "\n".join(
        f"{subject}\n" + " ;\n".join(f"    {term} {', '.join(values)}" for term, values in stated.items()) + " .\n"
        for subject, stated in subjects.items()
    ).encode()


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
