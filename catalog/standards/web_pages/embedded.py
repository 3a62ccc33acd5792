"""The metadata that a saved page carries: JSON-LD, microdata, RDFa, `meta` elements, and links. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from lxml import etree

from catalog.standards.schema_org.read_graph import Graph, without_controls
from catalog.standards.web_pages.html import SavedPage
from catalog.standards.web_pages.microdata import MICRODATA, RDFA, items

__all__ = ["Embedded", "Link", "Meta", "read_embedded"]

_MOST = 2_000
"""Elements of one kind that are read: our own pages have some 60 of them."""
_LONGEST = 100_000
_MOST_JSON = 2 * 1024 * 1024
_JSON_LD = re.compile(r"application/ld\+json\b", re.IGNORECASE)
_RELATIONS = frozenset(
    {
        "alternate",
        "author",
        "canonical",
        "cite-as",
        "collection",
        "describedby",
        "item",
        "license",
        "type",
        "unapi-server",
    }
)
"""Links that speak of the document: those of Signposting (https://signposting.org), unAPI's, and `canonical`."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One `meta` element; `name` is its `name` or `property`."""

    name: str
    content: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One link to another address: what it is to the page, the address, and the media type there."""

    relation: str
    address: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Embedded:
    """All metadata of a page."""

    graphs: Mapping[str, Graph]
    """What is said in the terms of schema.org, by the syntax: JSON-LD, microdata, RDFa."""
    metas: tuple[Meta, ...]
    links: tuple[Link, ...]
    broken: tuple[str, ...] = ()
    """Why parts of it could not be read."""

    def address(self) -> str:
        """Return the address that the page gives for itself, or nothing."""
        named = {link.relation: link.address for link in reversed(self.links)}
        written = {meta.name: meta.content for meta in reversed(self.metas)}
        return named.get("cite-as") or named.get("canonical") or written.get("og:url", "")


def read_embedded(page: SavedPage) -> Embedded:
    """Read the metadata of a page."""
    scripts, broken = _scripts(page.root)
    graphs = {
        "JSON-LD": Graph.of_data(scripts),
        MICRODATA.name: Graph.of_data(items(page, MICRODATA)),
        RDFA.name: Graph.of_data(items(page, RDFA)),
    }
    named = {name: graph for name, graph in graphs.items() if graph.roots}
    return Embedded(named, tuple(_metas(page.root)), tuple(_links(page.root)), tuple(broken))


def _scripts(root: etree._Element) -> tuple[list[Any], list[str]]:
    """Return what the scripts of JSON-LD hold, and why some hold nothing."""
    found: list[Any] = []
    broken: list[str] = []
    for script in _some(root, "script"):
        text = script.text or ""
        if not _JSON_LD.match(script.get("type") or "") or not text.strip():
            continue
        if len(text) > _MOST_JSON:
            broken.append(f"A script of JSON-LD has {len(text)} characters, and is not read.")
            continue
        try:
            data = orjson.loads(text)
            found += data if isinstance(data, list) else [data]
        except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
            broken.append(f"A script of JSON-LD cannot be read: {error}.")
    return found, broken


def _metas(root: etree._Element) -> Iterator[Meta]:
    for element in _some(root, "meta"):
        content = without_controls((element.get("content") or "")[:_LONGEST])
        for name in dict.fromkeys(filter(None, (element.get("name"), element.get("property")))):
            if content:
                yield Meta(name[:200].strip(), content, (element.get("lang") or element.get("xml:lang") or "")[:60])


def _links(root: etree._Element) -> Iterator[Link]:
    """Yield the links, and the address at which unAPI gives the formats of the page's item."""
    server = ""
    for element in _some(root, "link"):
        relations = (element.get("rel") or "").lower().split()
        address = (element.get("href") or "").strip()[:_LONGEST]
        for relation in relations:
            if relation in _RELATIONS and address:
                server = server or (address if relation == "unapi-server" else "")
                yield Link(relation, address, (element.get("type") or "")[:200])
    for element in _some(root, "abbr"):
        if server and "unapi-id" in (element.get("class") or "").split() and element.get("title"):
            yield Link("unapi-id", element.get("title", "")[:_LONGEST])


def _some(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    for number, element in enumerate(root.iter(tag)):
        if number >= _MOST:
            return
        yield element
