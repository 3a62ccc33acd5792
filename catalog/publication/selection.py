"""Which records are exported: those that are named, those of a unit or a set, what changed, or every published one."""

from __future__ import annotations

import datetime as dt
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from catalog import reference_codes
from catalog.errors import UnknownRecord, UsageError
from catalog.findings import Finding
from catalog.languages.transliteration import transliterate
from catalog.model import Catalogue, Record, ReferenceCode
from catalog.model.public_form import hides_description, public_form
from catalog.publication.feed_sets import sets_of
from catalog.publication.files_on_disk import with_files
from catalog.publication.original_order import in_original_order
from catalog.publication.units_of_files import UnitsOfFiles, today
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
    setSpec of the feed; `since` keeps what was published or changed in the feed on that day or later. `with_parts`
    takes all that is part of the records named by their ids too.
    """

    names: tuple[str, ...] = ()
    in_set: str | None = None
    since: dt.date | None = None
    with_parts: bool = False


def select(folder: CatalogueFolder, selection: Selection, report: Report) -> Iterator[Record]:
    """Yield the records that are asked for.

    Records named by their ids come in that order, drafts too, for they were asked for; all others are published ones,
    each unit before what lies in it, in their original order, and a document with errors is reported and skipped.
    Raises UsageError for an id that is not there or was withdrawn, for a name that is neither id nor reference code, at
    the end for a unit or a set that no record is in, and for `since` without a feed; InvalidRecord where the document
    of an id is no record. That nothing changed since a day is no misuse.
    """
    ids = tuple(name for name in selection.names if _RECORD_ID.fullmatch(name))
    within = [
        _Place(f"No published record lies in {name[:100]!r}.", _unit(name))
        for name in selection.names
        if name not in ids
    ]
    sets = [_set(selection.in_set, folder.settings)] if selection.in_set is not None else []
    is_new = _since(selection.since, folder) if selection.since else _always
    units = UnitsOfFiles(folder)
    for record_id in ids:
        record = named(folder, record_id, units)
        if _is_in(sets, record) and is_new(record):
            yield record
    parts = [_parts_of(frozenset(ids), units)] if ids and selection.with_parts else []
    if within or parts or not ids:
        wanted = frozenset(ids)
        found = (
            record
            for record in published(folder, report, units)
            if _is_in([*within, *parts], record) and _is_in(sets, record) and is_new(record) and record.id not in wanted
        )
        yield from in_original_order(found) if units.are_there() else found
    for place in (*within, *sets):
        place.demand()


def published(folder: CatalogueFolder, report: Report, units: UnitsOfFiles) -> Iterator[Record]:
    """Yield every published record as the public may see it today; a document with errors is reported and skipped."""
    day = today()
    for document in folder.documents():
        outcome = read(document)
        record = outcome.record
        if record is None:
            for finding in outcome.errors:
                report(finding)
        elif record.is_published and not hides_description(record, above := units.above(record), day):
            yield with_files(public_form(record, above, day), document.path.parent, folder)


def named(folder: CatalogueFolder, record_id: str, units: UnitsOfFiles) -> Record:
    """Return the record with this id as the public may see it today.

    Raises UsageError where it is not there, is internal, closed with its description or withdrawn, InvalidRecord where
    its document is no record.
    """
    document = folder.find(record_id)
    if document is None:
        raise UnknownRecord(record_id)
    record = read(document).demand()
    withdrawn = record.administration.withdrawn
    if withdrawn:
        raise UsageError(f"The record {record_id!r} was withdrawn on {withdrawn.date}: {withdrawn.reason}")
    return with_files(public_form(record, units.above(record), today()), document.path.parent, folder)


Condition = Callable[[Record], bool]


def _unit(name: str) -> Condition:
    """Return whether a record lies in the unit that a path or a reference code names."""
    if "/" in name and _UNIT_PATH.fullmatch(name):
        spec = transliterate(name).casefold().replace("/", ":")
        return lambda record: spec in _specs_of(record.reference_code)
    codes = [one.code for one in reference_codes.parse(name).references if one.code]
    if not codes:
        raise UsageError(
            f"{name[:100]!r} is neither the id of a record nor a reference code; write GARF/5446/98, or "
            "'GARF, f. 5446, op. 98'."
        )
    return lambda record: any(_lies_in(code, record) for code in codes)


def _parts_of(ids: frozenset[str], units: UnitsOfFiles) -> _Place:
    """Return the place of what is part of records. A record without parts is itself, and that is no mistake."""
    return _Place("", lambda record: not ids.isdisjoint(units.ids_above(record)))


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
    message = f"None of these records is in the set {spec!r}."
    return _Place(message, lambda record: any(one.spec == spec for one in sets_of(record, settings)))


def _since(day: dt.date, folder: CatalogueFolder) -> Condition:
    """Return whether the feed announced a record on a day or later, by the datestamps that harvesters see."""
    if not os.path.lexists(folder.index_path):
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
