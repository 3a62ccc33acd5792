"""The graph of a JSON-LD node in schema.org terms as triples: one walk over the node, without an RDF library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from catalog.formats.schema_org import Node

__all__ = ["SCHEMA", "Triple", "triples"]

Triple = tuple[str, str, str]
"""Subject, predicate and object, each as N-Triples writes it."""

SCHEMA = "http://schema.org/"
"""The namespace that the context at https://schema.org gives to its terms."""

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_ADDRESSES = frozenset({"acquireLicensePage", "license", "sameAs", "sdLicense", "url", "usageInfo"})
_DATES = frozenset({"dateCreated", "datePublished", "dateReceived", "dateSent", "sdDatePublished", "startDate"})
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def triples(node: Node, name: str) -> Iterator[Triple]:
    """Yield the triples of a node and of all nodes in it; `name` makes the names of blank nodes its own."""
    yield from _Walk(name).of(node)


class _Walk:
    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def of(self, node: Node) -> Iterator[Triple]:
        subject = self._subject(node)
        yield from self._about(subject, node)

    def _subject(self, node: Node) -> str:
        if "@id" in node:
            return _iri(node["@id"])
        self._count += 1
        return f"_:{self._name}.n{self._count}"

    def _about(self, subject: str, node: Node) -> Iterator[Triple]:
        kinds = node.get("@type", ())
        for kind in (kinds,) if isinstance(kinds, str) else kinds:
            yield subject, _TYPE, f"<{SCHEMA}{kind}>"
        for key, value in node.items():
            if not key.startswith("@"):
                predicate = f"<{SCHEMA}{key}>"
                for one in value if isinstance(value, list) else (value,):
                    yield from self._statement(subject, key, predicate, one)

    def _statement(self, subject: str, key: str, predicate: str, value: Any) -> Iterator[Triple]:
        if not isinstance(value, dict):
            yield subject, predicate, _literal(key, value)
        elif "@value" in value:
            yield subject, predicate, f"{_quoted(value['@value'])}@{value['@language']}"
        else:
            inner = self._subject(value)
            yield subject, predicate, inner
            yield from self._about(inner, value)


def _literal(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    if key in _ADDRESSES:
        return _iri(value)
    return f"{_quoted(value)}^^<{SCHEMA}Date>" if key in _DATES else _quoted(value)


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(_escaped, text)}"' if _UNSAFE.search(text) else f'"{text}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _iri(address: str) -> str:
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"
