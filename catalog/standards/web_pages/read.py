"""The importers of saved pages: one for each site that is described."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import LargeSource, Source, Unreadable
from catalog.findings import Finding
from catalog.standards.web_pages.document_page import draft_of
from catalog.standards.web_pages.html import is_html, read_html
from catalog.standards.web_pages.layout import read_text
from catalog.standards.web_pages.site import Site, sites

__all__ = ["IMPORTERS"]


def _recognises(site: Site, source: Source) -> bool:
    return not isinstance(source, LargeSource) and site.knows(source.data)


def _read(site: Site, source: Source) -> Iterator[Draft | Refusal]:
    try:
        layout = read_html(source.text, site) if is_html(source.text) else read_text(source.text, site)
    except Unreadable as unreadable:
        yield source.refuse(site.name, unreadable.finding)
        return
    if layout is None:
        yield source.refuse(
            site.name,
            Finding(
                "not-this-layout",
                "The page has no line 'Document Information' with a title above it.",
                hint="Save the whole page of the document as text or HTML, or name another importer.",
            ),
        )
        return
    yield draft_of(layout, source.provenance(site.name))


IMPORTERS = tuple(
    Importer(site.name, f"Pages of the {site.title}, as text or HTML", partial(_recognises, site), partial(_read, site))
    for site in sites()
)
