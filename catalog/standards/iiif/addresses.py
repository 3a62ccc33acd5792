"""The addresses of a manifest and of what is in it: made of the names of files, so that they stay when others come."""

from __future__ import annotations

from urllib.parse import quote

from catalog.model import Catalogue, DigitalObject, Record

__all__ = ["EXTENSION", "canvas_url", "lines_url", "manifest_url"]

EXTENSION = "iiif.json"
"""What follows the address of a record in that of its manifest."""


def manifest_url(record: Record, catalogue: Catalogue) -> str:
    """Return the address of the manifest of a record."""
    return f"{catalogue.url_of(record.id)}.{EXTENSION}"


def canvas_url(record: Record, one: DigitalObject, catalogue: Catalogue) -> str:
    """Return the name of the canvas of an object; nothing is served there."""
    return f"{catalogue.url_of(record.id)}/canvas/{quote(one.name, safe='')}"


def lines_url(record: Record, transcript: DigitalObject, catalogue: Catalogue) -> str:
    """Return the address of the lines of a transcript."""
    return f"{catalogue.url_of(record.id)}/lines/{quote(transcript.file or '')}"
