"""The graph of a JSON-LD node as triples, written without an RDF library: one walk over the node.

A node here is what this package writes: terms of one vocabulary, values that are strings, truth values, tagged
strings or nodes. Its context in JSON-LD says the same as its `Vocabulary`.

What is written here is of octets: each character stands for one byte of UTF-8, so that the little that is not ASCII
does not make all of it wide. `octets` gives the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import orjson

from catalog.standards.rdf.node import Node

__all__ = ["TYPE", "Vocabulary", "context_beside", "lines", "octets", "statements"]

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BOOLEANS = {
    True: '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    False: '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>',
}
_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}

Term = tuple[str, Callable[[str], str]]
"""The predicate of a term, and what writes its strings."""


def context_beside(package: str) -> dict[str, Any]:
    """Return the JSON-LD context that lies in a package as `context.json`."""
    document: dict[str, dict[str, Any]] = orjson.loads(files(package).joinpath("context.json").read_bytes())
    return document["@context"]


class Vocabulary:
    """What a JSON-LD context says, for writing triples: its terms, which are addresses, and which have a datatype."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        """Take a context of `@vocab` and of terms with `@id` or `@type`."""
        self.namespace: str = context["@vocab"]
        self._said = {term: said for term, said in context.items() if not term.startswith("@")}
        self.terms: Mapping[str, Term] = _Terms(self._term)

    def _term(self, name: str) -> Term:
        if name == "@type":
            return TYPE, lru_cache(lambda kind: f"<{self.namespace}{kind}>")
        said = self._said.get(name, {})
        predicate = f"<{said.get('@id', self.namespace + name)}>"
        kind = said.get("@type")
        if kind is None:
            return predicate, _literal
        return predicate, _iri if kind == "@id" else lambda text: f"{_literal(text)}^^<{self.namespace}{kind}>"


class _Terms(dict[str, Term]):
    """The terms of a vocabulary, each looked up in it when it is first asked for."""

    def __init__(self, look_up: Callable[[str], Term]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, name: str) -> Term:
        found = self[name] = self._look_up(name)
        return found


def statements(node: Node, name: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Return the statements of a node and of all nodes in it, each once, as lines of N-Triples.

    A blank separates subject, predicate and object; the first two hold none. `name` makes the names of blank
    nodes its own.
    """
    walk = _Walk(name, vocabulary.terms)
    walk.about(walk.subject(node), node)
    return dict.fromkeys(walk.said)


class _Walk:
    __slots__ = ("_count", "_name", "_terms", "said")

    def __init__(self, name: str, terms: Mapping[str, Term]) -> None:
        self.said: list[str] = []
        self._name = name
        self._terms = terms
        self._count = 0

    def subject(self, node: Node) -> str:
        if "@id" in node:
            return _iri(node["@id"])
        self._count += 1
        return f"_:{self._name}.n{self._count}"

    def about(self, subject: str, node: Node) -> None:
        """Note what a node says; each node in it is followed by what that says."""
        said, terms = self.said, self._terms
        for term, value in node.items():
            if term == "@id":
                continue
            predicate, write = terms[term]
            if type(value) is str:
                said.append(f"{subject} {predicate} {write(value)} .\n")
                continue
            for one in value if type(value) is list else (value,):
                if type(one) is str:
                    said.append(f"{subject} {predicate} {write(one)} .\n")
                elif type(one) is dict and "@value" not in one:
                    inner = self.subject(one)
                    said.append(f"{subject} {predicate} {inner} .\n")
                    self.about(inner, one)
                else:
                    said.append(f"{subject} {predicate} {_other(one, write)} .\n")


def _other(value: Any, write: Callable[[str], str]) -> str:
    """Write a truth value, a text with its language, or a word of a closed list."""
    if type(value) is bool:
        return _BOOLEANS[value]
    return write(str(value)) if isinstance(value, str) else f"{_literal(value['@value'])}@{value['@language']}"


def _literal(text: str) -> str:
    if text.isascii():  # what ASCII must escape is found quicker by looking for each
        if '"' not in text and "\\" not in text and "\n" not in text and "\r" not in text:
            return f'"{text}"'
        return f'"{_UNSAFE.sub(_escaped, text)}"'
    return f'"{_narrow(_UNSAFE.sub(_escaped, text))}"'


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


@lru_cache(maxsize=4096)
def _iri(address: str) -> str:
    if _NOT_IN_IRI.search(address):
        address = _NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)
    return f"<{_narrow(address)}>"


def _narrow(text: str) -> str:
    """Return a text of octets."""
    return text.encode().decode("latin-1")


def octets(text: str) -> bytes:
    """Return the bytes of a text of octets."""
    return text.encode("latin-1")


def lines(node: Node, name: str, vocabulary: Vocabulary) -> bytes:
    """Return the statements of a node, each once on a line; `name` keeps its blank nodes apart from those of others."""
    return octets("".join(statements(node, name, vocabulary)))
