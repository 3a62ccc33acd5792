"""The graph of a JSON-LD node as triples, written without an RDF library: one walk over the node.

A node here is what this package writes: terms of one vocabulary, values that are strings, truth values, tagged
strings or nodes. The context that it stands under in JSON-LD says the same as its `Vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.formats.schema_org import Node

__all__ = ["Triple", "Vocabulary", "triples"]

Triple = tuple[str, str, str]
"""Subject, predicate and object, each as N-Triples writes it."""

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BOOLEAN = "^^<http://www.w3.org/2001/XMLSchema#boolean>"
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Vocabulary:
    """What a JSON-LD context says, for writing triples: its terms, which are addresses, and which have a datatype."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        """Take a context of `@vocab` and of terms with `@id` or `@type`."""
        self.namespace: str = context["@vocab"]
        terms = {term: said for term, said in context.items() if not term.startswith("@")}
        kinds = {term: said["@type"] for term, said in terms.items() if "@type" in said}
        self._addresses = frozenset(term for term, kind in kinds.items() if kind == "@id")
        self._datatypes = {term: f"^^<{self.namespace}{kind}>" for term, kind in kinds.items() if kind != "@id"}
        self._predicates = {term: f"<{said['@id']}>" for term, said in terms.items() if "@id" in said}

    def predicate(self, term: str) -> str:
        """Return the address of a property."""
        known = self._predicates.get(term)
        if known is None:
            known = self._predicates[term] = f"<{self.namespace}{term}>"
        return known

    def type_of(self, name: str) -> str:
        """Return the address of a class."""
        return f"<{self.namespace}{name}>"

    def value(self, term: str, value: Any) -> str:
        """Return a plain value as the property takes it."""
        if isinstance(value, str):
            if term in self._addresses:
                return _iri(value)
            return _quoted(value) + self._datatypes.get(term, "")
        if isinstance(value, bool):
            return f'"{str(value).lower()}"{_BOOLEAN}'
        return f"{_quoted(value['@value'])}@{value['@language']}"


def triples(node: Node, name: str, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Yield the triples of a node and of all nodes in it; `name` makes the names of blank nodes its own."""
    walk = _Walk(name, vocabulary)
    walk.about(walk.subject(node), node)
    return iter(walk.found)


class _Walk:
    __slots__ = ("_count", "_name", "_vocabulary", "found")

    def __init__(self, name: str, vocabulary: Vocabulary) -> None:
        self.found: list[Triple] = []
        self._name = name
        self._vocabulary = vocabulary
        self._count = 0

    def subject(self, node: Node) -> str:
        if "@id" in node:
            return _iri(node["@id"])
        self._count += 1
        return f"_:{self._name}.n{self._count}"

    def about(self, subject: str, node: Node) -> None:
        add, vocabulary = self.found.append, self._vocabulary
        for key, value in node.items():
            if key == "@type":
                for kind in (value,) if isinstance(value, str) else value:
                    add((subject, _TYPE, vocabulary.type_of(kind)))
            elif key != "@id":
                predicate = vocabulary.predicate(key)
                for one in value if isinstance(value, list) else (value,):
                    if isinstance(one, dict) and "@value" not in one:
                        inner = self.subject(one)
                        add((subject, predicate, inner))
                        self.about(inner, one)
                    else:
                        add((subject, predicate, vocabulary.value(key, one)))


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(_escaped, text)}"' if _UNSAFE.search(text) else f'"{text}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _iri(address: str) -> str:
    if _NOT_IN_IRI.search(address):
        address = _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)
    return f"<{address}>"
