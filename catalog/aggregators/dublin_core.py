"""Receiving simple Dublin Core, as most aggregators do."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.aggregators.sending import (
    Sending,
    Value,
    local_name,
    received,
    value_of,
)
from catalog.model import Catalogue, Record

__all__ = ["receive_dublin_core"]

_NAMESPACE = "http://purl.org/dc/elements/1.1/"


def receive_dublin_core(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as oai_dc, and read it back as a harvester does."""
    return received("oai_dc", record, catalogue, _elements)


def _elements(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iterchildren(f"{{{_NAMESPACE}}}*"):
        yield f"dc:{local_name(element)}", value_of(element)
