"""facsimile: the pictures of a document that have an address, with the leaves that they show."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.digital_object import write_object
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of

__all__ = ["read_pictures"]

_MIME = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")


def read_pictures(entry: Entry, root: etree._Element) -> None:
    """Write a digital object for each picture with an address; the name of a file elsewhere is left."""
    for graphic in root.iterfind("{*}facsimile//{*}graphic"):
        address, place = graphic.get("url", ""), f"{line_of(graphic)} (graphic)"
        if not re.match(r"https?://\S+$", address):
            entry.ignore(address, place)
            continue
        surface = graphic.getparent()
        leaves = surface.get("n", "") if surface is not None else ""
        kind = graphic.get("mimeType", "")
        stated = {"media_type": kind} if _MIME.fullmatch(kind) else {}
        write_object(entry, address, place, facts=[f"Leaves: {leaves}"] if leaves else [], stated=stated)
