"""The importer of pages of the Wilson Center Digital Archive, saved as text or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import LargeSource, Source, Unreadable
from catalog.findings import Finding
from catalog.standards.web_pages.wilson_center.html import is_html, read_html
from catalog.standards.web_pages.wilson_center.layout import read_text
from catalog.standards.web_pages.wilson_center.page import draft_of

__all__ = ["IMPORTER"]

_NAME = "wilson-center"
_MARKS = re.compile(
    rb"Original Uploaded Date|Record ID|digitalarchive\.wilsoncenter\.org|History and Public Policy Program"
)


def _recognises(source: Source) -> bool:
    if isinstance(source, LargeSource):
        return False
    return b"Document Information" in source.data and bool(_MARKS.search(source.data))


def _read(source: Source) -> Iterator[Draft | Refusal]:
    try:
        layout = read_html(source.text) if is_html(source.text) else read_text(source.text)
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    if layout is None:
        yield source.refuse(
            _NAME,
            Finding(
                "not-this-layout",
                "The page has no line 'Document Information' with a title above it.",
                hint="Save the whole page of the document as text or HTML, or name another importer.",
            ),
        )
        return
    yield draft_of(layout, source.provenance(_NAME))


IMPORTER = Importer(_NAME, "Pages of the Wilson Center Digital Archive, as text or HTML", _recognises, _read)
