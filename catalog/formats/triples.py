"""The graph of a JSON-LD node as triples, written without an RDF library: one walk over the node.

A node here is what this package writes: terms of one vocabulary, values that are strings, truth values, tagged
strings or nodes. The context that it stands under in JSON-LD says the same as its `Vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from catalog.formats.schema_org import Node

__all__ = ["Vocabulary", "triples"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BOOLEAN = "^^<http://www.w3.org/2001/XMLSchema#boolean>"
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class _Predicates(dict[str, str]):
    """The addresses of properties, those of the namespace made when they are first asked for."""

    def __init__(self, namespace: str, elsewhere: Mapping[str, str]) -> None:
        super().__init__(elsewhere)
        self._namespace = namespace

    def __missing__(self, term: str) -> str:
        made = self[term] = f"<{self._namespace}{term}>"
        return made


class Vocabulary:
    """What a JSON-LD context says, for writing triples: its terms, which are addresses, and which have a datatype."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        """Take a context of `@vocab` and of terms with `@id` or `@type`."""
        self.namespace: str = context["@vocab"]
        terms = {term: said for term, said in context.items() if not term.startswith("@")}
        kinds = {term: said["@type"] for term, said in terms.items() if "@type" in said}
        self._addresses = frozenset(term for term, kind in kinds.items() if kind == "@id")
        self._datatypes = {term: f"^^<{self.namespace}{kind}>" for term, kind in kinds.items() if kind != "@id"}
        elsewhere = {term: f"<{said['@id']}>" for term, said in terms.items() if "@id" in said}
        self.predicates: Mapping[str, str] = _Predicates(self.namespace, elsewhere)

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


def triples(node: Node, name: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Return the triples of a node and of all nodes in it, each once: subject, predicate, object with blanks between.

    Each is as N-Triples writes it; subject and predicate hold no blank. `name` makes the names of blank nodes its own.
    """
    walk = _Walk(name, vocabulary)
    walk.about(walk.subject(node), node)
    return dict.fromkeys(walk.found)


class _Walk:
    __slots__ = ("_count", "_name", "_vocabulary", "found")

    def __init__(self, name: str, vocabulary: Vocabulary) -> None:
        self.found: list[str] = []
        self._name = name
        self._vocabulary = vocabulary
        self._count = 0

    def subject(self, node: Node) -> str:
        if "@id" in node:
            return _iri(node["@id"])
        self._count += 1
        return f"_:{self._name}.n{self._count}"

    def about(self, subject: str, node: Node) -> None:
        vocabulary = self._vocabulary
        for term, value in node.items():
            if term == "@type":
                kinds = (value,) if isinstance(value, str) else value
                self.found += [f"{subject} {_TYPE} {vocabulary.type_of(kind)}" for kind in kinds]
            elif term != "@id":
                opening = f"{subject} {vocabulary.predicates[term]} "
                for one in value if type(value) is list else (value,):
                    if type(one) is not dict or "@value" in one:
                        self.found.append(opening + vocabulary.value(term, one))
                    else:
                        inner = self.subject(one)
                        self.found.append(opening + inner)
                        self.about(inner, one)


def _quoted(text: str) -> str:
    if text.isascii():  # what ASCII must escape is found quicker by looking for each
        safe = '"' not in text and "\\" not in text and "\n" not in text and "\r" not in text
    else:
        safe = _UNSAFE.search(text) is None
    return f'"{text}"' if safe else f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


@lru_cache(maxsize=4096)
def _iri(address: str) -> str:
    if _NOT_IN_IRI.search(address):
        address = _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)
    return f"<{address}>"
