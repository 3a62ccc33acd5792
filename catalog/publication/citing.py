"""Citing what is in a catalogue: records found by their ids, or by the reference codes of their documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog import citation, reference_codes
from catalog.citation import Citation, Form, Options
from catalog.errors import UnknownRecord, UsageError
from catalog.model import Record, ReferenceCode
from catalog.publication.selection import named
from catalog.reference_codes import overlaps, same_unit
from catalog.storage import CatalogueFolder
from catalog.validation import read

__all__ = ["cited", "found"]

_RECORD_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_SHOWN = 100
_DIGITS = re.compile(r"[0-9]+")


def cited(
    folder: CatalogueFolder,
    asked: Sequence[str],
    *,
    style: str = "chicago",
    form: str | None = None,
    locale: str | None = None,
    options: Options | None = None,
    page: Callable[[str], str] | None = None,
) -> tuple[Citation, ...]:
    """Cite the records that ids or reference codes name: one in a form of a style, several as a bibliography.

    `page` gives the address of a record's page by its id, for records that state no address of their own.
    Raises UsageError where a style has no such form or locale, or where `found` does.
    """
    chosen = options or Options()
    citation.find(style)
    records = list({record.id: record for one in asked for record in [found(folder, one)]}.values())
    if len(records) > 1:
        form = form or Form.BIBLIOGRAPHY
        records = citation.ordered(records, style=style, locale=locale)
    return tuple(
        citation.cite(
            record,
            style=style,
            form=form,
            locale=locale,
            options=replace(chosen, address=page(record.id)) if page else chosen,
        )
        for record in records
    )


def found(folder: CatalogueFolder, asked: str) -> Record:
    """Return the one record of an id, or of a reference code in any form that archives and scholars write.

    Raises UsageError where there is none, where it was withdrawn, or where a code means several; InvalidRecord
    where the document of an id is no record.
    """
    if _RECORD_ID.fullmatch(asked):
        return named(folder, asked)
    shown = asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}..."
    codes = [one.code for one in reference_codes.parse(asked).references if one.code]
    if len(codes) != 1:
        fault = "is neither the id of a record nor a reference code" if not codes else "holds several reference codes"
        raise UsageError(f"{shown!r} {fault}; write for example `GARF, f. 5446, op. 98, d. 721, ll. 170-190`.")
    records = _at(folder, codes[0])
    if len(records) > 1:
        names = ", ".join(sorted(record.id for record in records)[:5])
        more = ", ..." if len(records) > 5 else ""
        raise UsageError(f"{shown!r} means {len(records):,} records; name one by its id: {names}{more}.")
    if not records:
        raise UnknownRecord(shown, by_code=True)
    return records[0]


def _at(folder: CatalogueFolder, code: ReferenceCode) -> list[Record]:
    """Return the records of a unit, those of the very leaves first, if leaves are named and some have them."""
    clue = _clue(code)
    records = []
    for document in folder.documents():
        if clue in document.text:
            record = read(document).record
            if record and record.may_leave and _lies_at(record, code):
                records.append(record)
    exact = [record for record in records if any(own.leaves == code.leaves for own in _codes(record))]
    return exact or records


def _clue(code: ReferenceCode) -> bytes:
    """Return digits that every document of the unit must hold, so that the others need not be read."""
    numbers = [found for part in code.levels for found in _DIGITS.findall(part.number)]
    return max(numbers, key=len, default="").encode()


def _lies_at(record: Record, code: ReferenceCode) -> bool:
    return any(same_unit(own, code) and overlaps(own.leaves, code.leaves) for own in _codes(record))


def _codes(record: Record) -> list[ReferenceCode]:
    """Return where the document is kept, and where its texts are."""
    kept = [text.kept_at for text in record.texts if isinstance(text.kept_at, ReferenceCode)]
    return [record.reference_code, *kept] if record.reference_code else kept
