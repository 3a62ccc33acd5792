"""Signposting (FAIR Signposting, levels 1 and 2): what a record is and where its files are, for programs.

The Link header (RFC 8288) says what matters most and names the link set (RFC 9264), which lists everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from catalog.model import Catalogue, Record
from catalog.standards.formats import FORMATS, Format
from catalog.standards.schema_org import jsonld

__all__ = ["LINKSET_TYPE", "link_header", "link_header_of_file", "linkset", "linkset_url"]

LINKSET_TYPE = "application/linkset+json"

_MOST_BYTES = 2_000
"""nginx answers 502 to a response header of more than 4,096 bytes; the other fields have up to 1,900."""

_IN_HEADER = ("jsonld", "oai_dc", "ris")
"""The formats that the header names: for search engines, for libraries, for reference managers."""

_SCHEMA_ORG = "https://schema.org/"

Link = tuple[str, str, str | None]
"""Target, relation, media type."""


def linkset_url(record: Record, catalogue: Catalogue) -> str:
    """Return the address of the link set of a record. No id has a slash, so no record is at this address."""
    return f"{catalogue.url_of(record.id)}/linkset"


def link_header(record: Record, catalogue: Catalogue) -> str:
    """Return the Link header of a record's page: as many links as fit, the most important first."""
    address = catalogue.url_of(record.id)
    few = [form for form in _formats(record) if form.name in _IN_HEADER]
    return _header(
        (catalogue.url_to_cite(record.id, record.ark), "cite-as", None),
        (linkset_url(record, catalogue), "linkset", LINKSET_TYPE),
        *_statements(record, catalogue),
        (address, "canonical", None),
        *((f"{address}.{form.extension}", "describedby", form.media_type) for form in few),
    )


def link_header_of_file(record: Record, catalogue: Catalogue) -> str:
    """Return the Link header of a record in one format: the page it describes, and the link set."""
    address = catalogue.url_of(record.id)
    return _header(
        (address, "canonical", "text/html"),
        (linkset_url(record, catalogue), "linkset", LINKSET_TYPE),
        (address, "describes", "text/html"),
    )


def linkset(record: Record, catalogue: Catalogue) -> bytes:
    """Return all links of a record, of its page and of each of its files, as JSON (RFC 9264, 4.2)."""
    address = catalogue.url_of(record.id)
    page: dict[str, Any] = {
        "anchor": address,
        "cite-as": [{"href": catalogue.url_to_cite(record.id, record.ark)}],
        "canonical": [{"href": address}],
    }
    for target, relation, _ in _statements(record, catalogue):
        page.setdefault(relation, []).append({"href": target})
    formats = list(_formats(record))
    page["describedby"] = [
        {"href": f"{address}.{form.extension}", "type": form.media_type, "title": form.title} for form in formats
    ]
    files = [
        {"anchor": f"{address}.{form.extension}", "describes": [{"href": address, "type": "text/html"}]}
        for form in formats
    ]
    return orjson.dumps({"linkset": [page, *files]})


def _formats(record: Record) -> Iterator[Format]:
    return (form for form in FORMATS if form.fits(record))


def _statements(record: Record, catalogue: Catalogue) -> Iterator[Link]:
    """Yield what a record is, under which licence, and who wrote the document, as far as there are URIs."""
    yield f"{_SCHEMA_ORG}AboutPage", "type", None
    for kind in jsonld.types(record):
        yield f"{_SCHEMA_ORG}{kind}", "type", None
    if record.rights and record.rights.uri:
        yield record.rights.uri, "license", None
    for agent in record.makers:
        if agent.authority and "://" in agent.authority:
            yield agent.authority, "author", None


def _header(*links: Link) -> str:
    """Return links as a header of limited length: one that does not fit is left to the link set."""
    written: list[str] = []
    room = _MOST_BYTES
    for target, relation, media_type in links:
        link = f'<{target}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
        if len(link) + len(", ") <= room:
            written.append(link)
            room -= len(link) + len(", ")
    return ", ".join(written)
