"""N-Triples: the statements of a node, one on a line."""

from __future__ import annotations

from catalog.standards.rdf.node import Node
from catalog.standards.rdf.triples import Vocabulary, octets, statements

__all__ = ["lines"]


def lines(node: Node, name: str, vocabulary: Vocabulary) -> bytes:
    """Return the statements of a node, each once on a line; `name` keeps its blank nodes apart from those of others."""
    return octets("".join(statements(node, name, vocabulary)))
