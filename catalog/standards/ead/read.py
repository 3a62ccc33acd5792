"""The importers of finding aids, EAD 2002, EAD3 and EAD 4: every unit becomes a record, below the one it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from catalog.drafts.deletions import deletion_by, deletion_of, is_deleted_status
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.identifier import free_id, slug
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.drafts.unread_words import Piece, ignore_unread
from catalog.drafts.xml_source import OaiHeader, line_of
from catalog.findings import Finding
from catalog.standards.ead.ead4_words import EAD3, NAMESPACES
from catalog.standards.ead.enclosed import finding_aids_within
from catalog.standards.ead.read_place import number_of
from catalog.standards.ead.read_tree import (
    Survey,
    Unit,
    survey,
    walk,
)
from catalog.standards.ead.read_unit import Context, complete, entry_of, unread

__all__ = ["IMPORTERS"]

_ROOT = re.compile(rb"<(?:[\w-]+:)?ead[\s>]")


def _recognises(name: str, source: Source) -> bool:
    head = source.opening
    return bool(_ROOT.search(head)) and name == _edition(head)


def _edition(head: bytes) -> str:
    """Return the edition whose namespace is declared; EAD 2002 has been written without one."""
    if any(f'"{each}"'.encode() in head or f"'{each}'".encode() in head for each in NAMESPACES):
        return "ead4"
    return "ead3" if EAD3.encode() in head else "ead2002"


def _read(name: str, source: Source) -> Iterator[Draft | Refusal]:
    try:
        found = survey(source)
        if found.is_finding_aid:
            yield from _drafts(name, source, found)
            return
        enclosed = False
        for aid in finding_aids_within(source):
            enclosed = True
            if isinstance(aid, OaiHeader):
                yield source.refuse(name, deletion_of(aid.identifier, aid.datestamp))
            else:
                yield from _drafts(name, aid, survey(aid))
        if enclosed:
            return
    except Unreadable as unreadable:
        yield source.refuse(name, unreadable.finding)
        return
    hint = "A finding aid is an <ead> with an <archdesc> in it."
    yield source.refuse(name, Finding("no-finding-aid", "The file is not a finding aid.", hint=hint))


def _drafts(name: str, source: Source, found: Survey) -> Iterator[Draft | Refusal]:
    """Yield the draft of every unit, parents first; the first says what was ignored in all of them."""
    if is_deleted_status(found.status):
        yield source.refuse(name, deletion_by("maintenance status", found.identifier))
        return
    base = slug(found.identifier) or slug(source.name.rpartition(".")[0]) or "finding-aid"
    ignored = tuple(found.ignored.once())
    attributes: set[Piece] = set()
    reserved, taken = set(found.own_names), set(found.own_names)
    for unit in walk(source):
        context = Context(base) if unit.above is None else replace(unit.above.context, number=unit.place)
        described = [*unit.element[: unit.described], *found.late.get(unit.number, ())]
        entry = entry_of(unit.element, context, described)
        found.head.write(entry)
        if unit.above is None:
            found.head.write_history(entry)
        wanted = entry.document.get("id") or _own_id(unit, context, base)
        is_own = "id" in entry.document and wanted in reserved
        entry.document["id"] = wanted if is_own else free_id(wanted, taken)
        taken.add(entry.document["id"])
        entry.identify(unit.element.get("id", "") or number_of(unit.element), found.agency)
        if unit.above is None:
            entry.origin.update({"identifier": found.identifier} if found.identifier else {})
        complete(entry, context.title if unit.above else found.head.title)
        ignore_unread(entry, _each_attribute_once(unread(unit.element, described), attributes))
        if is_own:
            reserved.discard(wanted)
        unit.context = context.below(entry)
        draft = replace(entry.draft(source.provenance(name, _name_of(unit)), taken), names_record=is_own)
        yield draft if unit.above else replace(draft, ignored=(*draft.ignored, *ignored), assumed=_assumptions(found))


def _assumptions(found: Survey) -> tuple[str, ...]:
    """Return what is assumed of the whole finding aid, in place of a question for each of its units."""
    said = ((found.without_level, "names", "name", _BY_PLACE), (found.without_title, "has", "have", _BY_WHAT_IS_KNOWN))
    return tuple(
        f"1 unit {of_one} {assumed}" if units == 1 else f"{units:,} units {of_several} {assumed}"
        for units, of_one, of_several, assumed in said
        if units
    )


_BY_PLACE = "no level. With parts each is a series or subseries, without parts a file or, in a file, an item."
_BY_WHAT_IS_KNOWN = "no title. Each is called by its date, its number or the first words about it."


def _each_attribute_once(pieces: Iterable[Piece], seen: set[Piece]) -> Iterator[Piece]:
    """Yield pieces, but of an attribute that thousands of elements have with one value only the first."""
    for words, place in pieces:
        path = place.partition(" ")[2].partition(" ")[2]
        if "@" not in path:
            yield words, place
        elif (words, path) not in seen:
            seen.add((words, path))
            yield words, place


def _name_of(unit: Unit) -> str:
    """Return how the unit is found in the file; where lines are not counted any more, its number is said too."""
    line = line_of(unit.element)
    return line if line.startswith("line") else f"unit {unit.number}, {line}"


def _own_id(unit: Unit, context: Context, base: str) -> str:
    """Return an id: the component's own within the finding aid, or its number in the tree."""
    if not context.parent:
        return base
    own = slug(unit.element.get("id", ""))
    if own:
        return own if own.startswith(base) else f"{base}-{own}"
    return f"{context.parent}-{context.number}"


IMPORTERS = (
    Importer("ead4", "Finding aids in EAD 4", partial(_recognises, "ead4"), partial(_read, "ead4")),
    Importer("ead3", "Finding aids in EAD3", partial(_recognises, "ead3"), partial(_read, "ead3")),
    Importer("ead2002", "Finding aids in EAD 2002", partial(_recognises, "ead2002"), partial(_read, "ead2002")),
)
