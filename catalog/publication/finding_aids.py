"""The finding aids of the feed: one for each topmost unit, whole, with everything published below it in archival order.

Each record below a topmost unit is kept as the component that it is, ready encoded; a finding aid is put together again
where one of its components changed.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson

from catalog import oai
from catalog.errors import IndexDamaged
from catalog.model import Catalogue, Record, ReferenceCode
from catalog.standards.component_tree import DescribedUnit
from catalog.standards.ead.finding_aid import FindingAid
from catalog.standards.formats import FORMATS
from catalog.storage import FeedItem

__all__ = ["FINDING_AIDS", "FindingAids", "components_of", "is_shared", "with_stored"]

FINDING_AIDS: tuple[FindingAid, ...] = tuple(one for one in FORMATS if isinstance(one, FindingAid) and one.schema)
"""The formats whose records in the feed are finding aids."""
PREFIXES = frozenset(one.name for one in FINDING_AIDS)
MOST_BYTES = 8_000_000
"""Bytes of a finding aid in the feed. Two widely used clients stop at texts of 10 MB without a word."""
_TABLE = """
CREATE TABLE IF NOT EXISTS component (
    id TEXT NOT NULL, prefix TEXT NOT NULL, unit BLOB NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (id, prefix)
)
"""
_DELETED = b'status="deleted"'


def is_shared(settings: Catalogue) -> bool:
    """Whether the records of a unit share one finding aid in the feed."""
    return settings.finding_aids == "top"


def components_of(record: Record, about: tuple[bytes, ...], settings: Catalogue) -> dict[str, bytes]:
    """Return a record as the component of a finding aid, by the format: what `FindingAids` keeps."""
    own = record.without_inherited()  # once: what both editions ask of a record is remembered with it
    return {one.name: _packed(one, one.component(own, 0, settings), own, about, settings) for one in FINDING_AIDS}


def _packed(
    form: FindingAid, unit: DescribedUnit, record: Record, about: tuple[bytes, ...], settings: Catalogue
) -> bytes:
    is_top, code = not record.above, record.reference_code
    plain = {
        "unit": [unit.id, unit.spec, unit.rank, unit.part_of, unit.place.hex(), unit.level, unit.other_level],
        "body": unit.body.decode(),
        "code": code.model_dump_json(exclude_defaults=True) if code else None,
        "head": form.head(record, settings).decode() if is_top else "",
        "about": [one.decode() for one in about] if is_top else [],
    }
    return orjson.dumps(plain)


class FindingAids:
    """The components of a feed, in the index of a publication."""

    def __init__(self, connection: sqlite3.Connection, settings: Catalogue) -> None:
        """Take the connection of the publication; make the table where it is missing."""
        self._connection = connection
        self._settings = settings
        connection.execute(_TABLE)

    def put(self, record_id: str, components: Mapping[str, bytes]) -> bool:
        """Keep a record as a component, or as none; return whether that is a change."""
        query = "SELECT prefix, unit FROM component WHERE id = ?"
        before = dict(self._connection.execute(query, (record_id,)).fetchall())
        if before == components:
            return False
        self._connection.execute("DELETE FROM component WHERE id = ?", (record_id,))
        rows = [(record_id, prefix, unit, zlib.crc32(unit)) for prefix, unit in components.items()]
        self._connection.executemany("INSERT INTO component VALUES (?, ?, ?, ?)", rows)
        return True

    def item(self, stored: FeedItem, record_id: str) -> FeedItem:
        """Return a topmost unit as it is in the feed, with its finding aids as they are now."""
        rows = dict(stored.rows)
        for form in FINDING_AIDS:
            top = self._unit(record_id, form.name)
            if top is not None:
                written = form.assemble(
                    self._units(record_id, form.name), top["head"].encode(), self._settings, MOST_BYTES
                )
                about = [one.encode() for one in top["about"]]
                rows[form.name] = oai.write_record(stored.identifier, stored.specs, written, about)
        return replace(stored, rows=rows)

    def _unit(self, record_id: str, prefix: str) -> Any:
        query = "SELECT unit, checksum FROM component WHERE id = ? AND prefix = ?"
        row = self._connection.execute(query, (record_id, prefix)).fetchone()
        return _unpacked(*row) if row else None

    def _units(self, top: str, prefix: str) -> Iterator[tuple[DescribedUnit, ReferenceCode | None]]:
        query = """
            SELECT unit, checksum FROM component JOIN shown ON shown.id = component.id
            WHERE (shown.top = ?1 OR shown.id = ?1) AND prefix = ?2 ORDER BY shown.id
        """
        for row in self._connection.execute(query, (top, prefix)):
            plain = _unpacked(*row)
            record_id, spec, rank, part_of, place, level, other = plain["unit"]
            code = ReferenceCode.model_validate_json(plain["code"]) if plain["code"] else None
            place, body = bytes.fromhex(place), plain["body"].encode()
            yield DescribedUnit(record_id, spec, rank, part_of, place, level, other, b"", body), code


def _unpacked(unit: bytes, checksum: int) -> Any:
    if not isinstance(unit, bytes) or zlib.crc32(unit) != checksum:
        raise IndexDamaged("The feed index is damaged in a component of a finding aid.")
    return orjson.loads(unit)


def with_stored(item: FeedItem, pieces: Mapping[str, tuple[bytes, bytes]], *, is_top: bool) -> FeedItem:
    """Return an item with what the feed has of it in the formats of finding aids, `pieces`.

    That of a topmost unit stays until it is put together again. Of one that is in the finding aid of another now,
    its own is announced as deleted; and of one that is deleted, where it had one.
    """
    if item.is_deleted:
        rows = {prefix: row for prefix, row in item.rows.items() if prefix in pieces or prefix not in PREFIXES}
        return replace(item, rows=rows)
    gone = oai.write_tombstone(item.identifier, item.specs)
    kept = {
        prefix: piece if is_top and _DELETED not in piece[0] else gone
        for prefix, piece in pieces.items()
        if prefix in PREFIXES and prefix not in item.rows
    }
    return replace(item, rows={**item.rows, **kept}) if kept else item
