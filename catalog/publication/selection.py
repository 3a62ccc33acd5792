"""Which records are exported: those that are named, those of a unit or a set, what changed, or every published one."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from catalog import reference_codes
from catalog.errors import UnknownRecord, UsageError
from catalog.findings import Finding
from catalog.model import Catalogue, Record, ReferenceCode
from catalog.publication.feed_sets import sets_of
from catalog.storage import CatalogueFolder, FeedReader
from catalog.validation import read

__all__ = ["Report", "Selection", "named", "published", "select"]

_RECORD_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_UNIT_PATH = re.compile(r"[^/\s,:;]+(?:/[^/\s,:;]+)*")


class Report(Protocol):
    """Called for each document that is skipped."""

    def __call__(self, finding: Finding, /) -> None:
        """Take one finding."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for. Nothing at all is every published record.

    `names` are ids of records, or reference codes of units: `GARF/5446/98`, or as scholars write them. `in_set` is a
    setSpec of the feed; `since` keeps what was published or changed in the feed on that day or later.
    """

    names: tuple[str, ...] = ()
    in_set: str | None = None
    since: dt.date | None = None


def select(folder: CatalogueFolder, selection: Selection, report: Report) -> Iterator[Record]:
    """Yield the records that are asked for.

    Records named by their ids come in that order, drafts too, for they were asked for; all others are published ones,
    in the order of their files, and a document with errors is reported and skipped. Raises UsageError for
    an id that is not there or was withdrawn, for a name that is neither id nor reference code, at the end for a unit
    or a set that no record is in, and for `since` without a feed; InvalidRecord where the document of an id is no
    record. That nothing changed since a day is no misuse.
    """
    ids = tuple(name for name in selection.names if _RECORD_ID.fullmatch(name))
    units = [
        _Place(f"No published record lies in {name[:100]!r}.", _unit(name))
        for name in selection.names
        if name not in ids
    ]
    sets = [_set(selection.in_set, folder.settings)] if selection.in_set is not None else []
    is_new = _since(selection.since, folder) if selection.since else _always
    for record_id in ids:
        record = named(folder, record_id)
        if _is_in(sets, record) and is_new(record):
            yield record
    if units or not ids:
        wanted = frozenset(ids)
        for record in published(folder, report):
            if _is_in(units, record) and _is_in(sets, record) and is_new(record) and record.id not in wanted:
                yield record
    for place in (*units, *sets):
        place.demand()


def published(folder: CatalogueFolder, report: Report) -> Iterator[Record]:
    """Yield every published record; a document with errors is reported and skipped."""
    for document in folder.documents():
        outcome = read(document)
        if outcome.record is None:
            for finding in outcome.errors:
                report(finding)
        elif outcome.record.is_published:
            yield outcome.record.public()


def named(folder: CatalogueFolder, record_id: str) -> Record:
    """Return the record with this id.

    Raises UsageError where it is not there, is internal or was withdrawn, InvalidRecord where its document is no
    record.
    """
    document = folder.find(record_id)
    if document is None:
        raise UnknownRecord(record_id)
    record = read(document).demand()
    withdrawn = record.administration.withdrawn
    if withdrawn:
        raise UsageError(f"The record {record_id!r} was withdrawn on {withdrawn.date}: {withdrawn.reason}")
    return record.public()


Condition = Callable[[Record], bool]


def _unit(name: str) -> Condition:
    """Return whether a record lies in the unit that a path or a reference code names."""
    if "/" in name and _UNIT_PATH.fullmatch(name):
        spec = name.casefold().replace("/", ":")
        return lambda record: spec in _specs_of(record.reference_code)
    codes = [one.code for one in reference_codes.parse(name).references if one.code]
    if not codes:
        raise UsageError(
            f"{name[:100]!r} is neither the id of a record nor a reference code; write GARF/5446/98, or "
            "'GARF, f. 5446, op. 98'."
        )
    return lambda record: any(_lies_in(code, record) for code in codes)


def _specs_of(code: ReferenceCode | None) -> Sequence[str]:
    return reference_codes.set_specs(code) if code else ()


def _lies_in(unit: ReferenceCode, record: Record) -> bool:
    return record.reference_code is not None and reference_codes.contains(unit, record.reference_code)


def _always(record: Record) -> bool:
    return True


class _Place:
    """A unit or a set that is asked for, whether any record was found there, and what is said where there is none."""

    def __init__(self, message: str, holds: Condition) -> None:
        self._message = message
        self._holds = holds
        self._is_empty = True

    def holds(self, record: Record) -> bool:
        """Whether a record is there."""
        is_there = self._holds(record)
        self._is_empty = self._is_empty and not is_there
        return is_there

    def demand(self) -> None:
        """Raise UsageError where nothing was found: who asks for a place that is not there has mistyped it."""
        if self._is_empty:
            raise UsageError(self._message)


def _is_in(places: Sequence[_Place], record: Record) -> bool:
    """Whether a record is in one of the places, or none is asked for; each of them is looked into."""
    found = [place.holds(record) for place in places]
    return not found or any(found)


def _set(spec: str, settings: Catalogue) -> _Place:
    message = f"No record that is asked for is in the set {spec!r}."
    return _Place(message, lambda record: any(one.spec == spec for one in sets_of(record, settings)))


def _since(day: dt.date, folder: CatalogueFolder) -> Condition:
    """Return whether the feed announced a record on a day or later, by the datestamps that harvesters see."""
    if not folder.index_path.exists():
        raise UsageError("--since goes by the datestamps of the feed, and nothing is published yet: `catalog publish`.")
    start = int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
    reader = FeedReader(folder.index_path)
    with reader.view(int(time.time())) as view:
        after, _ = view.span(start, None)

    def is_new(record: Record) -> bool:
        with reader.view(int(time.time())) as view:
            entry = view.entry(folder.settings.oai_identifier(record.id))
        return entry is not None and entry.change > after

    return is_new
