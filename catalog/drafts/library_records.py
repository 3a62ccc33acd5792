"""Reading a file of library records one by one, in a memory that does not grow with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from catalog.drafts.deletions import deletion_of
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.entry_drafts import drafts_of_entries
from catalog.drafts.source import Source
from catalog.drafts.xml_source import OAI, oai_header, stream_items
from catalog.findings import Finding

__all__ = ["read_records", "recognises_records"]


def recognises_records(namespace: str, plain: re.Pattern[bytes], source: Source) -> bool:
    """Whether a source is XML of a namespace, or begins as some systems write such records without it."""
    if not source.head.lstrip("\ufeff \r\n\t").startswith("<"):
        return False
    return namespace.encode() in source.opening or plain.search(source.opening) is not None


def read_records(
    importer: str,
    noun: str,
    namespace: str,
    tag: str,
    entry_of: Callable[[etree._Element], Entry | Finding],
    source: Source,
) -> Iterator[Draft | Refusal]:
    """Yield a draft for each element `tag`, in its namespace or in none; where the file is damaged, those before.

    `entry_of` returns a finding for a record that says it is deleted; the deleted records of a feed are refused too.
    """
    records = stream_items(source, f"{{{namespace}}}{tag}", tag, f"{{{OAI}}}record")
    read = (each for each in map(partial(_read, entry_of), records) if each is not None)
    entries = (
        source.refuse(importer, each, item=f"record {number}") if isinstance(each, Finding) else each
        for number, each in enumerate(read, 1)
    )
    nothing = Finding("no-items", f"The file holds no {noun} records.", hint="Check what the file is.")
    yield from drafts_of_entries(importer, source, entries, "record", nothing)


def _read(entry_of: Callable[[etree._Element], Entry | Finding], element: etree._Element) -> Entry | Finding | None:
    """Return what an element says; None for the record of a feed whose content was read, or for nothing in it."""
    header = oai_header(element)
    if header is not None and header.is_deleted:
        return deletion_of(header.identifier, header.datestamp)
    is_of_feed = element.tag == f"{{{OAI}}}record"
    return None if is_of_feed or not len(element) else entry_of(element)
