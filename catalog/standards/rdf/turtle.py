"""Turtle: the statements of a node, those of one subject together."""

from __future__ import annotations

from catalog.standards.format import Enclosure
from catalog.standards.rdf.node import Node
from catalog.standards.rdf.triples import TYPE, Vocabulary, octets, statements

__all__ = ["blocks", "prefixed"]


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
    """Return the enclosure of a Turtle file: its prefix precedes everything."""
    return Enclosure(f"@prefix {prefix}: <{vocabulary.namespace}> .\n\n".encode(), b"\n", b"")
