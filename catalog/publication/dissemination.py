"""What the feed holds of a record: its bytes in every format, its sets, what is said about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import catalog
from catalog import oai
from catalog.model import Catalogue, Record
from catalog.oai import containers
from catalog.publication.feed_sets import NamedSet
from catalog.reference_codes import register
from catalog.standards.formats import FORMATS, Format
from catalog.storage import FeedItem

__all__ = ["FEED_FORMATS", "feed_formats", "fingerprint", "item_of", "tombstone"]

FEED_FORMATS: tuple[Format, ...] = tuple(one for one in FORMATS if one.schema)
"""The formats of the feed: all XML formats that name their schema."""

# what decides on the bytes of a record: a change in one of these rooms encodes everything again
_ROOMS = ("vocabularies", "model", "dates", "languages", "reference_codes", "standards", "oai", "publication")


def feed_formats() -> Iterator[tuple[str, str, str]]:
    """Yield prefix, schema and namespace of each format of the feed."""
    for one in FEED_FORMATS:
        if one.schema:
            yield one.name, one.schema.location, one.schema.namespace


def fingerprint(settings: Catalogue) -> str:
    """Return a checksum of everything beside the record that its bytes are made of: settings, archives, code."""
    archives = register.in_use().archives
    return hashlib.sha256(f"{_code_checksum()}\n{settings.model_dump_json()}\n{archives!r}".encode()).hexdigest()


@cache
def _code_checksum() -> str:
    checksum = hashlib.sha256(catalog.__version__.encode())
    package = Path(catalog.__file__).parent
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                checksum.update(path.read_bytes())
    return checksum.hexdigest()


def item_of(record: Record, sets: tuple[NamedSet, ...], settings: Catalogue, path: str) -> FeedItem:
    """Return a record as the feed gives it out: itself, or its tombstone where it is withdrawn."""
    identifier = settings.oai_identifier(record.id)
    specs = tuple(one.spec for one in sets)
    if record.is_withdrawn:
        return tombstone(identifier, specs, path)
    about = tuple(_about(record, settings))
    fitting = [one for one in FEED_FORMATS if one.fits(record)]
    rows = {one.name: oai.write_record(identifier, specs, one.encode(record, settings), about) for one in fitting}
    return FeedItem(identifier, path, specs, rows)


def tombstone(identifier: str, specs: tuple[str, ...], path: str = "") -> FeedItem:
    """Return the tombstone of an item: deleted in every format, and still in its sets."""
    row = oai.write_tombstone(identifier, specs)
    return FeedItem(identifier, path, specs, {one.name: row for one in FEED_FORMATS}, is_deleted=True)


def _about(record: Record, settings: Catalogue) -> Iterator[bytes]:
    licence = record.administration.metadata_license or settings.metadata_license
    if licence:
        yield containers.rights(licence)
    source = record.administration.source
    if source and source.harvested and source.taken:
        origin = source.harvested
        yield containers.provenance(
            containers.Origin(
                harvest_date=source.taken.isoformat(),
                altered=origin.altered,
                base_url=origin.base_url,
                identifier=origin.identifier,
                datestamp=origin.datestamp,
                metadata_namespace=origin.metadata_namespace,
            )
        )
