"""atom-csv: AtoM's template of ISAD(G) descriptions, for `csv:import` and the import page of AtoM 2.

A unit has one row, and below it one for each other language of its words; the rows of a unit are before those of its
parts, in archival order. What AtoM has no column for is a general note behind its name. A bar parts values in AtoM,
which cannot write one: in a value it becomes `¦`. AtoM shows one digital object for each unit, and fetches it from the
address. A cell that a spreadsheet would take for a formula has an apostrophe before it. When a sheet is imported again,
an id that is a number alone gets `atom-` before it, as the ids of AtoM do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import orjson

from catalog.model import Catalogue, Record, ReferenceCode, table
from catalog.model.public_form import public_form
from catalog.standards import codes
from catalog.standards.archival_order import place_among_siblings, place_of_code
from catalog.standards.component_tree import ComponentTree, DescribedUnit, ImpliedUnit
from catalog.standards.format import Enclosure, Format
from catalog.standards.sheets import atom_containers, atom_events, atom_numbers
from catalog.standards.sheets.atom_cells import SEVERAL, joined
from catalog.standards.sheets.atom_columns import COLUMNS, HEADINGS
from catalog.standards.sheets.atom_voice import Voice, voices_of
from catalog.standards.sheets.write_csv import csv_row
from catalog.vocabularies import Level

__all__ = ["FORMAT", "AtomSheet"]

_RANKS = {level: rank for rank, level in enumerate(Level) if level.is_aggregation}
Cells = dict[str, str]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the rows of a record, with their ends: its own, and one for each other language."""
    own = record.without_inherited()
    return _written(_rows(own, catalogue), record.part_of or "", own.reference_code, None)


def _rows(record: Record, catalogue: Catalogue) -> list[Cells]:
    return [_cells(record, voice) for voice in voices_of(record, catalogue)]


def _cells(record: Record, voice: Voice) -> Cells:
    """Return what is in a row but where the unit lies."""
    said = {heading: _cell(record, voice, heading) for heading in HEADINGS}
    if voice.is_own:
        said |= atom_numbers.cells_of(record) | atom_events.cells_of(record) | atom_containers.cells_of(record)
    return {**said, "culture": voice.culture.replace("-", "_")}


def _cell(record: Record, voice: Voice, heading: str) -> str:
    column = COLUMNS.get(heading.lower())
    values = column.says(record, voice) if column and column.says else ()
    return joined(filter(None, values), column.between if column else SEVERAL)


def _written(rows: Sequence[Cells], parent: str, code: ReferenceCode | None, above: ReferenceCode | None) -> bytes:
    """Return rows below the unit that they lie in. AtoM keeps the archive at the top, for all that lies below."""
    own, *others = rows
    archive = codes.archive_name(code) if code and not (above and above.repository == code.repository) else ""
    number = atom_numbers.number_below(code, above) if code else ""
    own = {**own, "parentId": parent, "repository": archive, "identifier": number}
    return b"".join(csv_row([table.guarded(row[heading]) for heading in HEADINGS]) for row in (own, *others))


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomSheet(Format):
    """A format whose rows are in the order of the tree: AtoM knows a parent only when its row was before."""

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield the sheet row by row; up to the last record what is written is on the disk, not in memory."""
        with ComponentTree() as tree:
            for number, record in enumerate(records):
                _plant(tree, public_form(record), number, catalogue)  # the gate that `encode` is behind
            tree.settle()
            yield self.many.opening
            yield from _in_the_tree(tree)


def _plant(tree: ComponentTree, record: Record, number: int, catalogue: Catalogue) -> None:
    own = record.without_inherited()
    code = own.reference_code
    units = codes.units(code)[1:] if code else ()
    for above, unit in zip((None, *(each.set_spec for each in units)), units, strict=False):
        if not tree.implies(unit.set_spec, named=False):
            place = place_of_code(unit.code)
            tree.imply(ImpliedUnit(unit.set_spec, above, place, "", False, "", None, b"", b""))
    body = {"rows": _rows(own, catalogue), "code": code.model_dump(mode="json") if code else None}
    tree.describe(
        DescribedUnit(
            id=record.id,
            spec=units[-1].set_spec if units else None,
            rank=_RANKS.get(record.level),
            part_of=record.part_of,
            place=place_among_siblings(own.sequence, code if units else None, number),
            level=record.level.value,
            other_level=None,
            head=(record.part_of or "").encode(),
            body=orjson.dumps(body),
        )
    )


def _in_the_tree(tree: ComponentTree) -> Iterator[bytes]:
    """Yield the rows of each unit below those of the nearest unit above it that has any."""
    lies_in: list[tuple[int, str, ReferenceCode | None]] = []
    for component in tree.walk():
        while lies_in and lies_in[-1][0] >= component.depth:
            lies_in.pop()
        if not component.body:  # a unit that codes name, and nothing describes
            continue
        body = orjson.loads(component.body)
        code = ReferenceCode.model_validate(body["code"]) if body["code"] else None
        parent, above = lies_in[-1][1:] if lies_in else (component.head.decode(), None)
        yield _written(body["rows"], parent, code, above)
        lies_in.append((component.depth, body["rows"][0]["legacyId"], code))


FORMAT = AtomSheet(
    name="atom-csv",
    title="Sheet of descriptions for AtoM (CSV)",
    media_type="text/csv",
    extension="atom.csv",
    encode=encode,
    many=Enclosure(opening=csv_row(HEADINGS)),
)
