"""Receiving EAD 2002, which Archives Portal Europe turns into its own profile of it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.aggregators.sending import (
    Sending,
    Value,
    local_name,
    received,
)
from catalog.model import Catalogue, Record

__all__ = ["receive_ead"]


def receive_ead(record: Record, catalogue: Catalogue) -> Sending:
    """Encode a record as EAD, and read it back: elements by their name, attributes as `archdesc@level`."""
    return received("ead2002", record, catalogue, _stated)


def _stated(root: etree._Element) -> Iterator[tuple[str, Value]]:
    for element in root.iter("{*}archdesc", "{*}unittitle", "{*}dao"):
        name = local_name(element)
        yield name, Value((element.text or "").strip())
        for attribute, value in element.items():
            yield f"{name}@{attribute.rpartition('}')[2]}", Value(str(value))
