"""The numbers of a unit in AtoM's sheets: its reference code as AtoM builds it, and all others with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from catalog import reference_codes
from catalog.drafts.archive_number import level_of_number
from catalog.drafts.draft_builder import Entry
from catalog.drafts.reference import levels_of
from catalog.model import Record, ReferenceCode, write_leaves
from catalog.standards import codes
from catalog.standards.sheets.atom_cells import joined, values_of
from catalog.standards.sheets.table import Cell
from catalog.vocabularies import IdentifierKind, Level

__all__ = ["NUMBERS", "accessions_of", "cells_of", "number_below", "write_numbers"]

NUMBERS = "/identifiers/*/value"
_WHOLE = "Reference code"
"""The label of the whole code, where archive and number do not say it: AtoM has one number for each unit."""
_NO_LABEL = "Other number"
"""AtoM demands a label for each number."""
_KINDS = {kind.value.casefold(): kind.value for kind in IdentifierKind}


def number_below(code: ReferenceCode, above: ReferenceCode | None) -> str:
    """Return what a code adds to that of the unit above, where it begins with that."""
    shared = 0
    if above and above.repository == code.repository and code.levels[: len(above.levels)] == above.levels:
        shared = len(above.levels)
    numbers = [part.number for part in code.levels[shared:]]
    return "-".join(numbers) or (write_leaves(code.leaves) if code.leaves and shared else "")


def accessions_of(record: Record) -> Iterator[str]:
    """Yield the numbers of accessions, which have a column of their own."""
    return (each.value for each in record.identifiers if each.kind is IdentifierKind.ACCESSION)


def _numbers_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every other number behind its label."""
    if record.reference_code and not _is_said_by_one_number(record.reference_code, record.level):
        yield _WHOLE, codes.words(record.reference_code)
    if record.ark:
        yield IdentifierKind.ARK.value, record.ark
    for each in record.identifiers:
        if each.kind is not IdentifierKind.ACCESSION:
            yield each.system or (each.kind.value if each.kind else _NO_LABEL), each.value


def _is_said_by_one_number(code: ReferenceCode, level: Level) -> bool:
    own = [(part.level.value, part.number) for part in code.levels]
    return not (code.leaves or code.year or code.microfilm) and own in (
        [],
        [(level_of_number(level.value), number) for _, number in own[:1]],
    )


def write_numbers(entry: Entry, numbers: Cell | None, labels: Cell | None, accessions: Cell | None) -> None:
    """Write other numbers, each with the label beside it: the kind that it names, or else the system."""
    for value in _values(accessions):
        entry.line(NUMBERS, value, accessions.place if accessions else "", {"kind": IdentifierKind.ACCESSION.value})
    pairs = zip_longest(_values(numbers), values_of(labels.text if labels else ""))
    for value, label in pairs:
        if value and not (label == _WHOLE and _write_code(entry, value)):
            entry.line(NUMBERS, value, numbers.place if numbers else "", _labelled(label or ""))


def _labelled(label: str) -> dict[str, str]:
    kind = _KINDS.get(label.casefold())
    return {"kind": kind} if kind else {"system": label} if label not in ("", _NO_LABEL) else {}


def _write_code(entry: Entry, words: str) -> bool:
    """Write a whole reference code in the place of the unit's number; return whether it could be read."""
    code = entry.document.setdefault("reference_code", {})
    if any(one.repository and one.parts for one in reference_codes.parse(words).references):
        entry.document["reference_code"] = {"as_written": words}
        return True
    own = level_of_number(entry.document.get("level", ""))
    levels = list(levels_of(words, code.get("repository", ""), own))
    if not levels or levels == [(own, words)]:
        return False
    entry.document["reference_code"] = {"repository": code["repository"], **dict(levels)}
    return True


def _values(cell: Cell | None) -> Sequence[str]:
    return [word for word in values_of(cell.text) if word] if cell else []


def cells_of(record: Record) -> dict[str, str]:
    """Return the cells of the other numbers."""
    pairs = list(_numbers_of(record))
    return {
        "alternativeIdentifiers": joined(number for _, number in pairs),
        "alternativeIdentifierLabels": joined(label for label, _ in pairs),
    }
