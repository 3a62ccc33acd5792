"""The nodes of a JSON-LD graph in the terms of schema.org, from a stranger: bounded, each reached by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import orjson

from catalog.model.strings import restored

__all__ = [
    "Graph",
    "address_of",
    "address_or_words",
    "is_language",
    "tagged_words",
    "types_of",
    "web_address",
    "words_of",
]

_SCHEMA_ORG = re.compile(r"^(?:https?://schema\.org/|schema:)")
_MOST_NODES = 20_000
_MOST_VALUES = 2_000
"""Values of one property: a page that lists more describes no document."""
_DEEPEST = 40
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that no record can hold, and JSON can."""
_WEB_ADDRESS = re.compile(r"https?://(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){1,1900}")
_NO_WORKS = frozenset(
    {"AboutPage", "Action", "BreadcrumbList", "Brand", "CollectionPage", "ContactPage", "ContactPoint", "DataFeed"}
    | {"FAQPage", "ImageObject", "ItemList", "ItemPage", "ListItem", "Organization", "ArchiveOrganization", "Library"}
    | {"Person", "Place", "PostalAddress", "ProfilePage", "SearchAction", "SearchResultsPage", "SiteNavigationElement"}
    | {"WPFooter", "WPHeader", "WebPage", "WebSite", "GovernmentOrganization", "EducationalOrganization", "Corporation"}
    | {"Museum", "NewsMediaOrganization", "Role", "DefinedTerm", "PropertyValue", "Country", "City", "Thing"}
)
"""Types of nodes that describe the page, its site or who runs it, and no document."""


@dataclass(frozen=True)
class Graph:
    """The nodes of one JSON-LD document that are not in another node."""

    roots: tuple[Mapping[str, Any], ...]
    nodes: tuple[Mapping[str, Any], ...] = field(repr=False)
    """These, and every node in them."""

    @classmethod
    def of(cls, text: str) -> Graph:
        """Read JSON-LD; raise `orjson.JSONDecodeError` where it is no JSON. Another vocabulary has no nodes here."""
        return cls.of_data(orjson.loads(text))

    @classmethod
    def of_data(cls, data: Any) -> Graph:
        """Take what was read from JSON, or the like of it made of another syntax."""
        roots = tuple(_roots(data, in_schema_org=False))
        nodes: list[Mapping[str, Any]] = []
        waiting: list[tuple[Any, int]] = [(root, 0) for root in reversed(roots)]
        while waiting and len(nodes) < _MOST_NODES:
            value, depth = waiting.pop()
            if isinstance(value, Mapping):
                nodes.append(value)
                below = list(value.values())
            else:
                below = value
            if depth < _DEEPEST:
                waiting += [(each, depth + 1) for each in reversed(below) if isinstance(each, (Mapping, list))]
        return cls(roots, tuple(nodes))

    @cached_property
    def all_words(self) -> str:
        """All words, to show the order of a name that is given surname first."""
        return "\n".join(value for node in self.nodes for value in node.values() if isinstance(value, str))

    @cached_property
    def _by_address(self) -> Mapping[str, Mapping[str, Any]]:
        """The fullest node of each address."""
        found: dict[str, Mapping[str, Any]] = {}
        for node in self.nodes:
            address = address_of(node)
            if address and len(node) > len(found.get(address, ())):
                found[address] = node
        return found

    def values(self, node: Mapping[str, Any], name: str) -> list[Any]:
        """Return the values of a property, each a string, a number, or a node; a node by its address is that node."""
        given = node.get(name)
        values = given if isinstance(given, list) else [] if given is None else [given]
        return [self._resolved(value) for value in values[:_MOST_VALUES] if value not in ("", None, [], {})]

    def _resolved(self, value: Any) -> Any:
        """Return the node that a value points to, where it says no more than its address."""
        if isinstance(value, Mapping) and set(value) <= {"@id", "@type"}:
            return self._by_address.get(address_of(value), value)
        return value

    @cached_property
    def _unread(self) -> set[int]:
        return {id(root) for root in self.roots if not _is_work(root)}

    @cached_property
    def _roots(self) -> frozenset[int]:
        return frozenset(map(id, self.roots))

    def is_unread(self, node: Mapping[str, Any]) -> bool:
        """Whether a node is within another, or beside the works and asked about for the first time."""
        if id(node) not in self._roots:
            return True
        is_first = id(node) in self._unread
        self._unread.discard(id(node))
        return is_first

    def works(self) -> list[Mapping[str, Any]]:
        """Return the nodes that describe documents: what a page names as its main entity, else its other nodes."""
        main = [
            value
            for root in self.roots
            for value in self.values(root, "mainEntity")
            if isinstance(value, Mapping) and _is_work(value)
        ]
        return main or [root for root in self.roots if _is_work(root)]


