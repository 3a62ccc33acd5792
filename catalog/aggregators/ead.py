"""Receiving EAD 2002, which Archives Portal Europe turns into its own profile of it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.aggregators.sending import (
    Sending,
    Value,
    grouped,
    local_name,
    parse,
)
from catalog.model import Catalogue, Record
from catalog.standards import formats

__all__ = ["receive_ead"]


def receive_ead(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as EAD, and read it back: elements by their name, attributes as `archdesc@level`."""
    try:
        root = parse(formats.find("ead2002").encode(record, catalogue))
    except etree.XMLSyntaxError as error:
        return Sending(record, catalogue, fault=error.msg or "not well-formed")
    return Sending(record, catalogue, grouped(_stated(root)))


def _stated(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iter("{*}archdesc", "{*}unittitle", "{*}dao"):
        name = local_name(element)
        yield name, Value((element.text or "").strip())
        for attribute, value in element.items():
            yield f"{name}@{attribute.rpartition('}')[2]}", Value(str(value))
