"""The importers of finding aids, EAD 2002 and EAD3: every unit becomes a record, below the one it is part of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from catalog.findings import Finding
from catalog.importers.draft import Draft, Left, Refusal
from catalog.importers.finding_aid.unit import Context, entry_of
from catalog.importers.identifier import free_id, slug
from catalog.importers.importer import Importer
from catalog.importers.source import Source, Unreadable
from catalog.importers.xml_source import local, parse_xml, text_of

__all__ = ["IMPORTERS"]

_EAD3 = "http://ead3.archivists.org/schema/"
_ROOT = re.compile(rb"<(?:[\w-]+:)?ead[\s>]")
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?")


def _recognises(name: str, source: Source) -> bool:
    head = source.opening
    is_ead3 = _EAD3.encode() in head
    return bool(_ROOT.search(head)) and is_ead3 == (name == "ead3")


def _read(name: str, source: Source) -> Iterator[Draft | Refusal]:
    try:
        root = parse_xml(source)
    except Unreadable as unreadable:
        yield source.refuse(name, unreadable.finding)
        return
    archdesc = next((each for each in root.iter() if local(each) == "archdesc"), None)
    if local(root) != "ead" or archdesc is None:
        hint = "A finding aid is an <ead> with an <archdesc> in it."
        yield source.refuse(name, Finding("no-finding-aid", "The file is no finding aid.", hint=hint))
        return
    unmapped = Counter({_path(each): 1 for each in root if each is not archdesc})
    drafts = []
    for draft, passed_over in _units(name, source, root, archdesc):
        unmapped.update(passed_over)
        drafts.append(draft)
    left = tuple(Left(f"{count} times", place=path) for path, count in sorted(unmapped.items()))
    yield replace(drafts[0], left=(*drafts[0].left, *left))
    yield from drafts[1:]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit that is still to be read, and the record it is part of."""

    element: etree._Element
    context: Context


def _units(
    name: str, source: Source, root: etree._Element, archdesc: etree._Element
) -> Iterator[tuple[Draft, Counter[str]]]:
    """Yield the draft of every unit, parents first, with the paths that were passed over in it."""
    base = slug(_identifier(root)) or slug(source.name.rpartition(".")[0]) or "finding-aid"
    waiting = [_Unit(archdesc, Context(base))]
    taken: set[str] = set()
    while waiting:
        unit = waiting.pop()
        entry, passed_over = entry_of(unit.element, unit.context)
        wanted = entry.document.get("id") or _own_id(unit, base)
        entry.document["id"] = free_id(wanted, taken)
        taken.add(entry.document["id"])
        place = f"line {unit.element.sourceline}"
        yield entry.draft(source.provenance(name, place), taken), passed_over
        below = unit.context.below(entry)
        children = list(_components(unit.element))
        waiting += [_Unit(child, replace(below, number=n)) for n, child in reversed(list(enumerate(children, 1)))]


def _components(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the components right below a unit, through the <dsc> they may stand in."""
    for child in element:
        if local(child) == "dsc":
            yield from _components(child)
        elif _COMPONENT.fullmatch(local(child)):
            yield child


def _own_id(unit: _Unit, base: str) -> str:
    """Return an id: the component's own within the finding aid, or its number in the tree."""
    if not unit.context.parent:
        return base
    own = slug(unit.element.get("id", ""))
    if own:
        return own if own.startswith(base) else f"{base}-{own}"
    return f"{unit.context.parent}-{unit.context.number}"


def _identifier(root: etree._Element) -> str:
    """Return the identifier of the finding aid."""
    for element in root.iter():
        if local(element) in ("recordid", "eadid"):
            return text_of(element) or element.get("identifier", "")
    return ""


def _path(element: etree._Element) -> str:
    return f"/{local(element.getroottree().getroot())}/{local(element)}"


IMPORTERS = (
    Importer("ead3", "Finding aids in EAD3", partial(_recognises, "ead3"), partial(_read, "ead3")),
    Importer("ead2002", "Finding aids in EAD 2002", partial(_recognises, "ead2002"), partial(_read, "ead2002")),
)
