"""The importers of saved pages: one for each site that is described, and one for the metadata in any page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import LargeSource, Source, Unreadable
from catalog.findings import Finding
from catalog.standards.web_pages import description_page, metadata_page
from catalog.standards.web_pages.combine import Statement
from catalog.standards.web_pages.embedded import read_embedded
from catalog.standards.web_pages.html import is_html, parse, read_html
from catalog.standards.web_pages.layout import read_text
from catalog.standards.web_pages.site import DESCRIPTIONS, DOCUMENTS, Site, read_site, sites

__all__ = ["IMPORTERS", "importer_of_file"]


def _recognises(site: Site, source: Source) -> bool:
    return not isinstance(source, LargeSource) and site.knows(source.data)


def _read(site: Site, source: Source) -> Iterator[Draft | Refusal]:
    read = _document if site.pages == DOCUMENTS else _description
    try:
        draft = read(site, source)
    except Unreadable as unreadable:
        yield source.refuse(site.name, unreadable.finding)
        return
    yield draft or source.refuse(site.name, _NOT_THIS_LAYOUT[site.pages])


def _document(site: Site, source: Source) -> Draft | None:
    # here, for its patterns of English take a third of a second to compile, which no other file should wait for
    from catalog.standards.web_pages import document_page

    layout = read_html(source.text, site) if is_html(source.text) else read_text(source.text, site)
    return document_page.draft_of(layout, source.provenance(site.name)) if layout else None


def _description(site: Site, source: Source) -> Draft | None:
    """Read the labels of a description, then the metadata in the page. Only HTML shows what is a label."""
    page = parse(source.text) if is_html(source.text) else None
    if page is None:
        return None
    provenance = source.provenance(site.name)
    shown = Statement("The page", description_page.entry_of(page, site).draft(provenance))
    return metadata_page.draft_of(read_embedded(page), provenance, shown)


def _read_metadata(source: Source) -> Iterator[Draft | Refusal]:
    try:
        page = parse(source.text)
    except Unreadable as unreadable:
        yield source.refuse(_ANY_SITE, unreadable.finding)
        return
    draft = metadata_page.draft_of(read_embedded(page), source.provenance(_ANY_SITE)) if page else None
    if draft is None:
        hint = "Save the page of the document itself as HTML, or describe its site: see 'Describe another site'."
        message = "The page carries no metadata with the title of a document."
        yield source.refuse(_ANY_SITE, Finding("no-metadata", message, hint=hint))
    else:
        yield draft


_ANY_SITE = "web-page"
_NOT_THIS_LAYOUT = {
    DOCUMENTS: Finding(
        "not-this-layout",
        "The page has no line 'Document Information' with a title above it.",
        hint="Save the whole page of the document as text or HTML, or name another importer.",
    ),
    DESCRIPTIONS: Finding(
        "not-this-layout",
        "The page shows no title beside a label of this site.",
        hint="Save the whole page of the description as HTML, or name another importer.",
    ),
}


def importer_of(site: Site) -> Importer:
    """Return what imports the pages of a site."""
    kind = "as text or HTML" if site.pages == DOCUMENTS else "as HTML"
    return Importer(site.name, f"Pages of the {site.title}, {kind}", partial(_recognises, site), partial(_read, site))


def importer_of_file(path: Path) -> Importer:
    """Return what imports the pages of a site that a file describes; raise UsageError where it does not."""
    return importer_of(read_site(path))


IMPORTERS = (
    *map(importer_of, sites()),
    Importer(
        _ANY_SITE, "Web pages of any site, by the metadata in them", lambda source: is_html(source.head), _read_metadata
    ),
)
