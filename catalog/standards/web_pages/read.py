"""The importers of saved pages: one for each site that is described, and one for the metadata in any page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import LargeSource, Source, Unreadable
from catalog.findings import Finding
from catalog.standards.web_pages import metadata_page
from catalog.standards.web_pages.document_page import draft_of
from catalog.standards.web_pages.embedded import read_embedded
from catalog.standards.web_pages.html import is_html, parse, read_html
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


def _read_metadata(source: Source) -> Iterator[Draft | Refusal]:
    try:
        page = parse(source.text)
    except Unreadable as unreadable:
        yield source.refuse(_ANY_SITE, unreadable.finding)
        return
    draft = metadata_page.draft_of(read_embedded(page), source.provenance(_ANY_SITE)) if page else None
    if draft is None:
        hint = "Save the page of the document itself as HTML, or describe its site: docs/how-to/describe-a-site.md."
        message = "The page carries no metadata with the title of a document."
        yield source.refuse(_ANY_SITE, Finding("no-metadata", message, hint=hint))
    else:
        yield draft


_ANY_SITE = "web-page"

IMPORTERS = (
    *(
        Importer(
            site.name, f"Pages of the {site.title}, as text or HTML", partial(_recognises, site), partial(_read, site)
        )
        for site in sites()
    ),
    Importer(
        _ANY_SITE,
        "Pages of any site, by the metadata in their HTML",
        lambda source: is_html(source.head),
        _read_metadata,
    ),
)
