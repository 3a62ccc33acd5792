"""What the feed holds of a record: its bytes in every format, its sets, what is said about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import catalog
from catalog import oai
from catalog.model import Catalogue, Record
from catalog.model.ark import normal
from catalog.oai import containers
from catalog.publication.feed_sets import NamedSet
from catalog.publication.finding_aids import FINDING_AIDS
from catalog.reference_codes import register
from catalog.standards.formats import FORMATS, Format
from catalog.storage import FeedItem

__all__ = ["FEED_FORMATS", "about_of", "feed_formats", "fingerprint", "item_of", "tombstone"]

FEED_FORMATS: tuple[Format, ...] = tuple(one for one in FORMATS if one.schema)
"""The formats of the feed: all XML formats that name their schema."""

# what decides on the bytes of a record: a change in one of these packages encodes everything again
_PACKAGES = (
    "vocabularies",
    "model",
    "dates",
    "languages",
    "reference_codes",
    "standards",
    "oai",
    "tree",
    "publication",
)


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
    for one in _PACKAGES:
        for path in sorted((package / one).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                checksum.update(path.read_bytes())
    return checksum.hexdigest()


def item_of(
    record: Record, sets: tuple[NamedSet, ...], settings: Catalogue, path: str, *, is_component: bool = False
) -> FeedItem:
    """Return a record as the feed has it: itself, or its tombstone where it is withdrawn.

    A component of a finding aid has none of its own.
    """
    identifier = settings.oai_identifier(record.id)
    specs = tuple(one.spec for one in sets)
    name = normal(record.ark) if record.ark else ""
    if record.is_withdrawn:
        return replace(tombstone(identifier, specs, path), ark=name)
    about = tuple(about_of(record, settings))
    fitting = [one for one in FEED_FORMATS if one.fits(record) and not (is_component and one in FINDING_AIDS)]
    rows = {one.name: oai.write_record(identifier, specs, one.encode(record, settings), about) for one in fitting}
    return FeedItem(identifier, path, specs, rows, ark=name)


def tombstone(identifier: str, specs: tuple[str, ...], path: str = "", hidden_specs: tuple[str, ...] = ()) -> FeedItem:
    """Return the tombstone of an item: deleted in every format, and still in its sets, of which it names some."""
    rows = dict.fromkeys((one.name for one in FEED_FORMATS), oai.write_tombstone(identifier, specs))
    return FeedItem(identifier, path, specs, rows, is_deleted=True, hidden_specs=hidden_specs)


def about_of(record: Record, settings: Catalogue) -> Iterator[bytes]:
    """Yield what the feed says about a description: its licence, and the feed that it came from."""
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
