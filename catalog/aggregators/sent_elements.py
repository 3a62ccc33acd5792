"""What is sent of a record: the elements of its XML, and the entities beside them, as an aggregator reads them.

Most receive simple Dublin Core; Archives Portal Europe receives EAD 2002, which it turns into its own profile of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from catalog.drafts.xml_source import parse_xml
from catalog.model import Catalogue, Record
from catalog.standards import formats

__all__ = [
    "Entity",
    "Sending",
    "Value",
    "grouped",
    "host_of",
    "local_name",
    "receive_dublin_core",
    "receive_ead",
    "received",
    "value_of",
]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}*"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


class Value(NamedTuple):
    """The content of one element: words, with the language its xml:lang states (None: no xml:lang), or a link."""

    text: str
    language: str | None = None
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A contextual entity of EDM: an Agent, a Concept, a Place, a TimeSpan."""

    kind: str
    has_label_with_language: bool = False
    is_complete: bool = False
    """Whether it says the least that Europeana asks of an entity of its kind."""


@dataclass(frozen=True, eq=False)
class Sending:
    """A record, the catalogue that sends it, and what it receives: the values of each element by name (`dc:title`).

    `fault` says why the XML cannot be read, where that is so.
    """

    record: Record
    catalogue: Catalogue
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    """The contextual entities by their URI."""
    fault: str = ""

    @cached_property
    def _texts(self) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(value.text for value in values if value.text.strip()) for name, values in self.values.items()
        }

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of all elements of a name, without those that are blank."""
        return self._texts.get(name, ())


def received(
    form: str, record: Record, catalogue: Catalogue, read: Callable[[etree._Element], Iterable[tuple[str, Value]]]
) -> Sending:
    """Encode a record in a format, and read it back: `read` yields the values by the name of their element."""
    try:
        root = parse_xml(formats.find(form).encode(record, catalogue))
    except etree.XMLSyntaxError as error:
        return Sending(record, catalogue, fault=error.msg or "not well-formed")
    return Sending(record, catalogue, grouped(read(root)))


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value_of(element: etree._Element) -> Value:
    """Return what an element says, its rdf:resource where it has one."""
    stated = dict(element.items())
    link = stated.get(_RESOURCE)
    return Value(element.text or "" if link is None else str(link), stated.get(_LANGUAGE), link is not None)


def grouped(named: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """Return values by the name of their element."""
    groups: dict[str, list[Value]] = {}
    for name, value in named:
        groups.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in groups.items()}


def host_of(uri: str) -> str:
    """Return the host of a URI in small letters, or nothing where it has none."""
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:  # a bracket that begins no IPv6 address
        return ""


def receive_dublin_core(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as oai_dc, and read it back as a harvester does."""
    return received("oai_dc", record, catalogue, _dublin_core)


def _dublin_core(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iterchildren(_DUBLIN_CORE):
        yield f"dc:{local_name(element)}", value_of(element)


def receive_ead(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as EAD, and read it back: elements by their name, attributes as `archdesc@level`."""
    return received("ead2002", record, catalogue, _ead)


def _ead(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iter("{*}archdesc", "{*}unittitle", "{*}dao"):
        name = local_name(element)
        yield name, Value((element.text or "").strip())
        for attribute, value in element.items():
            yield f"{name}@{attribute.rpartition('}')[2]}", Value(str(value))
