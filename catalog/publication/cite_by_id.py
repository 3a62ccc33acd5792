"""Citing what is in a catalogue: records found by their ids, or by the reference codes of their documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from catalog import citation, reference_codes
from catalog.citation import Citation, Form, Heading, Options, PlaceAlone
from catalog.citation.description import address
from catalog.errors import UnknownRecord, UsageError
from catalog.findings import Finding
from catalog.model import Record, ReferenceCode
from catalog.publication.selection import Report, Selection, named, published, select
from catalog.publication.units_of_files import UnitsOfFiles
from catalog.reference_codes import contains, overlaps, same_unit
from catalog.storage import CatalogueFolder
from catalog.validation import read

__all__ = ["Manner", "chosen", "cited", "found", "in_order", "record_of"]

_RECORD_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_UNIT_PATH = re.compile(r"[^/\s,:;]+(?:/[^/\s,:;]+)+")
_SHOWN = 100
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Manner:
    """How records are cited. At most one of `chain`, `in_one_note` and `grouped` is asked for."""

    style: str = "chicago"
    form: str | None = None
    locale: str | None = None
    options: Options = field(default_factory=Options)
    chain: bool = False
    """One note after the other, each knowing those before it."""
    in_one_note: bool = False
    """All of them in one note."""
    grouped: bool = False
    """A list under headings of archives and their largest units."""
    page: Callable[[str, str | None], str] | None = None
    """The address of a record by its id and its ARK, for records that state no address of their own."""

    def check(self) -> None:
        """Raise UsageError for a style that there is not, and for what does not go together."""
        citation.find(self.style)
        if sum((self.chain, self.in_one_note, self.grouped)) > 1:
            raise UsageError("Ask for one of --chain, --one-note and --grouped.")
        if self.chain and self.form:
            raise UsageError("A chain of notes chooses the form of each note itself: leave out --form.")


def cited(records: Sequence[Record], manner: Manner) -> tuple[Citation | Heading, ...]:
    """Cite records: one in a form of a style, several as a list in the order of the style, or as `manner` says.

    Raises UsageError where a style has no such form or locale.
    """
    if manner.page:
        records = [_with_page(record, manner.page) for record in records]
    style, form, locale, options = manner.style, manner.form, manner.locale, manner.options
    if manner.chain:
        return citation.chain(records, style=style, locale=locale, options=options)
    if manner.grouped:
        return tuple(citation.grouped(records, style=style, form=form, locale=locale, options=options))
    if manner.in_one_note:
        if form == Form.IN_TEXT:
            notes = citation.bibliography(records, style=style, form=form, locale=locale, options=options)
        else:
            notes = tuple(citation.cite(one, style=style, form=form, locale=locale, options=options) for one in records)
        return (citation.one_note(notes, style),)
    if len(records) == 1:
        return (citation.cite(records[0], style=style, form=form, locale=locale, options=options),)
    if form == Form.REPEATED:
        raise UsageError("What a repeated note says depends on the note before it: use --chain instead of --form.")
    return citation.bibliography(records, style=style, form=form, locale=locale, options=options)


def _with_page(record: Record, page: Callable[[str, str | None], str]) -> Record:
    """Return a record with the address of its page, where it states no address."""
    has_address = isinstance(record, PlaceAlone) or address(record, Options())
    return record if has_address else record.revised(url=page(record.id, record.ark))


def chosen(folder: CatalogueFolder, selection: Selection, report: Report) -> list[Record]:
    """Return the records to cite, each once, in the order they are named: ids, codes of documents, and units.

    A code without a record is the place itself. What is not named but selected comes in the order of the files.
    Raises UsageError as `select` and `found` do.
    """
    if not selection.names or selection.in_set or selection.since:
        return list(select(folder, selection, report))
    records = [record for name in selection.names for record in _meant(folder, name, report)]
    return list({(record.id, record.title.text): record for record in records}.values())


def in_order(folder: CatalogueFolder, names: Sequence[str], report: Report) -> list[Record]:
    """Return the records of a chain of notes: as they are named, each as often as it is."""
    return [record for name in names for record in _meant(folder, name, report)]


def record_of(folder: CatalogueFolder, key: str) -> Record | None:
    """Return the record of an id that may be no record's; raise UsageError for one that was withdrawn."""
    try:
        return named(folder, key, UnitsOfFiles(folder)) if _RECORD_ID.fullmatch(key) else None
    except UnknownRecord:
        return None


def _meant(folder: CatalogueFolder, asked: str, report: Report) -> list[Record]:
    """Return the record of an id; those of the very place of a code; those within it; or the place alone."""
    if _RECORD_ID.fullmatch(asked):
        return [named(folder, asked, UnitsOfFiles(folder))]
    if _UNIT_PATH.fullmatch(asked):
        return list(select(folder, Selection((asked,)), report))
    code = _code(asked)
    records = _at(folder, code)
    if not records:
        everything = published(folder, _ignored, UnitsOfFiles(folder))
        records = [one for one in everything if _lies_within(one, code)]
    return records or [PlaceAlone.of(code)]


def _ignored(_finding: Finding) -> None:
    """Say nothing of a document with errors: who asks for a code asks for nothing of it."""


def _lies_within(record: Record, unit: ReferenceCode) -> bool:
    return record.reference_code is not None and contains(unit, record.reference_code)


def found(folder: CatalogueFolder, asked: str) -> Record:
    """Return the one record of an id, or of a reference code in any form that archives and scholars write.

    Raises UsageError where there is none, where it was withdrawn, or where a code means several; InvalidRecord
    where the document of an id is no record.
    """
    if _RECORD_ID.fullmatch(asked):
        return named(folder, asked, UnitsOfFiles(folder))
    shown = _shown(asked)
    records = _at(folder, _code(asked))
    if len(records) > 1:
        names = ", ".join(sorted(record.id for record in records)[:5])
        more = ", ..." if len(records) > 5 else ""
        raise UsageError(f"{shown!r} means {len(records):,} records; name one by its id: {names}{more}.")
    if not records:
        raise UnknownRecord(shown, by_code=True)
    return records[0]


def _shown(asked: str) -> str:
    return asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}..."


def _code(asked: str) -> ReferenceCode:
    codes = [one.code for one in reference_codes.parse(asked).references if one.code]
    if len(codes) != 1:
        fault = "is neither the id of a record nor a reference code" if not codes else "holds several reference codes"
        raise UsageError(f"{_shown(asked)!r} {fault}; write for example `GARF, f. 5446, op. 98, d. 721, ll. 170-190`.")
    return codes[0]


def _at(folder: CatalogueFolder, code: ReferenceCode) -> list[Record]:
    """Return the records of a unit, those of the very leaves first, if leaves are named and some have them."""
    clue, units = _clue(code), UnitsOfFiles(folder)
    records = []
    for document in folder.documents():
        if clue in document.text:
            record = read(document).record
            public = units.public(record) if record and _lies_at(record, code) else None
            if public:
                records.append(public)
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
