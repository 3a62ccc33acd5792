"""Reading a file of library records one by one, in a memory that does not grow with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.source import Source, Unreadable
from catalog.drafts.xml_source import stream_items
from catalog.findings import Finding

__all__ = ["read_records", "recognises_records"]


def recognises_records(namespace: str, plain: re.Pattern[bytes], source: Source) -> bool:
    """Whether a source is XML of a namespace, or begins as some systems write such records without it."""
    if not source.head.lstrip("\ufeff \r\n\t").startswith("<"):
        return False
    return namespace.encode() in source.opening or plain.search(source.opening) is not None


def read_records(
    importer: str, noun: str, namespace: str, tag: str, entry_of: Callable[[etree._Element], Entry], source: Source
) -> Iterator[Draft | Refusal]:
    """Yield a draft for each element `tag`, in its namespace or in none; where the file is damaged, those before."""
    taken: set[str] = set()
    number = 0
    try:
        for record in stream_items(source, f"{{{namespace}}}{tag}", tag):
            if len(record):
                number += 1
                entry = entry_of(record)
                entry.free_id(taken)
                draft = entry.draft(source.provenance(importer, f"record {number}"), taken)
                taken.add(str(draft.document["id"]))
                yield draft
    except Unreadable as unreadable:
        yield source.refuse(importer, unreadable.finding)
        return
    if not number:
        finding = Finding("no-items", f"The file holds no {noun} records.", hint="Look what it is.")
        yield source.refuse(importer, finding)