def _roots(data: Any, *, in_schema_org: bool) -> Iterator[Mapping[str, Any]]:
    """Yield the outermost nodes whose context is that of schema.org, without its prefix before their terms."""
    if isinstance(data, list):
        for each in data[:_MOST_NODES]:
            if isinstance(each, Mapping):
                yield from _roots(each, in_schema_org=in_schema_org)
    elif isinstance(data, Mapping):
        known = in_schema_org or "schema.org" in str(data.get("@context", ""))[:2_000]
        if isinstance(data.get("@graph"), list):
            for each in data["@graph"][:_MOST_NODES]:
                if isinstance(each, Mapping) and known:
                    yield _plain(each)
        elif known:
            yield _plain(data)


def _plain(value: Any, depth: int = 0) -> Any:
    """Return a value with the names of schema.org alone; what lies deeper than anything that is read is cut off."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_SCHEMA_ORG.sub("", str(key)): _plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value[:_MOST_NODES]]
    return value


def _is_work(node: Mapping[str, Any]) -> bool:
    """Whether a node describes a document: of a type that is no page's or site's, and with a title."""
    types = types_of(node)
    titles = [node.get("name"), node.get("headline")]
    titles += [each for title in titles if isinstance(title, list) for each in title[:1]]
    return bool(types - _NO_WORKS) and any(map(words_of, titles))


def types_of(node: Mapping[str, Any]) -> frozenset[str]:
    """Return the types of a node."""
    given = node.get("@type", ())
    values = given if isinstance(given, list) else [given]
    return frozenset(_SCHEMA_ORG.sub("", value) for value in values if isinstance(value, str))


def address_of(node: Mapping[str, Any]) -> str:
    """Return the address of a node, or nothing."""
    address = node.get("@id", "")
    return address if isinstance(address, str) else ""


def words_of(value: Any) -> str:
    """Return the words of a value: a string, a number, or the value or name of a node."""
    return tagged_words(value)[0]


def tagged_words(value: Any) -> tuple[str, str]:
    """Return the words of a value, and their language (BCP 47) where that is stated."""
    for _ in range(4):
        if not isinstance(value, Mapping):
            break
        if isinstance(value.get("@value"), str):
            language = value.get("@language")
            tag = language if isinstance(language, str) and is_language(language) else ""
            return without_controls(value["@value"]), tag
        value = next((value[key] for key in ("@value", "name", "headline", "value", "text") if value.get(key)), "")
        value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, bool):
        return str(value).lower(), ""
    return (without_controls(str(value)), "") if isinstance(value, (str, int, float)) else ("", "")


def without_controls(words: str) -> str:
    """Return words without characters that no record can hold, and without blanks around them."""
    return _FORBIDDEN.sub(" ", restored(words)).strip()


def is_language(words: str) -> bool:
    """Whether words are a language tag as a record has it."""
    return _LANGUAGE.fullmatch(words) is not None


def web_address(value: Any) -> str:
    """Return the address of a node, or the address that a string is; nothing where it is none on the web."""
    address = address_of(value) if isinstance(value, Mapping) else value
    return address if isinstance(address, str) and _WEB_ADDRESS.fullmatch(address) else ""


def address_or_words(value: Any) -> str:
    """Return the address of a node, or the words of another value."""
    return (address_of(value) if isinstance(value, Mapping) else "") or words_of(value)
