"""One state of the feed, and pages of it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from catalog.storage.feed_index import queries
from catalog.storage.feed_index.damage import check_rows

__all__ = ["FeedEntry", "FeedFormat", "FeedPage", "FeedRun", "FeedSet", "Snapshot"]

Row = tuple[int, bytes, bytes, int]

_PAGE_BYTES = 16 * 1024 * 1024
"""A page of a list ends behind the record with which it has more; one of 500 records has a megabyte or two."""
_MOST_CHECKED = 4 * 1024 * 1024
"""Bytes compared with their checksums at a time: some milliseconds."""


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A metadata format of the feed."""

    number: int
    prefix: str
    schema: str
    namespace: str


@dataclass(frozen=True, slots=True)
class FeedSet:
    """A set of the feed; `description` is the XML inside its setDescription."""

    number: int
    spec: str
    name: str
    description: bytes


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An item of the feed: its newest change, and the record file it came from, below the catalogue's folder."""

    change: int
    identifier: str
    path: str
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class FeedRun:
    """Neighbours in the order of changes with one datestamp (seconds): change, bytes before and after it, checksum."""

    stamp: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Some records in the order of changes; `last` is the change of the last of them."""

    runs: Sequence[FeedRun]
    size: int
    last: int
    has_more: bool


def _fitting(found: Iterable[Row], limit: int) -> tuple[list[Row], bool]:
    """Return the rows of one page, at least one, and whether there are more: pages end at a size, too."""
    rows: list[Row] = []
    size = 0
    for row in found:
        if len(rows) == limit or size > _PAGE_BYTES:
            return rows, True
        rows.append(row)
        size += len(row[2])
    return rows, False


class Snapshot:
    """One state of the feed. It is of use only while the transaction that it was opened in lasts."""

    def __init__(self, connection: sqlite3.Connection, moment: int, counts: dict[tuple[object, ...], int]) -> None:
        """Take a connection inside a transaction, and a memory of counts that the states share."""
        self._connection = self.connection = connection
        self._counts = counts
        self.moment = moment
        properties = dict(connection.execute("SELECT name, value FROM property WHERE name IN ('lineage', 'earliest')"))
        self.lineage: str = properties["lineage"]
        self.earliest: int = properties.get("earliest", moment)
        self.head: int = self._value("SELECT max(last) FROM publication") or 0
        listed = connection.execute("SELECT number, prefix, schema, namespace FROM format ORDER BY number")
        self._formats = {prefix: FeedFormat(number, prefix, *rest) for number, prefix, *rest in listed}

    def get(self, name: str) -> str | int | None:
        """Return a property of the index."""
        row = self._connection.execute("SELECT value FROM property WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def item_of_ark(self, name: str) -> str | None:
        """Return the identifier of the item of an ARK; None where there is none, or the index knows none yet."""
        if not self._value("SELECT count(*) FROM sqlite_master WHERE name = 'ark'"):
            return None
        row = self._connection.execute("SELECT identifier FROM ark WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def formats(self) -> Sequence[FeedFormat]:
        """Return the formats of the feed."""
        return tuple(self._formats.values())

    def formats_of(self, identifier: str) -> Sequence[str] | None:
        """Return the prefixes an item has; None where there is no such item."""
        mask = self._value("SELECT formats FROM item WHERE identifier = ?", identifier)
        if mask is None:
            return None
        return [known.prefix for known in self._formats.values() if mask & 1 << known.number]

    def count_sets(self) -> int:
        """Return the number of sets that are listed: those that an item that is not deleted is in."""
        return self._value("SELECT count(*) FROM feed_set WHERE name != ''") or 0

    def has_sets(self) -> bool:
        """Whether there are sets, listed ones or those that hold deleted items alone."""
        return self._value("SELECT 1 FROM feed_set LIMIT 1") is not None

    def count_items(self) -> int:
        """Return the number of items that are not deleted."""
        return self._value("SELECT count(*) FROM item WHERE NOT is_deleted") or 0

    def entry(self, identifier: str) -> FeedEntry | None:
        """Return one item, a deleted one too; None where there never was such an item."""
        query = "SELECT change, identifier, path, is_deleted FROM item WHERE identifier = ?"
        row = self._connection.execute(query, (identifier,)).fetchone()
        return FeedEntry(row[0], row[1], row[2], bool(row[3])) if row else None

    def newest(self, spec: str | None, before: int | None, limit: int) -> Sequence[FeedEntry]:
        """Return the items of a set, or of the feed, that are not deleted and changed last, the newest first."""
        number = 0 if spec is None else self._set_number(spec)
        upto = self.head + 1 if before is None else before
        found = self._connection.execute(queries.NEWEST, (number, upto, limit))
        return [FeedEntry(change, identifier, path, False) for change, identifier, path in found]

    def set_name(self, spec: str) -> str | None:
        """Return the name of a set, or None where none is listed."""
        row = self._connection.execute("SELECT name FROM feed_set WHERE spec = ? AND name != ''", (spec,)).fetchone()
        return str(row[0]) if row else None

    def sets(self, after: int, limit: int) -> Sequence[FeedSet]:
        """Return the listed sets whose number is greater than `after`."""
        query = (
            "SELECT number, spec, name, description FROM feed_set "
            "WHERE number > ? AND name != '' ORDER BY number LIMIT ?"
        )
        return [FeedSet(*row) for row in self._connection.execute(query, (after, limit))]

    def span(self, first: int | None, last: int | None) -> tuple[int, int]:
        """Return the changes whose datestamps lie in the window (seconds, inclusive): after one, up to another."""
        after = 0 if first is None else self._value(queries.SPAN_START, first) or 0
        upto = self.head if last is None else self._value(queries.SPAN_END, last) or 0
        return after, upto

    def count(self, prefix: str, spec: str | None, after: int, upto: int) -> int:
        """Return how many records a list has. The states of one newest change share the answer."""
        key = (self.lineage, self.head, prefix, spec, after, upto)
        if key not in self._counts:
            self._counts[key] = self._count(prefix, spec, after, upto)
        return self._counts[key]

    def page(self, prefix: str, spec: str | None, after: int, upto: int, limit: int) -> FeedPage:
        """Return the first `limit` records of a list."""
        number = self._formats[prefix].number
        if spec is None:
            found = self._connection.execute(queries.page_of_all(number), (after, upto, limit + 1))
        else:
            place = (self._set_number(spec), after, upto, limit + 1)
            found = self._connection.execute(queries.page_of_set(number), place)
        rows, has_more = _fitting(found, limit)
        check_rows(rows)
        return FeedPage(list(self._runs(rows)), len(rows), rows[-1][0] if rows else after, has_more)

    def record(self, prefix: str, identifier: str) -> FeedRun | None:
        """Return one record, as a run of one."""
        found = self._connection.execute(queries.record_of(self._formats[prefix].number), (identifier,))
        rows: list[Row] = found.fetchall()
        check_rows(rows)
        return next(self._runs(rows), None)

    def check(self, after: int, limit: int) -> int:
        """Compare some items behind a change with their checksums, in every format; return the change to continue at.

        Raises IndexDamaged. At the end of the feed it is 0.
        """
        query = "SELECT change FROM item WHERE change > ? ORDER BY change LIMIT ?"
        changes: list[int] = [change for (change,) in self._connection.execute(query, (after, limit))]
        size = 0
        for change in changes:
            for known in self._formats.values():
                found = self._connection.execute(queries.page_of_all(known.number), (change - 1, change, 1))
                rows: list[Row] = found.fetchall()
                check_rows(rows)
                size += sum(len(row[2]) for row in rows)
            if size > _MOST_CHECKED:
                return change
        return changes[-1] if len(changes) == limit else 0

    def _runs(self, rows: list[Row]) -> Iterator[FeedRun]:
        """Split rows in the order of changes where the datestamp changes."""
        start = 0
        while start < len(rows):
            last, stamp = self._connection.execute(queries.STAMP_OF, (rows[start][0],)).fetchone()
            end = bisect_right(rows, last, start, key=itemgetter(0))
            yield FeedRun(stamp, rows[start:end])
            start = end

    def _count(self, prefix: str, spec: str | None, after: int, upto: int) -> int:
        number = 0 if spec is None else self._set_number(spec)
        mask = 1 << self._formats[prefix].number
        return self._value(queries.COUNT, number, after, upto, mask) or 0

    def _set_number(self, spec: str) -> int:
        return self._value("SELECT number FROM feed_set WHERE spec = ?", spec) or -1

    def _value(self, query: str, *arguments: object) -> int | None:
        row = self._connection.execute(query, arguments).fetchone()
        return row[0] if row else None
