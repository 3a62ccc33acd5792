"""Turtle: the statements of a node, those of one subject together."""

from __future__ import annotations

from catalog.standards.format import Enclosure
from catalog.standards.rdf.node import Node
from catalog.standards.rdf.triples import TYPE, Vocabulary, octets, statements

__all__ = ["blocks", "prefixed"]


def blocks(node: Node, name: str, vocabulary: Vocabulary, prefix: str) -> bytes:
    """Return a block for each subject of a node; terms of the vocabulary have the prefix."""
    short = _Shortened(f"<{vocabulary.namespace}", prefix)
    subjects: dict[str, dict[str, list[str]]] = {}
    for statement in statements(node, name, vocabulary):
        subject, predicate, value = statement[: -len(" .\n")].split(" ", maxsplit=2)
        if predicate == TYPE:
            value = short[value]
        term = short[predicate]
        stated = subjects.get(subject)
        if stated is None:
            subjects[subject] = {term: [value]}
        elif term in stated:
            stated[term].append(value)
        else:
            stated[term] = [value]
    text = "\n".join(
        f"{subject}\n" + " ;\n".join([f"    {term} {', '.join(values)}" for term, values in stated.items()]) + " .\n"
        for subject, stated in subjects.items()
    )
    return octets(text)


class _Shortened(dict[str, str]):
    """Terms of the vocabulary with its prefix, each shortened when it first comes; others as they are."""

    def __init__(self, opening: str, prefix: str) -> None:
        super().__init__({TYPE: "a"})
        self._opening, self._prefix = opening, prefix

    def __missing__(self, term: str) -> str:
        is_known = term.startswith(self._opening)
        short = self[term] = f"{self._prefix}:{term[len(self._opening) : -1]}" if is_known else term
        return short


def prefixed(vocabulary: Vocabulary, prefix: str) -> Enclosure:
    """Return the enclosure of a Turtle file: its prefix precedes everything."""
    return Enclosure(f"@prefix {prefix}: <{vocabulary.namespace}> .\n\n".encode(), b"\n", b"")
