"""Receiving simple Dublin Core, as most aggregators do."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.aggregators.sending import (
    Sending,
    Value,
    grouped,
    local_name,
    parse,
    value_of,
)
from catalog.model import Catalogue, Record
from catalog.standards import formats

__all__ = ["receive_dublin_core"]

_NAMESPACE = "http://purl.org/dc/elements/1.1/"


def receive_dublin_core(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as oai_dc, and read it back as a harvester does."""
    try:
        root = parse(formats.find("oai_dc").encode(record, catalogue))
    except etree.XMLSyntaxError as error:
        return Sending(record, catalogue, fault=error.msg or "not well-formed")
    return Sending(record, catalogue, grouped(_elements(root)))


def _elements(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iterchildren(f"{{{_NAMESPACE}}}*"):
        yield f"dc:{local_name(element)}", value_of(element)
