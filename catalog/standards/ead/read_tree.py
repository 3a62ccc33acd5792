"""A walk through a finding aid unit by unit, parents first, at a memory that does not grow with its units.

A unit is described before its first component, as a rule. What follows its components is found by a survey of
the whole, made before, which counts too what has no place in a record.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from catalog.drafts.source import Source
from catalog.drafts.xml_source import local, stream_parts, text_of
from catalog.standards.ead.ignored_paths import IgnoredPaths
from catalog.standards.ead.read_ead4 import settle, settle_name
from catalog.standards.ead.read_head import Head, read_head
from catalog.standards.ead.read_place import own_name
from catalog.standards.ead.read_unit import Context, has_no_level, ignored, is_titled_by_what_is_known

__all__ = ["Survey", "Unit", "survey", "walk"]

_COMPONENTS = frozenset({"c", *(f"c{number:02}" for number in range(1, 13))})
_CONTAINERS = ("archdesc", "archDesc", "dsc", "descriptionOfComponents", "c")
_TAGS = tuple(f"{{*}}{name}" for name in (*_CONTAINERS, *(f"c{number:02}" for number in range(1, 13))))


@dataclass(slots=True)
class Unit:
    """A unit that is being read: its number in the whole and among its brothers, and where those below it are."""

    element: etree._Element
    above: Unit | None = None
    number: int = 0
    place: int = 1
    below: int = 0
    described: int | None = None
    """How many elements describe it before its first component. The parser may have read further already."""
    context: Context = field(default_factory=lambda: Context(""))
    """Where the units below it are."""


@dataclass(slots=True)
class Survey:
    """What a finding aid is, and what a walk cannot see when it comes to a unit."""

    identifier: str = ""
    agency: str = ""
    """Who keeps the finding aid, by the code of the agency."""
    status: str = ""
    """Whether it is new, revised or deleted, as its history of maintenance says."""
    is_finding_aid: bool = False
    head: Head = field(default_factory=Head)
    late: dict[int, list[etree._Element]] = field(default_factory=dict)
    """What follows the components of a unit, by its number."""
    own_names: set[str] = field(default_factory=set)
    """The ids that units have as records, which no other unit is given."""
    ignored: IgnoredPaths = field(default_factory=IgnoredPaths)
    """Paths that nothing is made of, and how often they occur."""
    without_level: int = 0
    """How many components name no level."""
    without_title: int = 0
    """How many have no title, and are called by what is known of them."""


def survey(source: Source) -> Survey:
    """Look through a finding aid. Raises Unreadable where it is no XML."""
    found = Survey()
    top: Unit | None = None
    for event, unit in _events(source):
        root = unit.element.getroottree().getroot()
        if event == "described" and top is None:
            top, found.identifier, found.is_finding_aid = unit, _identifier(root), local(root) == "ead"
            found.agency, found.status = _agency(root), _status(root)
        if event == "ended":
            found.own_names.add(own_name(unit.element))
            found.without_level += unit.above is not None and has_no_level(unit.element)
            found.without_title += unit.above is not None and is_titled_by_what_is_known(unit.element)
            found.ignored.add(ignored(unit.element, is_top=unit.above is None))
            late = [each for each in unit.element[unit.described or 0 :] if not _is_below(each)]
            if late:
                found.late[unit.number] = [copy.deepcopy(each) for each in late]
    if top is not None:
        found.head = read_head(top.element.getroottree().getroot(), top.element)
        found.ignored.add(found.head.ignored)
    return found


def walk(source: Source) -> Iterator[Unit]:
    """Yield every unit when it is described, the unit above before those below. Raises Unreadable."""
    for event, unit in _events(source):
        if event == "described":
            yield unit


def _events(source: Source) -> Iterator[tuple[str, Unit]]:
    """Yield each unit twice: when it is described, and when it has ended; then it is emptied."""
    open_units: list[Unit] = []
    number = 0
    for event, element in stream_parts(source, ("start", "end"), _TAGS):
        above = open_units[-1] if open_units else None
        if event == "start":
            settle_name(element)
            if above is None and number == 0 and local(element) == "archdesc":
                settle(element.itersiblings(preceding=True))
                open_units.append(Unit(element))
            elif above is not None and (branch := _branch(element, above.element)) is not None:
                if above.described is None:
                    above.described = above.element.index(branch)
                    settle(above.element[: above.described])
                    yield "described", above
                number, above.below = number + 1, above.below + 1
                open_units.append(Unit(element, above, number, above.below))
        elif above is not None and element is above.element:
            settle(each for each in element if not _is_below(each))
            if above.described is None:
                above.described = len(element)
                yield "described", above
            yield "ended", open_units.pop()
            number = max(number, 1)
            _forget(element)


def _branch(element: etree._Element, above: etree._Element) -> etree._Element | None:
    """Return the child of the unit above that a component is or lies in: itself, or a <dsc>; None where it is none."""
    branch = element
    while (parent := branch.getparent()) is not None and parent is not above:
        if local(parent) != "dsc":
            return None
        branch = parent
    return branch if parent is not None and local(element) in _COMPONENTS else None


def _is_below(element: etree._Element) -> bool:
    name = local(element)
    return not name or name == "dsc" or name in _COMPONENTS


def _forget(element: etree._Element) -> None:
    """Empty a unit, and take away the empty ones before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None and _is_below(before):
        parent.remove(before)


def _identifier(root: etree._Element) -> str:
    """Return the identifier of the finding aid."""
    for element in root.iter("{*}recordid", "{*}eadid"):
        return text_of(element) or element.get("identifier", "")
    return ""


def _status(root: etree._Element) -> str:
    for element in root.iter("{*}maintenancestatus", "{*}maintenanceStatus"):
        return element.get("value", "") or text_of(element)
    return ""


def _agency(root: etree._Element) -> str:
    """Return the code of the agency that the identifier is one of: EAD 2002 has it beside it, EAD3 in an element."""
    stated = (each.get("mainagencycode", "") for each in root.iter("{*}eadid"))
    written = (text_of(each) for each in root.iterfind("{*}control/{*}maintenanceagency/{*}agencycode"))
    return next(filter(None, (*stated, *written)), "")
